"""Search pages over HTTP: at a rate that is held, and as many as there can be."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from urllib.parse import urlencode

from bench.cost import Figures, Measured
from bench.ground import Ground
from bench.processes import Service, serving
from bench.service.load import Generator, Load
from bench.workload import BenchQuery

RATE = 20.0
"""Requests a second."""

_AT_ONCE = 8  # requests under way at saturation: twice the threads that answer
_WARM_UP = 20


def pages(ground: Ground, port: int, seconds: float) -> Measured:
    """The held rate first, then saturation; every query is asked once as far as they go."""
    with serving(ground.home, ground.engine, port) as service:
        Generator(port).hold(addresses(ground, "pages"), RATE, lambda due: due < _WARM_UP / RATE)
        held = _measured(service, lambda: _held(ground, port, seconds))
        most = _measured(
            service,
            lambda: Generator(port, _AT_ONCE).saturate(addresses(ground, "saturation"), seconds),
        )
        peak = {"peak_rss_mb": round(service.watch.peak / 1e6, 1)}
    return {f"HTTP: {RATE:g} pages/s": held | peak, "HTTP: saturation": most | peak}


def addresses(ground: Ground, scenario: str) -> list[str]:
    """The search pages of a scenario's queries."""
    return [page_address(query) for query in ground.queries(scenario)]


def page_address(query: BenchQuery) -> str:
    """The path of a query's search page."""
    return f"/?{urlencode(query.parameters)}"


def _held(ground: Ground, port: int, seconds: float) -> Load:
    paths: Sequence[str] = addresses(ground, "rate")
    return Generator(port).hold(paths, RATE, lambda due: due < seconds)


def _measured(service: Service, load: Callable[[], Load]) -> Figures:
    """The figures of a load, with the CPU of both sides for each request."""
    server, own = service.cpu_seconds(), time.process_time()
    figures: Figures = load().figures()
    requests = max(figures["requests"], 1)
    return figures | {
        "server_cpu_ms": round((service.cpu_seconds() - server) / requests * 1000, 3),
        "generator_cpu_ms": round((time.process_time() - own) / requests * 1000, 3),
    }
