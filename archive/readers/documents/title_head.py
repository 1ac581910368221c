"""The head of an item that a whole document is: its title, then its diary number, at the top."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from archive.diary_number import find, parse
from archive.readers.handling import handling_of
from archive.readers.item_text.labels import Special
from archive.readers.page_labels import is_board, label_of
from archive.readers.page_lines import PageLine

_WITHIN = 12  # lines
_LONGEST_TITLE = 600
_PLACES = ("kaupunki", "kunta", "stad", "kommun")
_FORM = frozenset(("päivämäärä", "pöytäkirja", "esityslista", "sivu", "datum", "protokoll", "sida"))


@dataclass(frozen=True, slots=True)
class TitleHead:
    """The title, the lines of other facts in the head, and where the text begins."""

    title: str
    facts: tuple[PageLine, ...]
    end: int


def title_head(lines: Sequence[PageLine]) -> TitleHead | None:
    """The head, or None where the document does not begin so."""
    title: list[str] = []
    for number, line in enumerate(lines[:_WITHIN]):
        text = " ".join(line.text.split())
        if _is_diary(line):
            whole = " ".join(title)
            if not 3 < len(whole) <= _LONGEST_TITLE:
                return None
            return TitleHead(whole, (line,), number + 1)
        if handling_of(text) or "§" in text[:6] or label_of(line):
            return None
        if is_board(text) or all(map(_is_frame, line.text.split("\t"))):
            continue
        if text.endswith(".") and len(text) > 120:
            return None
        title.append(text)
    return None


def _is_frame(cell: str) -> bool:
    """Whether a cell is of the page's frame: the place, or a word of the form."""
    words = " ".join(cell.split())
    return words.endswith(_PLACES) or words.casefold() in _FORM


def _is_diary(line: PageLine) -> bool:
    text = line.text.replace("\t", " ").strip()
    label = label_of(line)
    if label and label.meaning is Special.DIARY_NUMBER:
        return next(find(label.rest.text), None) is not None
    return parse(text) is not None
