"""A snapshot without what was removed after it was taken: a tombstone counts at once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from archive.catalogue import ChangeKind, ItemCatalogue
from indexer.engine import Searcher
from indexer.query import And, Keyword, Not
from indexer.results import ResultPage, SearchRequest

_CHANGES = 10_000  # entries of the log read at a time


def without_removed(snapshot: Searcher, catalogue: ItemCatalogue) -> Searcher:
    """The snapshot without all that the log says was removed, or hidden, after it."""
    removed: dict[str, None] = {}
    newest, reached = catalogue.last_change(), snapshot.change_number
    while reached < newest and (changes := catalogue.changes(reached, _CHANGES)):
        removed.update((one.item_id, None) for one in changes if one.kind is ChangeKind.REMOVED)
        reached = changes[-1].number
    return WithoutRemoved(snapshot, tuple(removed)) if removed else snapshot


class WithoutRemoved:
    """A :class:`indexer.engine.Searcher` that finds and counts nothing of some items.

    Lists of terms stay those of the snapshot: what is shown of them is counted by a search.
    """

    def __init__(self, searcher: Searcher, removed: Sequence[str]) -> None:
        self._searcher = searcher
        self._removed = frozenset(removed)
        self._kept = Not(Keyword("id", tuple(removed)))

    @property
    def change_number(self) -> int:
        """The newest entry of the archive's change log that the snapshot surely holds."""
        return self._searcher.change_number

    def search(self, request: SearchRequest) -> ResultPage:
        """Answer one request as if the items were not there."""
        return self._searcher.search(replace(request, query=And((request.query, self._kept))))

    def terms(self, field: str, prefix: str, limit: int) -> list[tuple[str, int]]:
        """Up to ``limit`` terms of a text field that start so, in code point order."""
        return self._searcher.terms(field, prefix, limit)

    def document_count(self) -> int:
        """How many documents the snapshot holds, those of the items included."""
        return self._searcher.document_count()

    def item_ids(self) -> Iterable[str]:
        """The ids of all other documents, in any order."""
        return (one for one in self._searcher.item_ids() if one not in self._removed)

    def close(self) -> None:
        """Give back the snapshot's files."""
        self._searcher.close()
