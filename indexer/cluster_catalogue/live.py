"""The live index as a web node sees it: through the cluster's aliases and state alone.

As with an index in a folder, a request keeps one searcher, and one that was replaced is
closed when its last user is done. The searcher goes by the aliases, so that one whose
snapshot goes with a removed index finds the new index by itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from threading import Lock

from archive.errors import ArchiveError, IndexOutdated, IndexUnavailable
from indexer.analysis.token import Analyzer
from indexer.cluster_catalogue.state import IndexState, StateReader
from indexer.engines.opensearch.cluster_settings import ClusterSettings
from indexer.engines.opensearch.connection import connect
from indexer.engines.opensearch.pointer import VOCABULARY
from indexer.engines.opensearch.searcher import OpenSearchSearcher
from indexer.generations.snapshot import Snapshot
from indexer.schema import SCHEMA_VERSION


class ClusterSnapshot(Snapshot):
    """A snapshot of the live index. The forms that were indexed are not in the cluster."""

    def __init__(self, searcher: OpenSearchSearcher, state: IndexState) -> None:
        self._searcher = searcher
        self.cross = None
        self.updated_at = state.updated_at
        self.forms = None


@dataclass(slots=True, eq=False)
class _Open:
    """An open searcher with the state that it was opened at, and how many requests use it."""

    searcher: ClusterSnapshot
    state: IndexState
    users: int = 0
    retired: bool = False

    def close_if_done(self) -> None:
        if self.retired and self.users == 0:
            self.searcher.close()


class Use:
    """One request's hold on a searcher; a context manager that gives it."""

    def __init__(self, live: ClusterLive) -> None:
        self._live = live
        self._open: _Open | None = None

    def __enter__(self) -> Snapshot:
        self._open = self._live._take()
        return self._open.searcher

    def __exit__(self, *error: object) -> None:
        if self._open is not None:
            held, self._open = self._open, None
            self._live._give_back(held)


class ClusterLive:
    """What a web node searches through (:class:`indexer.search.SearcherSource`). Thread-safe."""

    def __init__(self, settings: ClusterSettings, state: StateReader, analyzer: Analyzer) -> None:
        self._settings = settings
        self._state = state
        self._fingerprint = analyzer.fingerprint
        self._turn = Lock()
        self._opening = Lock()
        self._current: _Open | None = None

    def searcher(self) -> Use:
        """``with live.searcher() as searcher``: one snapshot for the whole request.

        Entering raises :class:`archive.errors.IndexUnavailable` when no index opens.
        """
        return Use(self)

    def close(self) -> None:
        """Close the searcher, or let its last user do so."""
        self._replace(None)

    def _take(self) -> _Open:
        self._follow()
        with self._turn:
            if self._current is None:
                raise IndexUnavailable("The search index was closed.")
            self._current.users += 1
            return self._current

    def _give_back(self, held: _Open) -> None:
        with self._turn:
            held.users -= 1
            held.close_if_done()

    def _follow(self) -> None:
        """Open the newest index; where that fails, an older one that is open goes on."""
        state = self._state.index()
        current = self._current
        if current is not None and current.state == state:
            return
        if not self._opening.acquire(blocking=current is None):
            return  # another thread opens it
        try:
            current = self._current
            if current is None or current.state != state:
                self._replace(_Open(self._opened(state), state))
        except ArchiveError:
            if current is None:
                raise
        finally:
            self._opening.release()

    def _opened(self, state: IndexState) -> ClusterSnapshot:
        made, now = (state.schema_version, state.fingerprint), (SCHEMA_VERSION, self._fingerprint)
        if made != now:
            raise IndexOutdated(
                "The index in the cluster was made with another analysis or field table than "
                "this program has. Run the same version here as on the archive's machine, and "
                "there: archive reindex"
            )
        alias = self._settings.index
        searcher = OpenSearchSearcher(
            connect(self._settings), alias, alias + VOCABULARY, state.change
        )
        return ClusterSnapshot(searcher, state)

    def _replace(self, opened: _Open | None) -> None:
        with self._turn:
            before, self._current = self._current, opened
            if before is not None:
                before.retired = True
                before.close_if_done()
