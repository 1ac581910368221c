"""The one writer of a Whoosh index."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from whoosh.index import FileIndex
from whoosh.reading import IndexReader, SegmentReader, TermNotFound
from whoosh.util.filelock import LockBase

from archive.errors import ArchiveError, IndexUnavailable
from indexer.document import IndexDocument
from indexer.engines.whoosh_errors import engine_errors
from indexer.engines.whoosh_schema import ID, decode, encode
from indexer.engines.writing_frame import WritingFrame

_SMALL_MEMORY = 32  # MB of postings before they go to temporary files
_BULK_MEMORY = 96
_MOST_SEGMENTS = 8
_WORTH_MERGING = 4  # a segment joins those that are together at least 1/4 as large


class WhooshWriter(WritingFrame):
    """Changes an index. A context manager: commits at the end, rolls back on an error.

    Whoosh's writer ends with each commit and cannot replace what it was given since the
    last one, so that changes are gathered here by item id. ``lock`` is held throughout.
    """

    def __init__(self, folder: Path, index: FileIndex, lock: LockBase, bulk: bool) -> None:
        self._folder = folder
        self._index: FileIndex | None = index
        self._lock = lock
        self._memory = _BULK_MEMORY if bulk else _SMALL_MEMORY
        self._writer: Any = None  # Whoosh's, from the first change on
        self._changes: dict[str, bytes | None] = {}
        self._added: set[str] = set()  # ids that Whoosh's writer was given

    def replace(self, document: IndexDocument) -> None:
        """Put this document in, in place of an older one with the same item id."""
        self._change(document.item_id, encode(document))

    def add_encoded(self, encoded: bytes) -> None:
        """Add a document that ``encode`` made; its id must not be in yet."""
        with engine_errors(self._folder, "written"):
            document = decode(encoded)
            self._begun().add_document(**document.fields())
            self._added.add(document.item_id)

    def delete(self, item_id: str) -> None:
        """Take the document out; nothing happens when it is not in."""
        self._change(item_id, None)

    def commit(self) -> None:
        """Make all changes so far durable, visible to searchers opened from now on."""
        with engine_errors(self._folder, "written"):
            self._open()
            self._apply()
            writer, self._writer = self._writer, None
            self._added = set()
            if writer is not None:
                writer.commit(mergetype=_merge_small)

    @property
    def _is_open(self) -> bool:
        return self._index is not None

    def _roll_back(self) -> None:
        """Nothing was written yet; closing drops it."""

    def _change(self, item_id: str, encoded: bytes | None) -> None:
        """Keep a change until the commit. A document just added must be committed first."""
        self._open()
        if item_id in self._added:
            self.commit()
        self._changes[item_id] = encoded

    def _apply(self) -> None:
        """Give the gathered changes to Whoosh."""
        changes, self._changes = self._changes, {}
        if not changes:
            return
        writer = self._begun()
        with self._open().reader() as reader:  # type: ignore[no-untyped-call]
            for item_id in changes:
                for number in _documents(reader, item_id):
                    writer.delete_document(number)
        for encoded in changes.values():
            if encoded is not None:
                writer.add_document(**decode(encoded).fields())

    def _begun(self) -> Any:  # noqa: ANN401 (Whoosh's writer has no types)
        if self._writer is None:
            self._writer = self._open().writer(limitmb=self._memory)
        return self._writer

    def _open(self) -> FileIndex:
        if self._index is None:
            raise IndexUnavailable("The writer of the search index was closed.")
        return self._index

    def _close(self) -> None:
        """Drop what was not committed and give the lock back."""
        self._index = None
        self._changes = {}
        writer, self._writer = self._writer, None
        try:
            if writer is not None:
                with engine_errors(self._folder, "written"):
                    writer.cancel()
        except ArchiveError:
            pass  # what led here matters more
        finally:
            self._lock.release()


def _documents(reader: IndexReader, item_id: str) -> list[int]:
    """The documents with this id: one, or none."""
    try:
        return list(reader.postings(ID, item_id).all_ids())
    except TermNotFound:
        return []


def _merge_small(
    writer: Any,  # noqa: ANN401 (Whoosh's writer has no types)
    segments: Sequence[Any],
) -> list[Any]:
    """Merge the smallest segments into the one being written, so that few remain.

    Each document is rewritten a number of times that grows with the logarithm of all.
    """
    ordered = sorted(segments, key=lambda segment: segment.doc_count_all())
    total = writer.doc_count()
    merged = 0
    for segment in ordered:
        size = segment.doc_count_all()
        if size > total * _WORTH_MERGING and len(ordered) - merged <= _MOST_SEGMENTS:
            break
        total += size
        merged += 1
    for segment in ordered[:merged]:
        reader = SegmentReader(writer.storage, writer.schema, segment)
        writer.add_reader(reader)
        reader.close()
    return ordered[merged:]
