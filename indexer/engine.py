"""The port that every search engine fits: ours, whatever the engine calls things.

No engine's type or exception crosses it. An engine works in one folder (a generation)
that holds nothing else; :mod:`indexer.generations.folders` decides which folder is live.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Protocol, Self, runtime_checkable

from indexer.document import IndexDocument
from indexer.query import Query
from indexer.results import ResultPage, SearchRequest

Crossed = Mapping[str, Mapping[str, Mapping[str, Mapping[str, int]]]]
"""Field, its value, another field, its value: how many documents have both values."""


class Searcher(Protocol):
    """One snapshot of an index; it does not change while it is held. Thread-safe."""

    @property
    def change_number(self) -> int:
        """The newest entry of the archive's change log that the snapshot surely holds."""
        ...

    def search(self, request: SearchRequest) -> ResultPage:
        """Answer one request; total, hits and facets come from this snapshot."""
        ...

    def terms(self, field: str, prefix: str, limit: int) -> list[tuple[str, int]]:
        """Up to ``limit`` terms of a text field that start so, in code point order.

        Each with the number of its documents, removed ones included until the engine
        tidies up: what is shown to people must be counted by a search first.
        """
        ...

    def document_count(self) -> int:
        """How many documents the snapshot holds."""
        ...

    def item_ids(self) -> Iterable[str]:
        """The ids of all documents, in any order (for checking)."""
        ...

    def close(self) -> None:
        """Give back files; using the searcher afterwards is an error."""
        ...


@runtime_checkable
class CrossCounter(Protocol):
    """What a searcher offers besides where it can count several facets together quickly."""

    def crossed(self, query: Query, fields: Sequence[str], within: Sequence[str]) -> Crossed | None:
        """The documents of a query by each value of ``fields``, and in it by ``within``.

        None where there are too many values to count them exactly in one pass.
        """
        ...


class IndexWriter(Protocol):
    """Changes an index. A context manager: commits at the end, rolls back on an error."""

    def replace(self, document: IndexDocument) -> None:
        """Put this document in, in place of an older one with the same item id."""
        ...

    def add_encoded(self, encoded: bytes) -> None:
        """Add a document that ``SearchEngine.encode`` made; its id must not be in yet."""
        ...

    def delete(self, item_id: str) -> None:
        """Take the document out; nothing happens when it is not in."""
        ...

    def commit(self) -> None:
        """Make all changes so far durable and visible to searchers opened from now on."""
        ...

    def __enter__(self) -> Self: ...

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None: ...


class SearchEngine(Protocol):
    """One engine over one folder."""

    name: str

    @property
    def folder(self) -> Path:
        """The folder that the engine keeps its files in."""
        ...

    def create(self) -> None:
        """Make an empty index in the folder (which must be empty or missing)."""
        ...

    def writer(self, bulk: bool = False) -> IndexWriter:
        """The one writer; ``bulk`` is for building a whole index at once.

        Raises :class:`archive.errors.ArchiveLocked` when another writer is open.
        """
        ...

    def searcher(self, change_number: int = 0) -> Searcher:
        """A searcher over the newest commit, which is known to hold this change number.

        Raises :class:`archive.errors.IndexUnavailable` when it cannot be opened.
        """
        ...

    def encode(self, document: IndexDocument) -> bytes:
        """A document as bytes that another process can hand to ``add_encoded``."""
        ...

    def publish(self) -> None:
        """Make the index known outside as the live one, where it lies outside the folder.

        Done again, it changes nothing.
        """
        ...

    def remove(self) -> None:
        """Take away what lies outside the folder; the folder itself goes next."""
        ...
