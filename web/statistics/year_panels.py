"""Small pictures side by side, one for each value: how often it occurs in each year."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from indexer.guidance.statistics import Breakdown
from web.site.decision_look import Look
from web.site.texts import Texts
from web.statistics.looks import look_of, name_of_value

HEIGHT = 44
MOST_WIDTH = 220
"""Height and greatest width of one picture, in its own units."""

MOST_YEARS = 40


@dataclass(frozen=True, slots=True)
class PanelBar:
    """One year's bar, in units of the picture; ``label`` tells it in words."""

    label: str
    x: float
    y: float
    height: float


@dataclass(frozen=True, slots=True)
class Panel:
    """One value: its bars over all years of the page; ``peak`` is the most in a year."""

    label: str
    look: Look
    count: str
    peak: str
    bars: tuple[PanelBar, ...]
    width: int
    bar_width: float
    height: int = HEIGHT


def years_of(counted: Sequence[str]) -> tuple[int, ...]:
    """All years from the first to the last that occurs, the newest ``MOST_YEARS``."""
    years = [int(year) for year in counted if year.isdecimal()]
    if not years:
        return ()
    newest = max(years)
    return tuple(range(max(min(years), newest - MOST_YEARS + 1), newest + 1))


def panel(name: str, one: Breakdown, years: Sequence[int], texts: Texts) -> Panel:
    """The picture of one value; its scale is its own."""
    counts = [one.across["year"].get(str(year), 0) for year in years]
    most = max(counts, default=0)
    step = max(4, min(28, MOST_WIDTH // max(len(years), 1)))
    width = step * max(len(years), 1)
    bars = (
        _bar(place * step, year, count, most, texts)
        for place, (year, count) in enumerate(zip(years, counts, strict=True))
    )
    return Panel(
        label=name_of_value(name, one.value, texts),
        look=look_of(name, one.value),
        count=texts.number(one.count),
        peak=texts("statistics.peak", count=texts.number(most)),
        bars=tuple(bar for bar in bars if bar.height),
        width=width,
        bar_width=step - max(1, step // 5),
    )


def _bar(x: int, year: int, count: int, most: int, texts: Texts) -> PanelBar:
    height = max(1.5, round(count / most * HEIGHT, 1)) if count else 0
    label = texts("years.bar", year=year, count=texts.number(count))
    return PanelBar(label, x, round(HEIGHT - height, 1), height)
