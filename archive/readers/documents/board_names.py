"""Names of boards in documents: which words are one, and whether two are the same board."""

from __future__ import annotations

import re

from archive.minutes import Board
from archive.readers.item_text.heading import board_of
from archive.readers.page_labels import is_board

_SHORT = re.compile(
    r"(?:kh|kv|th|kvalt|khall|kuha|kval|valt|hall|sivla|sivltk|sivl|tekla|teklk|tekltk"
    r"|perla|perltk|ymla|ympla|rakla|raklk|tarkla|tarkltk|kvltk|kaupvalt|kauphall|kunhall|kunvalt"
    r"|keskvaalila|kvl|kst|kfge|stst|stfge|fge|bildn|tekn|[a-zåäö]{2,10}(?:ltk|lt|lk|la|jao|jaos|jsto|joh|nmd|lkunta))",
    re.IGNORECASE,
)
_LAW = re.compile(
    r"(?:lain|laki|lag(?:en)?|asetu(?:s|ksen)|sään(?:tö|nön)|stadgan?|ohje(?:en)?|L|laissa|laista"
    r"|sopimuksen|liite|kohta|luku|momentti|kuntalain|vp|nro|numero)$"
)
_LAWS = frozenset(("MRL", "YSL", "VNA", "KML", "TVL", "JULKL", "KUNTAL", "HANKL", "HAKL", "PKL"))
_LONGEST_SHORT = 14
_SHORT_NAME = 7  # letters: "KHALLITUS" is a name, "KV" and "SIVLTK" are abbreviations


def is_board_name(words: str) -> bool:
    """Whether the words are a board's name or a board's abbreviation, not a law's."""
    words = " ".join(words.split()).strip(" ,:-–")
    if not words or _LAW.search(words) or words.upper() in _LAWS:
        return False
    if is_board(words):
        return words[0].isupper() and len(words) <= 90
    if " " in words or len(words) > _LONGEST_SHORT:
        return False
    capitals = sum(map(str.isupper, words))
    if capitals == len(words) and len(words) >= 4:
        return True
    return bool(_SHORT.fullmatch(words.replace(".", "")))  # "Siv.ltk"


def plain_board(board: Board | str) -> Board:
    """The board with a name in capitals written as a name: "KUNNANHALLITUS"."""
    board = board_of(board) if isinstance(board, str) else board
    words = board.name or board.abbreviation or ""
    if words.isupper() and is_board(words) and len(words) > _SHORT_NAME:
        return Board(name=words.capitalize(), abbreviation=None)
    return board


def same_board(one: Board, other: Board) -> bool:
    """Whether both may be one board: equal, or the one the abbreviation of the other.

    KHALL is Kunnanhallitus: its letters stand in the name in this order, the first one first.
    """
    ours, theirs = _letters(one.label), _letters(other.label)
    if ours == theirs:
        return True
    short, long = sorted((ours, theirs), key=len)
    if not short or len(short) > _LONGEST_SHORT or len(long) <= _SHORT_NAME:
        return False
    return short[0] == long[0] and _is_within(short, long)


def _letters(words: str) -> str:
    return "".join(c for c in words.casefold() if c.isalpha())


def _is_within(short: str, long: str) -> bool:
    place = 0
    for letter in short:
        place = long.find(letter, place) + 1
        if place == 0:
            return False
    return True
