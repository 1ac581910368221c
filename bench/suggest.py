"""How quick is autocomplete? Types the titles of an archive letter by letter and times each answer.

    python -m bench.suggest                      over 10,000 generated items
    python -m bench.suggest --home HOME          over an archive that is there

Times are those of the API inside the process (no network): what a server thread is held for.
"""

from __future__ import annotations

import argparse
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from urllib.parse import quote

from falcon.testing import TestClient

from archive.settings import load
from archive.store.catalogue import SqliteCatalogue
from bench.items import make_items
from bench.processes import run
from indexer.assembly import open_search
from web.app import create_app

TYPED = 600
BOUND = 20.0
"""Milliseconds that 95 % of the answers may take at most."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure; 1 where the bound is not kept."""
    parser = argparse.ArgumentParser(prog="python -m bench.suggest", description=__doc__)
    parser.add_argument("--home", type=Path)
    parser.add_argument("--items", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args(arguments)
    if options.home:
        return _measure(options.home, options.seed)
    with tempfile.TemporaryDirectory(prefix="archive-bench-") as folder:
        items = make_items(Path(folder) / "items", options.items, options.seed)
        home = Path(folder) / "home"
        run("--home", home, "ingest", items.folder)
        run("--home", home, "reindex")
        return _measure(home, options.seed)


def _measure(home: Path, seed: int) -> int:
    settings = load(home)
    catalogue = SqliteCatalogue(settings.home)
    client = TestClient(create_app(open_search(settings), catalogue))
    texts = list(_typed(catalogue, random.Random(seed)))
    client.simulate_get("/api/v1/suggest?q=ko")  # opens the index
    walls, cpus, answered = [], [], 0
    for text in texts:
        wall, cpu = time.perf_counter(), time.process_time()
        answer = client.simulate_get(f"/api/v1/suggest?q={quote(text)}")
        walls.append((time.perf_counter() - wall) * 1000)
        cpus.append((time.process_time() - cpu) * 1000)
        answered += bool(answer.json["suggestions"])
    p95 = statistics.quantiles(walls, n=20)[-1]
    print(f"{catalogue.item_count():,} items, {len(texts)} beginnings, {answered} with suggestions")
    print(f"wall ms: p50 {statistics.median(walls):.1f}, p95 {p95:.1f}, max {max(walls):.1f} "
          f"(asked: p95 ≤ {BOUND:g})")  # fmt: skip
    print(f"CPU ms: p50 {statistics.median(cpus):.1f}, "
          f"p95 {statistics.quantiles(cpus, n=20)[-1]:.1f}")  # fmt: skip
    return int(p95 > BOUND)


def _typed(catalogue: SqliteCatalogue, chance: random.Random) -> Iterator[str]:
    """Beginnings of titles and of names of boards, from two letters on."""
    ids = list(catalogue.item_ids())
    items = catalogue.items(chance.sample(ids, min(len(ids), TYPED)))
    names = [board.label for board in catalogue.boards().values()]
    for number, item in enumerate(items.values()):
        text = chance.choice(names) if number % 6 == 0 else item.title
        if len(text) >= 2:
            yield text[: chance.randint(2, min(len(text), 30))]


if __name__ == "__main__":
    sys.exit(main())
