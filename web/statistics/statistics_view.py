"""Everything that the page of statistics shows, ready for its template."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from archive.public import BoardRecord
from indexer.answers.answer import FacetValue
from indexer.guidance.statistics import COUNTED, Breakdown, Statistics
from web.search.search_state import SearchState
from web.search.year_bars import YearBars, year_bars
from web.site.texts import Texts
from web.statistics.board_bars import (
    BoardBar,
    LegendEntry,
    board_bars,
    board_name,
    legend,
    shown_boards,
)
from web.statistics.count_table import CountTable, count_table
from web.statistics.year_panels import Panel, panel, years_of


@dataclass(frozen=True, slots=True)
class Figure:
    """One counted field: its small pictures by year, its bars by board, a table for each."""

    name: str
    title: str
    panels: tuple[Panel, ...]
    by_year: CountTable
    bars: tuple[BoardBar, ...]
    legend: tuple[LegendEntry, ...]
    by_board: CountTable


@dataclass(frozen=True, slots=True)
class StatisticsView:
    """The page. ``first`` and ``last`` are the years between which all pictures lie;
    ``notes`` say what is not in them; ``search`` is the address of the search itself.
    """

    total: str
    found: bool
    search: str
    years: YearBars | None
    first: str
    last: str
    figures: tuple[Figure, ...]
    notes: tuple[str, ...]


def statistics_view(
    counted: Statistics, state: SearchState, boards: Mapping[str, BoardRecord], texts: Texts
) -> StatisticsView:
    """The page for the counts of a search."""
    years = years_of(list(counted.across.get("year", ())))
    return StatisticsView(
        total=texts.counted("search.found" if state.text else "record.items", counted.total),
        found=bool(counted.total),
        search=state.on_page(1).address(),
        years=year_bars(_year_values(counted, state), state),
        first=str(years[0]) if years else "",
        last=str(years[-1]) if years else "",
        figures=tuple(
            _figure(name, counted.breakdowns[name], years, counted, boards, state, texts)
            for name in COUNTED
            if counted.breakdowns.get(name)
        ),
        notes=tuple(_notes(counted, texts)),
    )


def _figure(
    name: str,
    values: Sequence[Breakdown],
    years: Sequence[int],
    counted: Statistics,
    boards: Mapping[str, BoardRecord],
    state: SearchState,
    texts: Texts,
) -> Figure:
    by_board = counted.across["board"]
    year_heads = {str(year): str(year) for year in reversed(years)}
    board_heads = {one: board_name(one, boards) for one in shown_boards(by_board)}
    return Figure(
        name=name,
        title=texts(f"statistics.{name}"),
        panels=tuple(panel(name, one, years, texts) for one in values) if years else (),
        by_year=count_table(name, values, "year", year_heads, state, texts),
        bars=board_bars(name, values, by_board, boards, state, texts),
        legend=legend(name, values, texts),
        by_board=count_table(name, values, "board", board_heads, state, texts),
    )


def _year_values(counted: Statistics, state: SearchState) -> list[FacetValue]:
    chosen = state.filters.get("year", ())
    years = counted.across.get("year", {})
    return [FacetValue(year, year, count, year in chosen) for year, count in years.items()]


def _notes(counted: Statistics, texts: Texts) -> list[str]:
    """What one must know of the numbers."""
    notes = [texts("statistics.several")]
    undated = counted.total - sum(counted.across.get("year", {}).values())
    if undated > 0:
        notes.append(texts.counted("statistics.undated", undated))
    further = len(counted.across.get("board", ())) - len(shown_boards(counted.across["board"]))
    if further > 0:
        notes.append(texts.counted("statistics.further_boards", further))
    return notes
