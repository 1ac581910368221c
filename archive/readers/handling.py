"""Lines that name a handling of a case: which board, when, which §.

``Kaupunginhallitus 17.6.2021 § 86``   ``Kaupunginhallitus, § 86, 17.06.2021``
``Kaupunginhallitus 86 § 17.6.2021``   ``Kaupunginhallitus 17.6.2021`` (an agenda's own)
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from archive.minutes import Board
from archive.readers.item_text.heading import board_of, heading_of

LONGEST = 200
_DAY = r"(?P<day>\d{1,2})(?P<mark>[.-])(?P<month>\d{1,2})(?P=mark)(?P<year>(?:19|20)\d\d)"
_NUMBER = r"(?P<number>\d{1,4}[a-z]?)"
_BOARD = r"(?P<board>[^\W\d_][^\n\t\d§]{0,119}?)"
_SECTION_FIRST = re.compile(
    rf"{_BOARD}[ ,]{{1,3}}(?:§ ?{_NUMBER}|(?P<number_first>\d{{1,4}}[a-z]?) ?§)"
    rf"[ ,/]{{1,4}}{_DAY}\.?"
)
_WITHOUT_SECTION = re.compile(rf"{_BOARD}(?:,? (?:kokous|möte))?[ ,]{{1,3}}{_DAY}")
_ANY_DAY = re.compile(_DAY)
_NOT_A_BOARD = re.compile(
    r"(?:pöytäkirja|esityslista|protokoll|föredragningslista|liite|bilaga|kokous|päätös|päivätty)\b",
    re.IGNORECASE,
)


# A sentence that tells of a handling: "Kaupunginvaltuusto hyväksyi ohjelman 28.3.2022 § 44."
_TELLS = re.compile(
    r"\b(?:on|ovat|oli|olivat|päätt[iä]\w*|hyväksy\w+|käsittel\w+|merkits\w+|esitt\w+|valitsi\w*"
    r"|palautti\w*|totesi\w*|antoi|antanut|myönsi|myöntänyt|nimesi|asetti|jätti|perusti|vahvisti"
    r"|beslöt|beslutade|beslutat|godkände|godkänt|behandlade|behandlat|antecknade)\b"
)


@dataclass(frozen=True, slots=True)
class Handling:
    """One board's handling of a case, as far as a line tells it."""

    board: Board
    meeting_date: date | None
    section_number: str | None


def handling_of(line: str) -> Handling | None:
    """The handling that this whole line names, board and § included, or None.

    A table row names one too, but as an entry of a list: it is not taken.
    """
    if "\t" in line:
        return None
    line = " ".join(line.split()).rstrip(" :")  # "Tekn.ltk 3.2.2011 § 9:"
    if len(line) > LONGEST or "§" not in line or _NOT_A_BOARD.match(line):
        return None
    found = heading_of(line)
    if found:
        own = Handling(found.board, found.meeting_date, found.section_number)
        return None if _TELLS.search(found.board.label) else own
    match = _SECTION_FIRST.fullmatch(line)
    if match is None or _TELLS.search(match["board"]):
        return None
    return Handling(
        board_of(match["board"]), _day(match), number_of(match["number"] or match["number_first"])
    )


def handling_without_section(line: str) -> Handling | None:
    """The handling that a line of board and date alone names, or None."""
    line = " ".join(line.split())
    match = _WITHOUT_SECTION.fullmatch(line) if len(line) <= LONGEST else None
    if match is None or _NOT_A_BOARD.match(line):
        return None
    return Handling(board_of(match["board"]), _day(match), None)


def day_in(text: str) -> date | None:
    """The first date in a text (17.06.2021 or 17-06-2021), or None."""
    match = _ANY_DAY.search(text)
    return _day(match) if match else None


def number_of(printed: str) -> str:
    """A § number without leading zeros."""
    return printed.lstrip("0") or printed


def _day(match: re.Match[str]) -> date | None:
    try:
        return date(int(match["year"]), int(match["month"]), int(match["day"]))
    except ValueError:
        return None
