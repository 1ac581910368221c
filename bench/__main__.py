"""`make bench`: ingest, reindex and search of generated items through the real commands.

    make bench
    make bench BENCH="--items 2000 --engines tantivy --json result.json"

Prints the properties of the items first and fails where they are off; then, for each
engine, what was reached beside what was asked, and the times of every kind of page.
Nothing else may run meanwhile.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.items import Items, make_items
from bench.machine import description
from bench.processes import Service, run, serving
from bench.service.page_kinds import page_kinds, told
from bench.workload import BenchQuery, Vocabulary, make_queries

PORT = 8765
QUERIES = 300
SAMPLE = 2_000


@dataclass(frozen=True, slots=True)
class Asked:
    """A figure to reach: its name, its unit, the bound, and whether more is better."""

    name: str
    unit: str
    bound: float
    at_least: bool


ASKED = (
    Asked("reindex", "items/s", 400, True),
    Asked("page_p95", "ms", 40, False),
    Asked("peak_rss", "MB", 600, False),
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the benchmark; returns the exit code."""
    options = _options(arguments)
    with tempfile.TemporaryDirectory(prefix="archive-bench-") as folder:
        items = make_items(Path(folder) / "items", options.items, options.seed)
        _show_properties(items)
        if items.problems:
            print("The generated items are not as they should be:", *items.problems, sep="\n  ")
            return 1
        result = _measure(items, Path(folder), options)
    _show(result)
    if options.json:
        Path(options.json).write_text(json.dumps(result, indent=2) + "\n", encoding="utf-8")
    return 1 if any(engine["off"] for engine in result["engines"].values()) else 0


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("--items", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--engines", default="tantivy,whoosh")
    parser.add_argument("--queries", type=int, default=QUERIES)
    parser.add_argument("--json", help="file that the result is written to")
    return parser.parse_args(arguments)


def _measure(items: Items, folder: Path, options: argparse.Namespace) -> dict[str, Any]:
    home = folder / "home"
    ingest = run("--home", home, "ingest", items.folder)
    queries = make_queries(Vocabulary.of(items.sample(SAMPLE)), options.queries, options.seed)
    result: dict[str, Any] = {
        "machine": description(),
        "items": items.properties | {"seed": options.seed},
        "ingest": {
            "items_per_second": round(items.count / ingest.seconds, 1),
            "peak_rss_mb": round(ingest.peak_rss / 1e6),
        },
        "engines": {},
    }
    for engine in options.engines.split(","):
        result["engines"][engine] = _engine(engine, home, items, queries, options.seed)
    return result


def _engine(
    engine: str, home: Path, items: Items, queries: Sequence[BenchQuery], seed: int
) -> dict[str, Any]:
    built = run("--home", home, "reindex", "--engine", engine, "--jobs", "2")
    size = sum(f.stat().st_size for f in (home / "index" / engine).rglob("*") if f.is_file())
    with serving(home, engine, PORT) as service:
        times, totals = _ask(service, queries)
        kinds = page_kinds(service, queries, seed) if engine == "tantivy" else {}
        peak_serving = service.watch.peak
    broad = sum(total > items.count * 0.05 for total in totals)
    return {
        "reindex": round(items.count / built.seconds, 1),
        "reindex_rss_mb": round(built.peak_rss / 1e6),
        "index_bytes_per_text_byte": round(size / items.text_bytes, 2),
        "page_p50": round(statistics.median(times), 1),
        "page_p95": round(statistics.quantiles(times, n=20)[-1], 1),
        "page_max": round(max(times), 1),
        "serve_rss_mb": round(peak_serving / 1e6),
        "peak_rss": round(max(built.peak_rss, peak_serving) / 1e6),
        "p50_by_type": _by_type(queries, times),
        "queries_over_5_percent": round(broad / len(queries), 3),
        "queries_without_hits": sum(total == 0 for total in totals),
        "kinds": kinds,
        "off": ["queries_over_5_percent"] if broad < len(queries) / 5 else [],
    }


def _ask(service: Service, queries: Sequence[BenchQuery]) -> tuple[list[float], list[int]]:
    """Each query once as a page, timed; then its total, which is not timed."""
    for word in ("lämmittely", "toinen", "kolmas"):  # connection, templates, first use of memory
        service.client.get("/", params={"q": word})
    times = []
    for query in queries:
        began = time.perf_counter()
        answer = service.client.get("/", params=dict(query.parameters))
        times.append((time.perf_counter() - began) * 1000)
        answer.raise_for_status()
    totals = []
    for query in queries:
        wanted = {k: v for k, v in query.parameters if k == "q"}
        answer = service.client.get("/api/v1/search", params={**wanted, "limit": 1})
        totals.append(answer.raise_for_status().json()["total"])
    return times, totals


def _by_type(queries: Sequence[BenchQuery], times: Sequence[float]) -> dict[str, float]:
    kinds: dict[str, list[float]] = {}
    for query, milliseconds in zip(queries, times, strict=True):
        kinds.setdefault(query.kind, []).append(milliseconds)
    return {kind: round(statistics.median(values), 1) for kind, values in kinds.items()}


def _show_properties(items: Items) -> None:
    for name, value in items.properties.items():
        print(f"{name:28} {value:,}" if isinstance(value, int) else f"{name:28} {value:.3f}")


def _show(result: dict[str, Any]) -> None:
    print(f"\ningest{'':22} {result['ingest']['items_per_second']} items/s, "
          f"peak RSS {result['ingest']['peak_rss_mb']} MB")  # fmt: skip
    for name, engine in result["engines"].items():
        print(f"\n{name}")
        for key, value in engine.items():
            if key != "kinds":
                print(f"  {key:26} {value}{_beside(name, key, value)}")
        for line in told(engine["kinds"]):
            print(f"  {line}")


def _beside(engine: str, key: str, value: Any) -> str:
    """What was asked of the default engine, and whether it was reached."""
    for asked in ASKED if engine == "tantivy" else ():
        if asked.name == key:
            reached = value >= asked.bound if asked.at_least else value <= asked.bound
            sign = "≥" if asked.at_least else "≤"
            verdict = "reached" if reached else "NOT reached"
            return f" {asked.unit}  (asked: {sign} {asked.bound:g}, {verdict})"
    return ""


if __name__ == "__main__":
    sys.exit(main())
