"""One bar a board, put together from the kinds of its decisions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from archive.public import BoardRecord
from indexer.guidance.statistics import Breakdown, Counts
from web.search.search_state import SearchState
from web.site.decision_look import Look
from web.site.texts import Texts
from web.statistics.looks import look_of, name_of_value

WIDTH = 600
HEIGHT = 16
MOST_BOARDS = 15
_GAP = 1.5
"""Width and height of the longest bar, in units of its picture; the gap parts its pieces."""


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a bar, in units of the picture; ``label`` tells it in words."""

    label: str
    look: Look
    x: float
    width: float


@dataclass(frozen=True, slots=True)
class BoardBar:
    """One board with its bar; ``href`` is the search within it."""

    label: str
    municipality: str
    count: str
    href: str
    parts: tuple[Part, ...]
    width: int = WIDTH
    height: int = HEIGHT


@dataclass(frozen=True, slots=True)
class LegendEntry:
    """A look with the values that have it in these bars."""

    look: Look
    labels: tuple[str, ...]


def shown_boards(counts: Counts) -> tuple[str, ...]:
    """The ids of the boards that are shown: those of the most items."""
    return tuple(sorted(counts, key=lambda board: (-counts[board], board))[:MOST_BOARDS])


def board_bars(
    name: str,
    breakdowns: Sequence[Breakdown],
    counts: Counts,
    boards: Mapping[str, BoardRecord],
    state: SearchState,
    texts: Texts,
) -> tuple[BoardBar, ...]:
    """The bars of the boards, all on one scale."""
    shown = shown_boards(counts)
    sums = {board: sum(one.across["board"].get(board, 0) for one in breakdowns) for board in shown}
    scale = WIDTH / max([*sums.values(), 1])
    return tuple(
        BoardBar(
            label=board_name(board, boards),
            municipality=boards[board].municipality if board in boards else "",
            count=texts.number(counts[board]),
            href=state.choosing(board=board).address(),
            parts=tuple(_parts(name, breakdowns, board, scale, texts)),
        )
        for board in shown
    )


def board_name(board: str, boards: Mapping[str, BoardRecord]) -> str:
    """What a board is called."""
    return boards[board].label if board in boards else board


def legend(name: str, breakdowns: Sequence[Breakdown], texts: Texts) -> tuple[LegendEntry, ...]:
    """What the colours and shapes of the bars stand for, in the order of the pieces."""
    labels: dict[Look, list[str]] = {}
    for one in _ordered(name, breakdowns):
        labels.setdefault(look_of(name, one.value), []).append(
            name_of_value(name, one.value, texts)
        )
    return tuple(LegendEntry(look, tuple(names)) for look, names in labels.items())


def _ordered(name: str, breakdowns: Sequence[Breakdown]) -> list[Breakdown]:
    """Values of one look beside each other, the looks in their order."""
    looks = list(Look)
    return sorted(breakdowns, key=lambda one: looks.index(look_of(name, one.value)))


def _parts(
    name: str, breakdowns: Sequence[Breakdown], board: str, scale: float, texts: Texts
) -> list[Part]:
    parts: list[Part] = []
    place = 0.0
    for one in _ordered(name, breakdowns):
        count = one.across["board"].get(board, 0)
        if not count:
            continue
        width = count * scale
        label = f"{name_of_value(name, one.value, texts)}: {texts.number(count)}"
        shown = round(max(width - _GAP, 1), 1)
        parts.append(Part(label, look_of(name, one.value), round(place, 1), shown))
        place += width
    return parts
