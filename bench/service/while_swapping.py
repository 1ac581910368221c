"""Searches while `archive reindex` builds and swaps again and again: nobody may notice."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urlencode

from archive.home import Home
from bench.cost import Figures, Measured
from bench.ground import Ground
from bench.processes import Service, Timed, run, serving
from bench.service.load import Generator
from bench.service.pages import RATE, page_address
from indexer.generations.folders import Generations

Told = tuple[int, tuple[str, ...], str]
"""What may not change: the total, the ids of the hits in their order, and the facets."""


def while_swapping(ground: Ground, port: int, swaps: int, quiet_seconds: float) -> Measured:
    """Pages and JSON in turn; each JSON answer must be what it was before the first swap."""
    queries = ground.queries("load")
    data = [f"/api/v1/search?{_data(query.parameters)}" for query in queries]
    paths = [path for pair in zip(map(page_address, queries), data, strict=True) for path in pair]
    with serving(ground.home, ground.engine, port) as service:
        expected = {path: _told(_body(service, path)) for path in data}
        generator = Generator(port, check=lambda path, body: _same(expected, path, body))
        quiet = generator.hold(paths, RATE, lambda due: due < quiet_seconds).figures()
        with ThreadPoolExecutor(1) as beside:
            work = beside.submit(_swap, ground, swaps)
            busy = generator.hold(paths, RATE, lambda _: not work.done()).figures()
        built = work.result()
    return {
        "swapping: quiet": quiet,
        "swapping: under reindex": busy | _swapped(ground, quiet, busy, built),
    }


def _swap(ground: Ground, swaps: int) -> list[Timed]:
    return [
        run("--home", ground.home, "reindex", "--engine", ground.engine, "--jobs", "2")
        for _ in range(swaps)
    ]


def _swapped(ground: Ground, quiet: Figures, busy: Figures, built: list[Timed]) -> Figures:
    generations = Generations(Home(ground.home), ground.engine)
    generations.building.acquire(1.0)
    try:
        generations.remove_unused()  # what the service that is gone still held
    finally:
        generations.building.release()
    return {
        "swaps": len(built),
        "reindex_s": round(sum(one.seconds for one in built) / len(built), 2),
        "p95_to_quiet": round(busy["p95_ms"] / quiet["p95_ms"], 2),
        "generations_left": len(generations.all()),
    }


def _data(parameters: tuple[tuple[str, str], ...]) -> str:
    """The same search for the JSON interface, which counts hits where pages count pages."""
    given = dict(parameters)
    page = int(given.pop("page", "1"))
    return urlencode({**given, "cursor": (page - 1) * 20})


def _body(service: Service, path: str) -> bytes:
    return service.client.get(path).raise_for_status().content


def _told(body: bytes) -> Told:
    answer = json.loads(body)
    facets = json.dumps(answer["facets"], sort_keys=True)
    return answer["total"], tuple(hit["id"] for hit in answer["hits"]), facets


def _same(expected: dict[str, Told], path: str, body: bytes) -> bool:
    """Whether an answer is as before; of a page only that there is one."""
    return bool(body) if path not in expected else _told(body) == expected[path]
