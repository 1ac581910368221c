"""A load generator that holds a rate: every request has its time, whatever came before.

Latencies count from the planned time, so that a service that stalls pays for all requests
that should have been sent meanwhile (no coordinated omission).
"""

from __future__ import annotations

import http.client
import itertools
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field

from bench.cost import Figures, spread

_TIMEOUT = 30.0
_PAGE_HEADERS = {"Accept": "text/html", "Accept-Encoding": "gzip"}
_DATA_HEADERS = {"Accept": "application/json", "Accept-Encoding": "identity"}

Check = Callable[[str, bytes], bool]
"""Whether the body that came for an address is as it must be."""


@dataclass(slots=True)
class Load:
    """What came of all requests; ``wrong`` counts answers that a check refused."""

    latencies: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    wrong: int = 0
    seconds: float = 0.0

    def figures(self) -> Figures:
        """Latencies in milliseconds, requests a second, errors and wrong answers."""
        return spread(self.latencies) | {
            "requests": len(self.latencies),
            "requests_per_s": round(len(self.latencies) / max(self.seconds, 1e-9), 2),
            "errors": len(self.errors),
            "wrong": self.wrong,
        }


@dataclass(slots=True)
class Generator:
    """Asks one service on loopback; ``senders`` requests may be under way at once."""

    port: int
    senders: int = 32
    check: Check | None = None
    _load: Load = field(default_factory=Load)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def hold(self, paths: Sequence[str], rate: float, going: Callable[[float], bool]) -> Load:
        """Ask for these in turn, ``rate`` a second, while ``going`` says so.

        It is told the second that a request is planned for.
        """
        began = time.perf_counter()
        numbers = itertools.count()

        def plan() -> tuple[int, float] | None:
            number = next(numbers)
            due = number / rate
            if not going(due):
                return None
            time.sleep(max(0.0, began + due - time.perf_counter()))
            return number, began + due

        return self._run(paths, plan, began)

    def saturate(self, paths: Sequence[str], seconds: float) -> Load:
        """Ask without a pause: each sender as soon as it has its answer."""
        began = time.perf_counter()
        numbers = itertools.count()

        def plan() -> tuple[int, float] | None:
            now = time.perf_counter()
            return (next(numbers), now) if now - began < seconds else None

        return self._run(paths, plan, began)

    def _run(
        self, paths: Sequence[str], plan: Callable[[], tuple[int, float] | None], began: float
    ) -> Load:
        self._load = Load()
        threads = [
            threading.Thread(target=self._send_all, args=(paths, plan)) for _ in range(self.senders)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self._load.seconds = time.perf_counter() - began
        return self._load

    def _send_all(self, paths: Sequence[str], plan: Callable[[], tuple[int, float] | None]) -> None:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=_TIMEOUT)
        while (planned := plan()) is not None:
            number, due = planned
            path = paths[number % len(paths)]
            body, error = _ask(connection, path)
            latency = (time.perf_counter() - due) * 1000
            right = bool(error) or self.check is None or self.check(path, body)
            with self._lock:
                self._load.latencies.append(latency)
                self._load.wrong += not right
                if error:
                    self._load.errors.append(f"{path}: {error}")
        connection.close()


def _ask(connection: http.client.HTTPConnection, path: str) -> tuple[bytes, str]:
    """The body, and what went wrong. The connection is made anew by itself after an error."""
    try:
        connection.request(
            "GET", path, headers=_DATA_HEADERS if path.startswith("/api/") else _PAGE_HEADERS
        )
        answer = connection.getresponse()
        body = answer.read()
    except (OSError, http.client.HTTPException) as problem:
        with suppress(OSError):
            connection.close()
        return b"", f"{type(problem).__name__}: {problem}"
    return body, "" if answer.status == http.client.OK else f"status {answer.status}"
