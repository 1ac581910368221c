"""Sending many documents: a few requests at once, no more waiting than memory allows.

A node that has too much to do refuses single documents (429); those are sent again a
little later. Whoever fills the sender waits while its requests are under way, so that a
slow cluster slows the building down instead of filling the memory.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from types import TracebackType
from typing import Any, Self

from archive.errors import ArchiveError, IndexUnavailable
from indexer.engines.opensearch.cluster_errors import TOO_MANY, full, is_full
from indexer.engines.opensearch.connection import Connection

CHUNK_BYTES = 2**20
CHUNK_LINES = 1_000
_AT_ONCE = 2
_WAITING = 3  # requests under way or queued
_SECONDS, _FEW_SECONDS = 20.0, 5.0  # for one node to answer: many lines, few lines
_FEW_BYTES = 100_000
_PATIENCE = 60.0  # seconds for a request with all its retries
_FIRST_PAUSE, _LONGEST_PAUSE = 0.2, 5.0
_BUSY = frozenset({TOO_MANY, 502, 503, 504})


class BulkSender:
    """Gathers lines by index and sends them. A context manager; ends with its threads.

    Two lines of the same id must not be sent without :meth:`finish` between them.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._pool = ThreadPoolExecutor(_AT_ONCE, thread_name_prefix="bulk")
        self._under_way: set[Future[None]] = set()
        self._lines: list[bytes] = []
        self._bytes = 0
        self._index = ""

    def send(self, index: str, lines: bytes) -> None:
        """Send the lines of one document, some time before :meth:`finish` is done."""
        if index != self._index:
            self._hand_over()
            self._index = index
        self._lines.append(lines)
        self._bytes += len(lines)
        if self._bytes >= CHUNK_BYTES or len(self._lines) >= CHUNK_LINES:
            self._hand_over()

    def finish(self) -> None:
        """Wait until everything is in. Raises our own error when something is not."""
        self._hand_over()
        self._take(self._under_way)

    def close(self) -> None:
        """Drop what was not handed over, and end."""
        self._lines.clear()
        self._pool.shutdown(wait=True, cancel_futures=True)
        self._under_way.clear()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _hand_over(self) -> None:
        lines, self._lines, self._bytes = self._lines, [], 0
        if not lines:
            return
        while len(self._under_way) >= _WAITING:
            done, _ = wait(self._under_way, return_when="FIRST_COMPLETED")
            self._take(done)
        self._under_way.add(self._pool.submit(_sent, self._connection, self._index, lines))

    def _take(self, futures: set[Future[None]]) -> None:
        for future in list(futures):
            self._under_way.discard(future)
            future.result()


def _sent(connection: Connection, index: str, lines: Sequence[bytes]) -> None:
    """Send lines until each is in or was refused for good."""
    ends = time.monotonic() + _PATIENCE
    pause = _FIRST_PAUSE
    while lines:
        body = b"".join(lines)
        answer = connection.request(
            "POST",
            f"/{index}/_bulk",
            body,
            seconds=_FEW_SECONDS if len(body) < _FEW_BYTES else _SECONDS,
            patience=max(1.0, ends - time.monotonic()),
            timeout="10s",
        )
        if not answer["errors"]:
            return
        lines, problem = _refused(lines, answer["items"], connection)
        if lines and time.monotonic() + pause > ends:
            raise IndexUnavailable(
                f"The OpenSearch cluster ({connection.settings.shown_hosts}) did not take all "
                f"documents in: {problem}. Look at its health, then run the command again."
            )
        time.sleep(pause)
        pause = min(2 * pause, _LONGEST_PAUSE)


def _refused(
    lines: Sequence[bytes], items: Sequence[dict[str, Any]], connection: Connection
) -> tuple[list[bytes], str]:
    """The lines to be sent again, and why; raises what no second try mends."""
    again: list[bytes] = []
    problem = ""
    for line, item in zip(lines, items, strict=True):
        result = next(iter(item.values()))
        error = result.get("error")
        if error is None:
            continue
        problem = str(error.get("reason", error))[:300]
        if is_full(problem):
            raise full(connection.settings)
        if result["status"] not in _BUSY:
            raise ArchiveError(
                f"The OpenSearch cluster refused the document {result['_id']}: {problem}."
            )
        again.append(line)
    return again, problem
