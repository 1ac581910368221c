"""How high a board stands: what a lower one "proposes" to a higher one is not yet decided."""

from __future__ import annotations

import re

from archive.minutes import Board

COUNCIL = 3
"""The rank of a council, which no board stands above."""
_RANKS = (
    (3, r"valtuusto\w*|yhtymäkokou\w*|jäsenkun\w+|\w*fullmäktige\w*"),
    (2, r"hallitus|hallituks\w+|hallitusta|\w*styrelse\w*"),
    (1, r"\w*lautakun\w+|divisioona\w*|\w*nämnd(?:en)?\w*"),
    (0, r"jaosto\w*|johtokun\w+|\w*sektion\w*|\w*direktion\w*|toimikun\w+"),
)
BOARD = re.compile(
    "|".join(rf"(?P<r{rank}>\b(?:\w|-)*(?:{words})\b)" for rank, words in _RANKS), re.I
)
_ABBREVIATIONS = (
    (3, re.compile(r"k?v(?:alt)?|kvalt|valt|kvsto|stf(?:ge)?|kf(?:ge)?|fge", re.I)),
    (2, re.compile(r"k?h(?:all)?|kh\w?|khall|yhall|sts|kst|kommst", re.I)),
    (1, re.compile(r".*(?:ltk|lk|lautak|nämnd|nd)", re.I)),
    (0, re.compile(r".*(?:jaos|jst|jsto|jk|sekt)", re.I)),
)

_GENITIVE = re.compile(r"(?:kunnan|hallituksen|valtuuston|jaoston|kokouksen)$", re.I)


def rank_of(board: Board | None) -> int | None:
    """0 (section of a committee) to 3 (council); None where it cannot be told."""
    if board is None:
        return None
    if board.name and (match := BOARD.search(board.name)):
        return _rank(match)
    if board.abbreviation:
        return next((r for r, p in _ABBREVIATIONS if p.fullmatch(board.abbreviation)), None)
    return None


def subject_rank(text: str) -> int | None:
    """The rank of the board that a sentence begins with as its subject, or None."""
    match = BOARD.search(text[:80])
    if match is None or text[: match.start()].count(" ") > 2 or _GENITIVE.search(match[0]):
        return None
    return _rank(match)


def ranks_in(text: str) -> list[int]:
    """The ranks of all boards that a text names."""
    return [_rank(match) for match in BOARD.finditer(text)]


def _rank(match: re.Match[str]) -> int:
    return int((match.lastgroup or "r0")[1:])
