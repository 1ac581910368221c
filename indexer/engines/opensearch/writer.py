"""The one writer of an index in the cluster."""

from __future__ import annotations

import secrets
from contextlib import suppress

from archive.errors import ArchiveError, IndexUnavailable
from indexer.document import IndexDocument
from indexer.engines.opensearch.bulk import BulkSender
from indexer.engines.opensearch.connection import Connection
from indexer.engines.opensearch.mapping import BATCH, decode, delete_line, encode, put_lines
from indexer.engines.opensearch.pointer import ClusterIndex
from indexer.engines.opensearch.vocabulary import VocabularyWriter
from indexer.engines.writing_frame import WritingFrame
from indexer.generations.locks import ProcessLock

_REFRESH_SECONDS, _REFRESH_PATIENCE = 5.0, 120.0  # a refresh goes on where it timed out
_ROLLBACK_SECONDS, _ROLLBACK_PATIENCE = 300.0, 10.0


class OpenSearchWriter(WritingFrame):
    """Changes an index. A context manager: commits at the end, rolls back on an error.

    New documents are sent as they come and become visible with the commit; changes are
    gathered here by item id until then. ``lock`` is held throughout.
    """

    def __init__(
        self, connection: Connection, index: ClusterIndex, lock: ProcessLock, fresh: bool
    ) -> None:
        self._connection = connection
        self._index = index
        self._lock = lock
        self._sender: BulkSender | None = BulkSender(connection)
        self._vocabulary = VocabularyWriter(connection, index.vocabulary, fresh)
        self._changes: dict[str, bytes | None] = {}
        self._batch = secrets.token_hex(8)
        self._added = False

    def replace(self, document: IndexDocument) -> None:
        """Put this document in, in place of an older one with the same item id."""
        self._open()
        self._changes[document.item_id] = encode(document)

    def add_encoded(self, encoded: bytes) -> None:
        """Add a document that ``encode`` made; its id must not be in yet."""
        self._added = True
        self._put(self._open(), encoded)
        if self._vocabulary.is_full:
            self._vocabulary.flush(self._open())

    def delete(self, item_id: str) -> None:
        """Take the document out; nothing happens when it is not in."""
        self._open()
        self._changes[item_id] = None

    def commit(self) -> None:
        """Make all changes so far durable and visible to searchers opened from now on."""
        sender = self._open()
        sender.finish()  # what was added may be changed again
        self._added = False  # from here on a commit that fails is done again, not undone
        changes, self._changes = self._changes, {}
        for item_id, encoded in changes.items():
            if encoded is None:
                sender.send(self._index.documents, delete_line(item_id))
            else:
                self._put(sender, encoded)
        sender.finish()
        self._vocabulary.flush(sender)
        self._refresh(self._index.vocabulary)  # a document without its terms is worse than these
        self._refresh(self._index.documents)
        self._batch = secrets.token_hex(8)

    @property
    def _is_open(self) -> bool:
        return self._sender is not None

    def _put(self, sender: BulkSender, encoded: bytes) -> None:
        document = decode(encoded)
        sender.send(self._index.documents, put_lines(document, self._batch))
        self._vocabulary.add(document.terms)

    def _roll_back(self) -> None:
        """Take out what was added; the error that led here matters more than ours."""
        if not self._added:
            return
        with suppress(ArchiveError):
            self._open().finish()
        with suppress(ArchiveError):
            self._connection.request(
                "POST", f"/{self._index.documents}/_refresh", patience=_ROLLBACK_PATIENCE
            )
            self._connection.request(
                "POST",
                f"/{self._index.documents}/_delete_by_query",
                {"query": {"term": {BATCH: {"value": self._batch}}}},
                seconds=_ROLLBACK_SECONDS,
                patience=_ROLLBACK_PATIENCE,
                conflicts="proceed",
                refresh="true",
            )

    def _refresh(self, index: str) -> None:
        self._connection.request(
            "POST", f"/{index}/_refresh", seconds=_REFRESH_SECONDS, patience=_REFRESH_PATIENCE
        )

    def _close(self) -> None:
        sender, self._sender = self._sender, None
        self._changes = {}
        if sender is not None:
            sender.close()
        self._lock.release()

    def _open(self) -> BulkSender:
        if self._sender is None:
            raise IndexUnavailable("The writer of the search index was closed.")
        return self._sender
