"""Hits by year as a small picture: one bar a year, each a link that chooses the year.

The numbers are those of the year facet; the same numbers stand in a table beneath.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from indexer.answers.answer import FacetValue
from web.search.search_state import SearchState

HEIGHT = 48
STEP = 24
GAP = 6
MOST_YEARS = 40


@dataclass(frozen=True, slots=True)
class Bar:
    """One year. ``x``, ``y``, ``width`` and ``height`` are in units of the picture."""

    year: str
    count: int
    selected: bool
    href: str
    x: int
    y: int
    height: int


@dataclass(frozen=True, slots=True)
class YearBars:
    """The picture: bars from the oldest year to the newest, years without hits among them."""

    bars: tuple[Bar, ...]
    width: int
    height: int = HEIGHT
    bar_width: int = STEP - GAP

    @property
    def shown_width(self) -> int:
        """How wide the picture is shown at most, in pixels."""
        return min(640, 44 * len(self.bars))


def year_bars(values: Sequence[FacetValue], state: SearchState) -> YearBars | None:
    """The bars of a year facet; None where there is nothing to compare."""
    counts = {int(value.value): value.count for value in values if value.value.isdecimal()}
    years = [year for year, count in counts.items() if count]
    if len(years) < 2:
        return None
    newest = max(years)
    span = range(max(min(years), newest - MOST_YEARS + 1), newest + 1)
    most = max(counts.get(year, 0) for year in span)
    chosen = state.filters.get("year", ())
    bars = tuple(
        _bar(index, str(year), counts.get(year, 0), most, str(year) in chosen, state)
        for index, year in enumerate(span)
    )
    return YearBars(bars, len(bars) * STEP - GAP)


def _bar(index: int, year: str, count: int, most: int, selected: bool, state: SearchState) -> Bar:
    height = max(2, round(count / most * HEIGHT)) if count else 0
    return Bar(
        year=year,
        count=count,
        selected=selected,
        href=state.toggled("year", year).address(),
        x=index * STEP,
        y=HEIGHT - height,
        height=height,
    )
