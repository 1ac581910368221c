"""A snapshot without what was removed after it was taken: a tombstone counts at once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from indexer.engine import Searcher
from indexer.query import And, Keyword, Not
from indexer.results import ResultPage, SearchRequest


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
