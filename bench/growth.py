"""How each figure grows with the number of items: the exponent of a fitted power."""

from __future__ import annotations

from collections.abc import Mapping

import numpy

from bench.results import Results

GROWING = {
    "wall_s": "Wall clock (s)",
    "cpu_s": "Processor time (s)",
    "peak_rss_mb": "Peak memory (MB)",
    "disk_mb": "On disk (MB)",
    "p50_ms": "Median of a query (ms)",
}
"""Figures that are followed over the sizes, with the name of their axis."""

Series = Mapping[int, float]
"""From the number of items to the figure."""


def series(results: Results, figure: str) -> dict[str, Series]:
    """Each measured thing that has the figure, above nought, at two sizes or more."""
    found: dict[str, dict[int, float]] = {}
    for size, measured in sorted(results.sizes.items()):
        for part, figures in measured.items():
            if figures.get(figure, 0) > 0:
                found.setdefault(part, {})[size] = figures[figure]
    return {part: points for part, points in found.items() if len(points) > 1}


def exponent(points: Series) -> float:
    """The slope of a straight line through the logarithms: 1 grows as the items do."""
    slope, _ = numpy.polyfit(numpy.log(list(points)), numpy.log(list(points.values())), 1)
    return float(slope)
