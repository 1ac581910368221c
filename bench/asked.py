"""What the archive is to reach at 100,000 items on two cores, and where the suite says it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bench.results import Results

AT = 100_000
"""The number of items that the figures are asked for."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One figure: `most` or `least` is its limit; without a part the suite has no measure."""

    what: str
    part: str
    figure: str
    most: float | None = None
    least: float | None = None

    @property
    def limit(self) -> str:
        """The limit as it is written."""
        return f"≤ {self.most:g}" if self.most is not None else f"≥ {self.least:g}"

    def reached(self, value: float) -> bool:
        """Whether a value keeps the limit."""
        return value <= self.most if self.most is not None else value >= (self.least or 0)


_REINDEX = "reindex, 2 processes"
_SEARCH = "ask: search, 3 facets"
_TOGETHER = "ask: search, 3 facets, snippets"

ASKED = (
    Asked("full reindex, s", _REINDEX, "wall_s", most=240),
    Asked("full reindex, items/s", _REINDEX, "items_per_s", least=420),
    Asked("reindex, peak memory of all processes, MB", _REINDEX, "peak_rss_mb", most=1000),
    Asked("index bytes / text bytes", _REINDEX, "bytes_per_text_byte", most=1.5),
    Asked("search with three facets, p50, ms", _SEARCH, "p50_ms", most=3),
    Asked("search with three facets, p95, ms", _SEARCH, "p95_ms", most=10),
    Asked("search to raw tantivy, p50", "rival: our-tantivy", "p50_to_limit", most=4),
    Asked("search with snippets of 20 hits together, p50, ms", _TOGETHER, "p50_ms", most=6),
    Asked("page over HTTP at 20/s, p95, ms", "HTTP: 20 pages/s", "p95_ms", most=60),
    Asked("pages over HTTP at saturation, 1/s", "HTTP: saturation", "requests_per_s", least=100),
    Asked("errors at saturation", "HTTP: saturation", "errors", most=0),
    Asked("new item found after ingest, s", "new item", "found_after_ingest_s", most=1),
    Asked("cold start to first hit, s", "cold start", "first_hit_s", most=1),
    Asked("errors under reindex", "swapping: under reindex", "errors", most=0),
    Asked("wrong results under reindex", "swapping: under reindex", "wrong", most=0),
    Asked("p95 under reindex to quiet", "swapping: under reindex", "p95_to_quiet", most=3),
    Asked("index after 1,000 updates to fresh", "after the updates", "after_to_fresh", most=1.3),
)


def asked_table(results: Results) -> Iterator[str]:
    """Asked and reached, as lines of Markdown; a verdict is given at the asked size alone."""
    largest = max(results.sizes)
    yield f"| what | asked at {AT:,} items | at {AT:,} items | at {largest:,} items (largest run) |"
    yield "|---|---|---|---|"
    for one in ASKED:
        there, here = (_value(results, size, one) for size in (AT, largest))
        told = "not measured"
        if there is not None:
            told = f"{there:g}, {'reached' if one.reached(there) else 'missed'}"
        elsewhere = "not measured" if here is None else f"{here:g}"
        yield f"| {one.what} | {one.limit} | {told} | {elsewhere} |"


def _value(results: Results, size: int, asked: Asked) -> float | None:
    return results.sizes.get(size, {}).get(asked.part, {}).get(asked.figure)
