"""Which node is asked next: in turn, and last those that did not answer.

A node that hangs makes others wait for it until the cluster leaves it out, so that for
some seconds every node may seem to hang. Of such the one that failed last is asked first:
it answered longer than the one that began.
"""

from __future__ import annotations

import time
from threading import Lock

AVOIDED = 30.0
"""Seconds that a node is not asked after it failed, while another one is left."""


class NodeChoice:
    """Chooses among nodes by number. Thread-safe."""

    def __init__(self, count: int) -> None:
        self._count = count
        self._next = 0
        self._failed_at: dict[int, float] = {}
        self._turn = Lock()

    def next(self) -> int:
        """The node to ask now."""
        with self._turn:
            before = time.monotonic() - AVOIDED
            in_turn = [(self._next + step) % self._count for step in range(self._count)]
            good = [node for node in in_turn if self._failed_at.get(node, before) <= before]
            chosen = good[0] if good else max(in_turn, key=self._failed_at.__getitem__)
            self._next = chosen + 1
            return chosen

    def worked(self, node: int) -> None:
        """The node answered."""
        with self._turn:
            self._failed_at.pop(node, None)

    def failed(self, node: int) -> None:
        """The node did not answer."""
        with self._turn:
            self._failed_at[node] = time.monotonic()
