"""The engine whose indices lie in an OpenSearch cluster, named by a file in one folder."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path

from archive.errors import IndexUnavailable
from indexer.document import IndexDocument
from indexer.engines.opensearch.alias import point_alias
from indexer.engines.opensearch.cluster_settings import ClusterSettings, settings_near
from indexer.engines.opensearch.connection import Connection, connect
from indexer.engines.opensearch.creation import SECONDS, make_index
from indexer.engines.opensearch.mapping import encode, index_body
from indexer.engines.opensearch.pointer import ClusterIndex, read_pointer, write_pointer
from indexer.engines.opensearch.searcher import OpenSearchSearcher
from indexer.engines.opensearch.vocabulary import vocabulary_body
from indexer.engines.opensearch.writer import OpenSearchWriter
from indexer.generations.locks import ProcessLock


class OpenSearchEngine:
    """One engine over one folder; making it touches neither the disk nor the cluster."""

    name = "opensearch"

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @property
    def folder(self) -> Path:
        """The folder with the file that names the indices."""
        return self._folder

    def create(self) -> None:
        """Make empty indices in the cluster, named in the folder, which must be empty."""
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            if any(self._folder.iterdir()):
                raise IndexUnavailable(f"The folder {self._folder} is not empty.")
            connection = self._connection()
            index = ClusterIndex.new(self._settings.index)
            write_pointer(self._folder, index)  # first: what is named can be taken away
        except OSError as error:
            raise IndexUnavailable(
                f"The search index in {self._folder} cannot be made: {error.strerror}."
            ) from error
        make_index(connection, index.vocabulary, vocabulary_body(self._settings.replicas))
        make_index(connection, index.documents, index_body(self._settings))

    def writer(self, bulk: bool = False) -> OpenSearchWriter:
        """The one writer; ``bulk`` is for building a whole index at once.

        Raises :class:`archive.errors.ArchiveLocked` when another writer is open.
        """
        index = read_pointer(self._folder)
        lock = ProcessLock(self._folder / "writer.lock", "is writing the search index")
        if not lock.try_acquire():
            raise lock.locked()
        try:
            connection = self._connection()
            return OpenSearchWriter(connection, index, lock, bulk and _is_empty(connection, index))
        except BaseException:
            lock.release()
            raise

    def searcher(self, change_number: int = 0) -> OpenSearchSearcher:
        """A searcher over the newest commit, which is known to hold this change number.

        Raises :class:`archive.errors.IndexUnavailable` when it cannot be opened.
        """
        index = read_pointer(self._folder)
        return OpenSearchSearcher(
            self._connection(), index.documents, index.vocabulary, change_number
        )

    def encode(self, document: IndexDocument) -> bytes:
        """A document as bytes that another process can hand to ``add_encoded``."""
        return encode(document)

    def index_names(self) -> tuple[str, str]:
        """The cluster's names of the documents and the vocabulary, for its own tools."""
        index = read_pointer(self._folder)
        return index.documents, index.vocabulary

    def publish(self) -> None:
        """Let the cluster's alias of the live index name this one."""
        point_alias(self._connection(), self._settings.index, read_pointer(self._folder))

    def remove(self) -> None:
        """Take the indices away from the cluster; nothing happens where there are none."""
        try:
            names = self.index_names()
        except IndexUnavailable:
            return  # made only half, or damaged: nobody knows its name
        for name in names:
            self._connection().request(
                "DELETE", f"/{name}", seconds=SECONDS, ignore_unavailable="true"
            )

    @cached_property
    def _settings(self) -> ClusterSettings:
        return settings_near(self._folder)

    def _connection(self) -> Connection:
        return connect(self._settings)


def _is_empty(connection: Connection, index: ClusterIndex) -> bool:
    connection.request("POST", f"/{index.vocabulary}/_refresh")
    return not connection.request("GET", f"/{index.vocabulary}/_count")["count"]
