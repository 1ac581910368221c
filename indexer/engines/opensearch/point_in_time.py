"""A snapshot of an index in the cluster, which stays the same while documents change.

It lies on the nodes that were asked, one copy of each shard. When one of them goes, or the
snapshot was not used for a long time, a new one is opened: it holds at least as much.
"""

from __future__ import annotations

import time
from contextlib import suppress
from threading import Lock
from typing import Any

from opensearchpy.exceptions import TransportError

from archive.errors import ArchiveError, IndexUnavailable
from indexer import time_budget
from indexer.engines.opensearch.cluster_errors import (
    is_gone,
    is_lost_search,
    is_temporary,
    translated,
)
from indexer.engines.opensearch.connection import Connection

KEPT = "10m"
"""How long an unused snapshot is kept."""

PATIENCE = 10.0
"""Seconds that one search may take with every retry."""

_PAUSE = 0.25

_ALL_OR_NOTHING = {
    "allow_partial_search_results": "false",
    "search_type": "dfs_query_then_fetch",  # scores do not depend on the shard
}


class PointInTime:
    """One snapshot. Thread-safe."""

    def __init__(self, connection: Connection, index: str) -> None:
        """``index`` may be an alias: a new snapshot is of what it names by then."""
        self._connection = connection
        self._index = index
        self._turn = Lock()
        self._id: str | None = None
        self._closed = False
        self._id = self._opened(PATIENCE)

    def search(self, body: dict[str, Any]) -> Any:  # noqa: ANN401 (JSON)
        """The answer to a search in the snapshot: all of it, or an error of ours."""
        ends = time.monotonic() + PATIENCE
        while True:
            time_budget.check()
            opened = self._current(ends)
            pit = {"id": opened, "keep_alive": KEPT}
            try:
                return self._connection.tried(
                    "POST",
                    "/_search",
                    {**body, "pit": pit},
                    _ALL_OR_NOTHING,
                    patience=max(0.5, ends - time.monotonic()),
                    again=_worth_asking_again,
                )
            except TransportError as error:
                lost = is_lost_search(error) or is_gone(error)  # an alias may lead elsewhere now
                hopeless = not (lost or is_temporary(error))
                if hopeless or time.monotonic() + _PAUSE > ends:
                    raise translated(error, self._connection.settings) from error
                self._forget(opened)
            time.sleep(_PAUSE)

    def close(self) -> None:
        """Give the snapshot back to the cluster."""
        with self._turn:
            self._closed = True
            opened, self._id = self._id, None
        if opened is not None:
            with suppress(ArchiveError):
                self._connection.request(
                    "DELETE", "/_search/point_in_time", {"pit_id": [opened]}, patience=0.0
                )

    def _current(self, ends: float) -> str:
        with self._turn:
            if self._closed:
                raise IndexUnavailable("The search index was closed.")
            if self._id is None:
                self._id = self._opened(max(0.5, ends - time.monotonic()))
            return self._id

    def _opened(self, patience: float) -> str:
        answer = self._connection.request(
            "POST",
            f"/{self._index}/_search/point_in_time",
            patience=patience,
            keep_alive=KEPT,
            allow_partial_pit_creation="false",
        )
        return str(answer["pit_id"])

    def _forget(self, opened: str) -> None:
        """The next search opens a new one, unless another thread has done so already."""
        with self._turn:
            if self._id == opened:
                self._id = None


def _worth_asking_again(error: TransportError) -> bool:
    """Another node may answer; a snapshot that is gone is gone on every node."""
    return is_temporary(error) and not is_lost_search(error)
