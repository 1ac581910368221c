"""Every kind of page of a running service, asked as a person's browser would, one at a time.

What is asked for is found as a person finds it: searches give items, an item's page leads to
its case, its board and its meeting. So it works over any archive.
"""

from __future__ import annotations

import random
import re
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from urllib.parse import quote, urlencode

import httpx

from bench.cost import Figures, Measured, spread
from bench.processes import Service
from bench.workload import BenchQuery

EACH = 40
"""Pages of a kind that are asked for, at most."""

P95_MS = 40.0
"""What the 95th percentile of every kind may be at 10,000 items."""

WIRE_KB = 100.0
"""What the first page of a search may weigh as it is sent, compressed (kB of 1,000 bytes)."""

WITHOUT_LIMIT = ("page: export (CSV), first byte",)
"""A file is a whole result: what fits into memory is made whole before it is sent."""

_SUGGESTED_AT = 5  # letters typed
_CASE = re.compile(r'href="(/asia/[^"/?#]+)"')
_MEETING = re.compile(r'href="((/toimielin/[^"/?#]+/[^"/?#]+)/\d{4}-\d\d-\d\d)"')


@dataclass(slots=True)
class Found:
    """Addresses that the pages of a sample lead to, each once."""

    queries: list[str] = field(default_factory=list)
    items: list[tuple[str, str]] = field(default_factory=list)
    cases: dict[str, None] = field(default_factory=dict)
    boards: dict[str, None] = field(default_factory=dict)
    meetings: dict[str, None] = field(default_factory=dict)


KINDS: dict[str, Callable[[Found], Sequence[str]]] = {
    "search": lambda found: [f"/?{query}" for query in found.queries],
    "search, a row a case": lambda found: [f"/?{query}&group=case" for query in found.queries],
    "front page": lambda found: ["/"] * 10,
    "item": lambda found: [item for item, query in found.items],
    "item with words marked": lambda found: [f"{item}?{query}" for item, query in found.items],
    "similar decisions": lambda found: [f"{item}/samankaltaiset" for item, _ in found.items],
    "why a hit was found": lambda found: [f"{item}/miksi?{query}" for item, query in found.items],
    "revisions": lambda found: [f"{item}/versiot" for item, query in found.items],
    "case": lambda found: list(found.cases),
    "board": lambda found: list(found.boards),
    "meeting": lambda found: list(found.meetings),
    "coverage": lambda found: ["/kattavuus"] * 10,
    "statistics": lambda found: [f"/tilastot?{query}" for query in found.queries],
    "statistics of everything": lambda found: ["/tilastot"] * 10,
    "export (CSV), first byte": lambda found: [f"/haku.csv?{query}" for query in found.queries],
    "feed of a search": lambda found: [f"/haku.atom?{query}" for query in found.queries],
    "feed of a board": lambda found: [f"{board}/paatokset.atom" for board in found.boards],
    "calendar of a board": lambda found: [f"{board}/kokoukset.ics" for board in found.boards],
    "API: search": lambda found: [f"/api/v1/search?{query}" for query in found.queries],
    "API: suggest": lambda found: [
        f"/api/v1/suggest?{query[: len('q=') + _SUGGESTED_AT]}"
        for query in found.queries
        if "%" not in query[: len("q=") + _SUGGESTED_AT]
    ],
    "API: item": lambda found: [f"/api/v1/items/{_id(item)}" for item, query in found.items],
    "API: similar": lambda found: [
        f"/api/v1/items/{_id(item)}/similar" for item, query in found.items
    ],
    "API: 100 whole items": lambda found: ["/api/v1/items?limit=100"] * 5,
    "API: coverage": lambda found: ["/api/v1/coverage"] * 10,
}
"""By name of the kind its addresses; a new kind of page is one more line."""


def page_kinds(service: Service, queries: Sequence[BenchQuery], seed: int) -> Measured:
    """The times of every kind until the first byte of its body, and its weight as it is sent.

    ``server_cpu_ms`` is the mean of the whole answer, on all threads of the server.
    """
    found = find(service, queries, seed)
    return {f"page: {name}": _measured(service, kind(found)[:EACH]) for name, kind in KINDS.items()}


def find(service: Service, queries: Sequence[BenchQuery], seed: int) -> Found:
    """What the queries lead to, a hit each of those that have one."""
    chance, found = random.Random(seed), Found()
    for query in [one for one in queries if dict(one.parameters).get("q")][:EACH]:
        parameters = urlencode(query.parameters)
        found.queries.append(parameters)
        hits = _get(service, f"/api/v1/search?{parameters}").json()["hits"]
        if not hits:
            continue
        item = f"/asiakohta/{chance.choice(hits)['id']}"
        found.items.append((item, parameters))
        page = _get(service, item).text
        found.cases.update(dict.fromkeys(_CASE.findall(page)))
        for meeting, board in _MEETING.findall(page):
            found.meetings[meeting] = found.boards[board] = None
    return found


def told(measured: Measured) -> Iterator[str]:
    """A line a kind; those that do not keep what is asked say so."""
    slow = missed(measured)
    for name, figures in measured.items():
        if "p95_ms" not in figures:
            yield f"{name:32} none in this archive"
            continue
        verdict = f"  NOT ≤ {P95_MS:g} ms and {WIRE_KB:g} kB" if name in slow else ""
        yield (
            f"{name:32} p50 {figures['p50_ms']:6.1f}  p95 {figures['p95_ms']:6.1f} ms"
            f"  CPU {figures['server_cpu_ms']:6.1f} ms  {figures['wire_kb']:6.1f} kB{verdict}"
        )


def missed(measured: Measured) -> list[str]:
    """The kinds that are slower than was asked, and a page of a search that is too heavy."""
    return [
        name
        for name, figures in measured.items()
        if name not in WITHOUT_LIMIT
        and (
            figures.get("p95_ms", 0) > P95_MS
            or (name == "page: search" and figures.get("wire_kb", 0) > WIRE_KB)
        )
    ]


def _measured(service: Service, paths: Sequence[str]) -> Figures:
    if not paths:
        return {}
    _timed(service, paths[0])  # its template, and what is kept from the first time on
    before = service.cpu_seconds()
    times, weights = zip(*(_timed(service, path) for path in paths), strict=True)
    cpu = (service.cpu_seconds() - before) / len(paths) * 1000
    return spread(times) | {
        "pages": len(paths),
        "server_cpu_ms": round(cpu, 2),
        "wire_kb": round(max(weights) / 1000, 1),
    }


def _timed(service: Service, path: str) -> tuple[float, int]:
    """Milliseconds to the first byte of the body, and the bytes of all of it as sent."""
    began = time.perf_counter()
    with service.client.stream("GET", path) as answer:
        answer.raise_for_status()
        pieces = answer.iter_raw()
        size = len(next(pieces, b""))
        elapsed = (time.perf_counter() - began) * 1000
        size += sum(map(len, pieces))
    return elapsed, size


def _get(service: Service, path: str) -> httpx.Response:
    return service.client.get(path).raise_for_status()


def _id(item: str) -> str:
    return quote(item.rpartition("/")[2])
