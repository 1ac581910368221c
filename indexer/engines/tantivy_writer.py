"""The one writer of a tantivy index."""

from __future__ import annotations

from pathlib import Path

import tantivy

from archive.errors import ArchiveError, IndexUnavailable
from indexer.document import IndexDocument
from indexer.engines.tantivy_document import decode, encode
from indexer.engines.tantivy_errors import engine_errors
from indexer.engines.tantivy_schema import ID
from indexer.engines.writing_frame import WritingFrame

_MOST_WAITING = 2_000
"""Documents added between two commits: tantivy keeps a queue that is not bounded in bytes."""


class TantivyWriter(WritingFrame):
    """Changes an index. A context manager: commits at the end, rolls back on an error.

    A commit has every file synced to the disk; the folder itself is synced by the caller.
    A bulk writer also commits in between, so that its memory is bounded.
    """

    def __init__(self, folder: Path, writer: tantivy.IndexWriter, bulk: bool) -> None:
        self._folder = folder
        self._writer: tantivy.IndexWriter | None = writer
        self._bulk = bulk
        self._waiting = 0

    def replace(self, document: IndexDocument) -> None:
        """Put this document in, in place of an older one with the same item id."""
        self.delete(document.item_id)
        self.add_encoded(encode(document))

    def add_encoded(self, encoded: bytes) -> None:
        """Add a document that ``encode`` made; its id must not be in yet."""
        with engine_errors(self._folder, "written"):
            self._open().add_document(decode(encoded))
        self._waiting += 1
        if self._bulk and self._waiting >= _MOST_WAITING:
            self.commit()

    def delete(self, item_id: str) -> None:
        """Take the document out; nothing happens when it is not in."""
        with engine_errors(self._folder, "written"):
            self._open().delete_documents_by_term(ID, item_id)

    def commit(self) -> None:
        """Make all changes so far durable, visible to searchers opened from now on."""
        with engine_errors(self._folder, "written"):
            self._open().commit()
        self._waiting = 0

    @property
    def _is_open(self) -> bool:
        return self._writer is not None

    def _roll_back(self) -> None:
        """Drop what was not committed; the error that led here matters more than ours."""
        try:
            with engine_errors(self._folder, "written"):
                self._open().rollback()
        except ArchiveError:
            return

    def _close(self) -> None:
        """Let merges end, remove files that no segment names, and give the lock back."""
        writer, self._writer = self._writer, None
        if writer is None:
            return
        try:
            with engine_errors(self._folder, "written"):
                writer.garbage_collect_files()
                writer.wait_merging_threads()
        except ArchiveError:
            return  # what was committed is whole; the next writer tidies up

    def _open(self) -> tantivy.IndexWriter:
        if self._writer is None:
            raise IndexUnavailable("The writer of the search index was closed.")
        return self._writer
