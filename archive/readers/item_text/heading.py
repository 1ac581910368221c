"""The line that names board, date and § of an item: ``HYVOLTK 09.04.2025 § 31``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from archive.minutes import Board

LONGEST_HEADING = 200

_LINE = re.compile(
    r"(?P<board>[^\W\d_][^\n\t]{0,119}?)(?:,? (?:kokous|möte))?[ ,]{1,3}"
    r"(?P<day>\d{1,2})(?P<mark>[.-])(?P<month>\d{1,2})(?P=mark)(?P<year>(?:19|20)\d\d)[ ,]{0,3}"
    r"(?:(?:§|[Pp]ykälä|[Pp]aragraf) ?(?P<number>\d{1,4}[a-z]?)"
    r"|(?P<number_first>\d{1,4}[a-z]?) ?§)\.?"
)
_FULL_NAME = re.compile(
    r"(?:lautakun(?:ta|nan)|hallitu(?:s|ksen)|valtuusto|jaosto|kunta|neuvosto|kokous|toimikunta"
    r"|nämnd(?:en)?|styrelsen?|fullmäktige|sektion(?:en)?|direktion(?:en)?|utskott(?:et)?|råd(?:et)?"
    r"|divisioona|jaos|kommitté(?:n)?|johtaja|päällikkö|direktör(?:en)?)$",
    re.IGNORECASE,
)
_BOTH = re.compile(r"(?P<name>.{2,100}?) ?\((?P<abbreviation>[^\s()]{2,15})\)")
_LONGEST_ABBREVIATION = 12


@dataclass(frozen=True, slots=True)
class ItemHeading:
    """What a heading line says; ``meeting_date`` is None where no such day exists."""

    board: Board
    meeting_date: date | None
    section_number: str

    def same_meeting(self, other: ItemHeading) -> bool:
        """Whether both are items of one meeting."""
        return self.board == other.board and self.meeting_date == other.meeting_date


def heading_of(line: str) -> ItemHeading | None:
    """The heading that this line is, or None."""
    if len(line) > LONGEST_HEADING or not any(mark in line for mark in ("§", "ykälä", "aragraf")):
        return None
    match = _LINE.fullmatch(" ".join(line.split()))
    if match is None:
        return None
    number = match["number"] or match["number_first"]
    return ItemHeading(board_of(match["board"]), _day(match), number.lstrip("0") or number)


def board_of(words: str) -> Board:
    """A board from what a document calls it: full name, abbreviation, or both."""
    words = words.strip(" ,:")
    both = _BOTH.fullmatch(words)
    if both:
        return Board(name=both["name"], abbreviation=both["abbreviation"])
    short = " " not in words and len(words) <= _LONGEST_ABBREVIATION
    if short and not _FULL_NAME.search(words):
        return Board(abbreviation=words)
    if words.isupper() and short:
        return Board(abbreviation=words)
    return Board(name=words)


def _day(match: re.Match[str]) -> date | None:
    try:
        return date(int(match["year"]), int(match["month"]), int(match["day"]))
    except ValueError:
        return None
