"""What one size of the suite stands on: its items, its archive, and its distinct queries."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from archive.public import PublicItem
from archive.settings import Settings, load
from archive.store.catalogue import SqliteCatalogue
from bench.items import Items, make_items
from bench.workload import BenchQuery, Vocabulary, make_queries

SAMPLE = 2_000
"""Items that queries are drawn from."""

CHUNK = 200
"""Items that are read from the store at once."""

SHARES = {"parts": 300, "rivals": 300, "pages": 300, "rate": 600, "saturation": 1_500, "load": 200}
"""How many distinct queries each scenario gets at most; no query is in two of them."""


@dataclass(frozen=True, slots=True)
class Ground:
    """Paths of one size; making one touches nothing."""

    folder: Path
    engine: str = "tantivy"

    @property
    def items(self) -> Path:
        """The source files."""
        return self.folder / "items"

    @property
    def home(self) -> Path:
        """The archive."""
        return self.folder / "home"

    @property
    def scratch(self) -> Path:
        """What tasks hand to one another."""
        return self.folder / "scratch"

    def settings(self) -> Settings:
        """The archive's settings with this engine."""
        return load(self.home, {"engine": self.engine})

    def stored(self) -> Iterator[list[PublicItem]]:
        """All items of the store in chunks."""
        catalogue = SqliteCatalogue(self.settings().home)
        ids = catalogue.item_ids()
        while chunk := list(islice(ids, CHUNK)):
            yield list(catalogue.items(chunk).values())

    def queries(self, scenario: str) -> list[BenchQuery]:
        """The queries of a scenario (a name of :data:`SHARES`)."""
        written = json.loads(self._queries.read_text(encoding="utf-8"))
        return [
            BenchQuery(kind, tuple((name, value) for name, value in parameters))
            for kind, parameters in written[scenario]
        ]

    def write_queries(self, items: Items, seed: int, most: int | None = None) -> int:
        """Draw distinct queries for all scenarios, at most so many each; returns how many."""
        vocabulary = Vocabulary.of(items.sample(SAMPLE))
        shares = {name: min(share, most or share) for name, share in SHARES.items()}
        drawn = make_queries(vocabulary, sum(shares.values()), seed)
        rest = iter(drawn)
        parted = {name: _plain(list(islice(rest, share))) for name, share in shares.items()}
        self._queries.write_text(json.dumps(parted), encoding="utf-8")
        return len(drawn)

    @property
    def _queries(self) -> Path:
        return self.folder / "queries.json"


def make_ground(folder: Path, engine: str, number: int, seed: int) -> tuple[Ground, Items]:
    """Write that many items into an empty folder. The archive is not made yet."""
    ground = Ground(folder, engine)
    ground.scratch.mkdir(parents=True)
    return ground, make_items(ground.items, number, seed)


def _plain(queries: Sequence[BenchQuery]) -> list[tuple[str, tuple[tuple[str, str], ...]]]:
    return [(query.kind, query.parameters) for query in queries]
