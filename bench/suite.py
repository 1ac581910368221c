"""The benchmark suite: stages apart, rivals side by side, the service under load.

    python -m bench.suite                                    1,000 and 10,000 items
    python -m bench.suite --sizes 1000,10000,100000
    python -m bench.suite --sizes 100000 --only stages,pages
    python -m bench.suite --opensearch http://127.0.0.1:9200

Nothing else may run meanwhile. Results are kept after each size and each part.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.cost import Measured, megabytes_of
from bench.ground import Ground, make_ground
from bench.items import Items
from bench.processes import run
from bench.results import FOLDER, Results
from bench.rivals import LIMIT, RIVALS
from bench.service.first_hit import first_hit
from bench.service.pages import pages
from bench.service.while_swapping import while_swapping
from bench.tasks import RIVAL, run_task

PARTS = ("stages", "rivals", "first-hit", "pages", "swapping", "updates")
SIZES = "1000,10000"

_BOUNDED = ("our-whoosh", "our-opensearch")


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be measured, from the command line."""

    parts: tuple[str, ...]
    rivals: tuple[str, ...]
    engine: str
    seed: int
    queries: int | None
    seconds: float
    swaps: int
    bounded: int
    port: int


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure all sizes and keep the results; returns the exit code."""
    options = _options(arguments)
    if options.opensearch:
        os.environ["ARCHIVE_OPENSEARCH_HOSTS"] = options.opensearch
    plan = _plan(options)
    results = Results.begun(plan.seed, plan.engine)
    for size in (int(text) for text in options.sizes.split(",")):
        results.sizes[size] = {}
        with tempfile.TemporaryDirectory(prefix="archive-suite-", dir=options.work) as folder:
            for measured in measure(Path(folder) / "ground", size, plan):
                show(measured)
                results.sizes[size] |= measured
                path = results.write(options.results)
    print(f"\nKept in {path}")
    return 0


def measure(folder: Path, size: int, plan: Plan) -> Iterator[Measured]:
    """All parts of the plan over so many items, as each is done."""
    print(f"\n{size:,} items", flush=True)
    ground, items = make_ground(folder, plan.engine, size, plan.seed)
    yield {"items": _properties(items)}
    yield run_task("ingest", ground)
    if "stages" in plan.parts:
        yield run_task("analyse", ground)
        yield run_task("index", ground)
    yield {"reindex, 2 processes": _reindex(ground, items)}
    ground.write_queries(items, plan.seed, plan.queries)
    steps: dict[str, Callable[[], Iterator[Measured]]] = {
        "stages": lambda: iter([run_task("ask", ground)]),
        "rivals": lambda: _rivals(ground, items.count, plan),
        "first-hit": lambda: iter([first_hit(ground, plan.port, items.count, plan.seed)]),
        "pages": lambda: iter([pages(ground, plan.port, plan.seconds)]),
        "swapping": lambda: iter([while_swapping(ground, plan.port, plan.swaps, plan.seconds)]),
        "updates": lambda: iter([run_task("update", ground)]),
    }
    for part in plan.parts:
        yield from steps[part]()


def show(measured: Measured) -> None:
    """Print figures as they come."""
    for name, figures in measured.items():
        told = "  ".join(f"{figure} {value:g}" for figure, value in figures.items())
        print(f"{name:28} {told}", flush=True)


def _properties(items: Items) -> dict[str, float]:
    return {"text_mb": round(items.text_bytes / 1e6, 3), "words": items.properties["words"]}


def _reindex(ground: Ground, items: Items) -> dict[str, float]:
    """The real command, beside no old index."""
    done = run("--home", ground.home, "reindex", "--engine", ground.engine, "--jobs", "2")
    size = megabytes_of(ground.home / "index" / ground.engine)
    return {
        "wall_s": round(done.seconds, 3),
        "cpu_s": round(done.cpu_seconds, 3),
        "items_per_s": round(items.count / done.seconds, 1),
        "peak_rss_mb": round(done.peak_rss / 1e6, 1),
        "disk_mb": size,
        "bytes_per_text_byte": round(size * 1e6 / items.text_bytes, 3),
    }


def _rivals(ground: Ground, size: int, plan: Plan) -> Iterator[Measured]:
    """Each rival, and how many times the limit's medians its own ones are."""
    limit: dict[str, float] = {}
    for name in plan.rivals:
        if name in _BOUNDED and size > plan.bounded:
            continue
        key = f"{RIVAL}{name}"
        figures = run_task(f"{RIVAL}{name}", ground)[key]
        limit = figures if name == LIMIT else limit
        for figure in ("p50_ms", "p95_ms", "cpu_p50_ms", "cpu_s", "disk_mb") if limit else ():
            figures[f"{figure.removesuffix('_ms')}_to_limit"] = _ratio(figures, limit, figure)
        yield {key: figures}


def _ratio(figures: dict[str, float], limit: dict[str, float], figure: str) -> float:
    return round(figures[figure] / max(limit[figure], 1e-9), 2)


def _plan(options: argparse.Namespace) -> Plan:
    default = [name for name in RIVALS if name != "our-opensearch" or options.opensearch]
    return Plan(
        _names(options.only, PARTS, PARTS),
        _names(options.rivals, tuple(default), tuple(RIVALS)),
        options.engine,
        options.seed,
        options.queries,
        options.seconds,
        options.swaps,
        options.bounded,
        options.port,
    )


def _names(text: str | None, default: tuple[str, ...], known: tuple[str, ...]) -> tuple[str, ...]:
    names = tuple(text.split(",")) if text else default
    if unknown := set(names) - set(known):
        raise SystemExit(f"Unknown: {', '.join(sorted(unknown))}. Known: {', '.join(known)}.")
    return tuple(name for name in known if name in names)


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m bench.suite",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    add = parser.add_argument
    add("--sizes", default=SIZES, help=f"numbers of items ({SIZES})")
    add("--only", help=f"parts, by commas: {','.join(PARTS)}")
    add("--rivals", help=f"by commas: {','.join(RIVALS)}")
    add("--engine", default="tantivy", help="the engine of the archive (tantivy)")
    add("--seed", type=int, default=1)
    add("--queries", type=int, help="distinct queries a scenario, at most")
    add("--seconds", type=float, default=30.0, help="how long each load lasts (30)")
    add("--swaps", type=int, default=5, help="reindexes under load (5)")
    add("--bounded", type=int, default=10_000, help="most items for the slow rivals (10000)")
    add("--opensearch", help="address of a cluster; without one that rival is left out")
    add("--port", type=int, default=8766)
    add("--results", type=Path, default=FOLDER, help=f"where results are kept ({FOLDER})")
    add("--work", type=Path, help="folder on the disk to work in; else the system's for such")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
