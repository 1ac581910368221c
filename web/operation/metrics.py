"""/metrics in the text format of Prometheus: requests, their times, the index, the archive.

Counted in this worker process; `archive serve` runs one.
Format: https://prometheus.io/docs/instrumenting/exposition_formats/
"""

from __future__ import annotations

import threading
import time
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator

import falcon

from archive.catalogue import Catalogue
from web.service import SearchService

BOUNDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0)
"""Upper bounds of the classes of times, in seconds."""


class Metrics:
    """Falcon middleware that counts, and what :class:`MetricsPage` reads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._requests: Counter[tuple[str, int]] = Counter()
        self._times: dict[str, list[int]] = {}
        self._seconds: dict[str, float] = {}

    def process_request(self, req: falcon.Request, resp: falcon.Response) -> None:
        """Start the clock."""
        req.context.counted_from = time.perf_counter()

    def process_response(
        self, req: falcon.Request, resp: falcon.Response, resource: object, req_succeeded: bool
    ) -> None:
        """Count the request under its route."""
        now = time.perf_counter()
        seconds = now - getattr(req.context, "counted_from", now)
        route = req.uri_template or "-"
        with self._lock:
            self._requests[route, resp.status_code] += 1
            self._times.setdefault(route, [0] * (len(BOUNDS) + 1))[
                bisect_left(BOUNDS, seconds)
            ] += 1
            self._seconds[route] = self._seconds.get(route, 0.0) + seconds

    def lines(self) -> Iterator[str]:
        """What was counted so far."""
        with self._lock:
            requests, seconds = dict(self._requests), dict(self._seconds)
            times = {route: list(counts) for route, counts in self._times.items()}
        yield "# HELP pykala_requests_total Requests answered."
        yield "# TYPE pykala_requests_total counter"
        for (route, status), count in sorted(requests.items()):
            yield f'pykala_requests_total{{route="{route}",status="{status}"}} {count}'
        yield "# HELP pykala_request_seconds Time to answer, in seconds."
        yield "# TYPE pykala_request_seconds histogram"
        for route, counts in sorted(times.items()):
            yield from _histogram(route, counts, seconds[route])


class MetricsPage:
    """Serves the counts, with the state of archive and index."""

    def __init__(self, metrics: Metrics, search: SearchService, catalogue: Catalogue) -> None:
        self._metrics = metrics
        self._search = search
        self._catalogue = catalogue

    def on_get(self, req: falcon.Request, resp: falcon.Response) -> None:
        """The page."""
        lines = [
            *self._metrics.lines(),
            *_gauge("pykala_ready", "Whether searches can be answered.", self._ready()),
            *_gauge("pykala_items", "Items in the archive.", self._catalogue.item_count()),
            *_gauge(
                "pykala_last_change",
                "Number of the newest entry of the change log.",
                self._catalogue.last_change(),
            ),
        ]
        resp.content_type = "text/plain; version=0.0.4; charset=utf-8"
        resp.text = "\n".join(lines) + "\n"

    on_head = on_get

    def _ready(self) -> int:
        return int(self._search.ready() is None)


def _gauge(name: str, text: str, value: int) -> tuple[str, str, str]:
    return f"# HELP {name} {text}", f"# TYPE {name} gauge", f"{name} {value}"


def _histogram(route: str, counts: list[int], seconds: float) -> Iterator[str]:
    total = 0
    for bound, count in zip((*map(str, BOUNDS), "+Inf"), counts, strict=True):
        total += count
        yield f'pykala_request_seconds_bucket{{route="{route}",le="{bound}"}} {total}'
    yield f'pykala_request_seconds_sum{{route="{route}"}} {seconds:.6f}'
    yield f'pykala_request_seconds_count{{route="{route}"}} {total}'
