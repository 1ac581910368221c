"""The default engine: tantivy, embedded, over one folder."""

from __future__ import annotations

from pathlib import Path

import tantivy

from archive.errors import IndexMissing, IndexUnavailable
from indexer.document import IndexDocument
from indexer.engines.tantivy_document import encode
from indexer.engines.tantivy_errors import engine_errors
from indexer.engines.tantivy_schema import make_schema
from indexer.engines.tantivy_searcher import TantivySearcher
from indexer.engines.tantivy_writer import TantivyWriter

_SMALL_HEAP = 15_000_000  # bytes; the least that tantivy takes for one thread
_BULK_HEAP = 60_000_000


class TantivyEngine:
    """One engine over one folder; making it touches nothing on the disk."""

    name = "tantivy"

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @property
    def folder(self) -> Path:
        """The folder that the engine keeps its files in."""
        return self._folder

    def create(self) -> None:
        """Make an empty index in the folder, which must be empty or missing."""
        with engine_errors(self._folder, "made"):
            self._folder.mkdir(parents=True, exist_ok=True)
            if any(self._folder.iterdir()):
                raise IndexUnavailable(f"The folder {self._folder} is not empty.")
            tantivy.Index(make_schema(), path=str(self._folder), reuse=False)

    def writer(self, bulk: bool = False) -> TantivyWriter:
        """The one writer; ``bulk`` is for building a whole index at once.

        Raises :class:`archive.errors.ArchiveLocked` when another writer is open.
        """
        with engine_errors(self._folder, "written"):
            heap = _BULK_HEAP if bulk else _SMALL_HEAP
            return TantivyWriter(self._folder, self._index().writer(heap, 1), bulk)

    def searcher(self, change_number: int = 0) -> TantivySearcher:
        """A searcher over the newest commit, which is known to hold this change number.

        Raises :class:`archive.errors.IndexUnavailable` when it cannot be opened.
        """
        with engine_errors(self._folder, "opened"):
            index = self._index()
            return TantivySearcher(self._folder, index.schema, index.searcher(), change_number)

    def encode(self, document: IndexDocument) -> bytes:
        """A document as bytes that another process can hand to ``add_encoded``."""
        return encode(document)

    def publish(self) -> None:
        """Nothing to do: all of the index lies in the folder."""

    def remove(self) -> None:
        """Nothing to do: all of the index lies in the folder."""

    def _index(self) -> tantivy.Index:
        """The index as it is on the disk; it does not watch for commits by itself."""
        if not (self._folder / "meta.json").is_file():
            raise IndexMissing(
                f"There is no search index in {self._folder}. Build one: archive reindex"
            )
        index = tantivy.Index.open(str(self._folder))
        index.config_reader("manual")
        return index
