"""Board and § as an item's own sentences tell them, where no field does."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from archive.minutes import Board
from archive.readers.handling import number_of
from archive.readers.page_labels import is_board

_VERB = (
    r"(?:päätt(?:ää|i)|esitt(?:ää|i)|merkits(?:ee|i)|hyväksy(?:y|i)|ehdott(?:aa|i)|toteaa|totesi"
    r"|myön(?:tää|si)|valits(?:ee|i)|hylk(?:ää|äsi)|katso(?:o|i)|anto?i?|antaa|palautt(?:aa|i)"
    r"|jätt(?:ää|i)|saatt(?:aa|oi)|jatk(?:aa|oi)|nime(?:ää|si)|suoritt(?:aa|i)|oikeutt(?:aa|i)"
    r"|keskustel(?:ee|i)|vahvist(?:aa|i)|tutki|pysytt(?:ää|i)"
    r"|beslutar|beslutade|beslöt|föreslår|föreslog|antecknar|antecknade|godkänner|godkände"
    r"|konstaterar|konstaterade|beviljar|beviljade|väljer|valde|betraktade|framställer)"
)
_SPEAKS = re.compile(
    rf"(?P<board>[A-ZÅÄÖ][\w-]{{3,40}}(?:,? (?:[a-zåäö][\w-]{{0,40}})){{0,7}}?) {_VERB}\b"
)
_SECTION = re.compile(
    r"(?<![\d.])(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<year>\d{4})?[ ,(]{0,3}"
    r"(?:päätö\w{2,8} |tekemä\w{0,5} )?§ ?(?P<number>\d{1,4})(?!\d)"
)
_SHORT = {
    "kaupunginhallitus": "kh", "kunnanhallitus": "kh",
    "kaupunginvaltuusto": "kv", "kunnanvaltuusto": "kv",
}  # fmt: skip
_COMMON_NOUNS = (
    "Lautakunta Hallitus Valtuusto Jaosto Johtokunta Toimikunta Neuvosto Nämnden Styrelsen"
    " Fullmäktige Sektionen Direktionen Utskottet"
)
_NO_NAMES = frozenset(_COMMON_NOUNS.split())
_BEFORE = 100


def board_speaking(text: str) -> Board | None:
    """The board that is the subject of a text's first sentence, or None.

    A resolution and its proposal speak of the deciding board: "Tekninen lautakunta päättää …",
    or name it on a line above their entries.
    """
    first = text.split("\n", 1)[0].strip()
    if first[:1].isupper() and is_board(first) and len(first.split()) <= 8:
        return None if first in _NO_NAMES else Board(name=first)
    for line in text.split("\n")[:3]:
        match = _SPEAKS.match(line.strip())
        if match and is_board(match["board"]) and match["board"] not in _NO_NAMES:
            return Board(name=match["board"])
    return None


def section_told(texts: Iterable[str], board: Board, day: date) -> str | None:
    """The § that texts give a board's handling of that day, or None unless all give one."""
    found = {
        number_of(match["number"])
        for text in texts
        for match in _SECTION.finditer(text)
        if _same_day(match, day)
        and _names(text[max(0, match.start() - _BEFORE) : match.start()], board)
    }
    return found.pop() if len(found) == 1 else None


def _same_day(match: re.Match[str], day: date) -> bool:
    if (int(match["day"]), int(match["month"])) != (day.day, day.month):
        return False
    return match["year"] is None or int(match["year"]) == day.year


def _names(before: str, board: Board) -> bool:
    """Whether the words before a date name the board, in whatever case they stand."""
    before = before.casefold()
    short = board.abbreviation or _SHORT.get((board.name or "").casefold())
    if short and re.search(rf"\b{re.escape(short.casefold())}\b", before[-20:]):
        return True
    words = [w for w in re.split(r"[^\w]+", (board.name or "").casefold()) if len(w) > 3]
    return bool(words) and all(w[: max(5, len(w) * 6 // 10)] in before for w in words)
