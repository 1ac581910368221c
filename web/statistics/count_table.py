"""The numbers of a picture as a table; each of them leads to the items that it counts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import quote_plus

from indexer.guidance.statistics import Breakdown
from web.search.search_state import SearchState
from web.site.texts import Texts
from web.statistics.looks import name_of_value

_PLACE = "-"
"""Stands for the row in the address of a column's numbers, which is made once; it cannot
be mistaken, because "=" is escaped in a query text.
"""


@dataclass(frozen=True, slots=True)
class Cell:
    """A number; ``href`` is None where there is nothing to look at."""

    text: str
    href: str | None


@dataclass(frozen=True, slots=True)
class Row:
    """A year or a board with its numbers, one a column."""

    head: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class CountTable:
    """``columns`` are the values; ``head`` says what the rows are."""

    head: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]


def count_table(
    name: str,
    breakdowns: Sequence[Breakdown],
    across: str,
    heads: Mapping[str, str],
    state: SearchState,
    texts: Texts,
) -> CountTable:
    """The table of a field's values across years or boards; ``heads`` names the rows."""
    columns = [
        (state.choosing(**{name: one.value, across: _PLACE}).address(), one.across[across])
        for one in breakdowns
    ]
    place = f"{across}={_PLACE}"

    def row(value: str, head: str) -> Row:
        chosen = f"{across}={quote_plus(value)}"
        return Row(
            head,
            tuple(
                _cell(counts.get(value, 0), address.replace(place, chosen, 1), texts)
                for address, counts in columns
            ),
        )

    return CountTable(
        texts(f"facet.{across}"),
        tuple(name_of_value(name, one.value, texts) for one in breakdowns),
        tuple(row(value, head) for value, head in heads.items()),
    )


def _cell(count: int, href: str, texts: Texts) -> Cell:
    return Cell(texts.number(count), href if count else None)
