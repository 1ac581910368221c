"""Which meeting an item belongs to: board, date and § follow from the item's number alone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from random import Random

FIRST_YEAR, YEARS = 2010, 16
_BLOCK, _MEETINGS_IN_BLOCK = 60, 6
_WEEKS = 50


@dataclass(frozen=True, slots=True)
class BoardEntry:
    """A board of the generated municipalities."""

    municipality: str
    domain: str
    diary_pattern: str
    name: str
    swedish: bool

    @property
    def slug(self) -> str:
        """The name as part of a file's name."""
        letters = self.name.casefold().replace(" ", "-")
        return letters.translate(str.maketrans("äöå", "aoa"))

    @property
    def subject(self) -> str:
        """How the board calls itself in a sentence."""
        for ending in ("hallitus", "valtuusto", "jaosto", "neuvosto"):
            if self.name.casefold().endswith(ending):
                return ending.capitalize() if ending in ("valtuusto", "jaosto") else self.name
        return {"KHALL": "Kaupunginhallitus", "KVALT": "Valtuusto"}.get(self.name, "Lautakunta")


@dataclass(frozen=True, slots=True)
class Place:
    """Where an item stands: its meeting, its § and its position in the meeting, from 0."""

    board: BoardEntry
    day: date
    section: int
    position: int
    last: bool

    @property
    def heading(self) -> str:
        """The line under the title, as in "HYVOLTK 09.04.2025 § 31"."""
        return f"{self.board.name} {self.day:%d.%m.%Y} § {self.section}"


@cache
def boards() -> tuple[BoardEntry, ...]:
    """All boards, those of one municipality together."""
    lines = (Path(__file__).parent / "boards.txt").read_text(encoding="utf-8").splitlines()
    entries = []
    for line in (line for line in lines if line and not line.startswith("#")):
        municipality, domain, pattern, names = line.split("|")
        for name in names.split(", "):
            swedish = name.endswith("*")
            entries.append(BoardEntry(municipality, domain, pattern, name.rstrip("*"), swedish))
    return tuple(entries)


def place_of(item: int, seed: int) -> Place:
    """The place of the item with this number, from 0."""
    block, inside = divmod(item, _BLOCK)
    for order, size in enumerate(_sizes(block, seed)):
        if inside < size:
            board, day, first = _meeting(block * _MEETINGS_IN_BLOCK + order)
            return Place(board, day, first + inside, inside, inside == size - 1)
        inside -= size
    raise AssertionError("the sizes of a block's meetings add up to the block")


@cache
def _meeting(number: int) -> tuple[BoardEntry, date, int]:
    """Board, date and first § of a meeting: no two meetings of a board share a day."""
    rounds, index = divmod(number, len(boards()))
    passes, turn = divmod(rounds, YEARS)
    year = FIRST_YEAR + (index * 5 + turn * 7) % YEARS
    week = (passes * 17 + index) % _WEEKS
    weekday = (passes // _WEEKS + index) % 5
    monday = date.fromisocalendar(year, 2, 1)
    return boards()[index], monday + timedelta(weeks=week, days=weekday), 1 + week * 15


@cache
def _sizes(block: int, seed: int) -> tuple[int, ...]:
    rng = Random(seed * 1_000_003 + block)
    return tuple(size for d in (rng.randrange(6) for _ in range(3)) for size in (10 + d, 10 - d))
