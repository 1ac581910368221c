"""How often one client may ask. Addresses are held in memory only, and for minutes.

The limit holds for one worker process; `archive serve` runs one, so it holds for all.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

import falcon

from web.operation.client_address import ClientAddress

MOST_CLIENTS = 50_000
"""More clients at once are not told apart: the oldest are forgotten."""

KEPT = 60.0
"""Seconds after which a client's bucket is full again and its address is of no use."""

TYPING = "/api/v1/suggest"
"""Has a bucket of its own: who types much can still search."""

EXEMPT = ("/static/", "/health/", "/favicon.ico", "/robots.txt")


class RateLimit:
    """Falcon middleware: a bucket of ``per_minute`` requests a client, which fills steadily.

    ``per_minute`` 0 is no limit. Requests of this machine itself are not limited.
    """

    def __init__(
        self,
        per_minute: int,
        clients: ClientAddress,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._size = per_minute
        self._clients = clients
        self._clock = clock
        self._lock = threading.Lock()
        self._sweeper: threading.Timer | None = None
        self._buckets: dict[str, tuple[float, float]] = {}  # client → what is left, when

    def process_request(self, req: falcon.Request, resp: falcon.Response) -> None:
        """Refuse a request too many with 429 and the seconds to wait."""
        if not self._size or req.path.startswith(EXEMPT):
            return
        client = self._clients.of(req)
        own = f"{client} {TYPING}" if req.path == TYPING else client
        wait = self._take(own) if client else 0.0
        if wait:
            raise falcon.HTTPTooManyRequests(headers={"Retry-After": str(int(wait) + 1)})

    def _take(self, client: str) -> float:
        """Take one request out of a client's bucket; the seconds until there is one again."""
        now = self._clock()
        with self._lock:
            left, since = self._buckets.pop(client, (float(self._size), now))
            left = min(float(self._size), left + (now - since) * self._size / 60)
            enough = left >= 1
            self._buckets[client] = (left - 1 if enough else left, now)
            if len(self._buckets) > MOST_CLIENTS:
                self._forget(now)
            if self._sweeper is None:
                self._sweep_later()
        return 0.0 if enough else (1 - left) * 60 / self._size

    def _forget(self, now: float) -> None:
        """Forget who has not asked for a minute, whose bucket is full again; else the oldest."""
        old = self._old(now)
        for client in old or [next(iter(self._buckets))]:
            del self._buckets[client]

    def _old(self, now: float) -> list[str]:
        return [client for client, (_, since) in self._buckets.items() if now - since > KEPT]

    def _sweep_later(self) -> None:
        """Addresses are forgotten even when nobody asks any more."""
        self._sweeper = threading.Timer(KEPT, self.sweep)
        self._sweeper.daemon = True
        self._sweeper.start()

    def sweep(self) -> None:
        """Forget everyone who has not asked for a minute; look again while anyone is left."""
        with self._lock:
            for client in self._old(self._clock()):
                del self._buckets[client]
            self._sweeper = None
            if self._buckets:
                self._sweep_later()
