"""The engine whose files are Whoosh's, written in Python, over one folder.

Its index holds pickles: only ever open an index that this program made.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from whoosh.index import FileIndex, exists_in
from whoosh.reading import IndexReader
from whoosh.util.filelock import LockBase

from archive.errors import ArchiveLocked, IndexMissing, IndexUnavailable
from indexer.document import IndexDocument
from indexer.engines.whoosh_errors import engine_errors
from indexer.engines.whoosh_schema import encode, make_schema
from indexer.engines.whoosh_searcher import WhooshSearcher
from indexer.engines.whoosh_snapshot import Snapshot
from indexer.engines.whoosh_storage import SyncedStorage
from indexer.engines.whoosh_writer import WhooshWriter

_LOCK = "OWNERLOCK"  # beside Whoosh's own lock, which is free between two commits


class WhooshEngine:
    """One engine over one folder; making it touches nothing on the disk."""

    name = "whoosh"

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
            self._storage().create_index(make_schema())

    def writer(self, bulk: bool = False) -> WhooshWriter:
        """The one writer; ``bulk`` is for building a whole index at once.

        Raises :class:`archive.errors.ArchiveLocked` when another writer is open.
        """
        with engine_errors(self._folder, "written"):
            index = self._index()
            lock: LockBase = self._storage().lock(_LOCK)
            if not lock.acquire():
                raise ArchiveLocked(
                    f"Another process is writing the search index in {self._folder}. "
                    "Wait until it is done."
                )
            return WhooshWriter(self._folder, index, lock, bulk)

    def searcher(self, change_number: int = 0) -> WhooshSearcher:
        """A searcher over the newest commit, which is known to hold this change number.

        Raises :class:`archive.errors.IndexUnavailable` when it cannot be opened.
        """
        with engine_errors(self._folder, "opened"):
            return WhooshSearcher(self._folder, Snapshot(self._reader()), change_number)

    def encode(self, document: IndexDocument) -> bytes:
        """A document as bytes that another process can hand to ``add_encoded``."""
        return encode(document)

    def publish(self) -> None:
        """Nothing to do: all of the index lies in the folder."""

    def remove(self) -> None:
        """Nothing to do: all of the index lies in the folder."""

    def _index(self) -> FileIndex:
        if not exists_in(str(self._folder)):
            raise IndexMissing(
                f"There is no search index in {self._folder}. Build one: archive reindex"
            )
        index: FileIndex = self._storage().open_index()
        return index

    def _reader(self) -> IndexReader:
        index: Any = self._index()
        reader: IndexReader = index.reader()
        return reader

    def _storage(self) -> Any:  # noqa: ANN401 (Whoosh's storage has no types)
        return SyncedStorage(self._folder)
