"""The head of an item that a whole document is: its title, then its diary number, at the top."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from archive.diary_number import find, parse
from archive.minutes import SectionKind
from archive.readers.documents.headings import heading_in
from archive.readers.handling import handling_of
from archive.readers.item_text.labels import Special
from archive.readers.page_labels import is_board, label_of
from archive.readers.page_lines import PageLine
from archive.readers.told_facts import board_speaking

_WITHIN = 12  # lines
_PLAIN_WITHIN = 4  # lines
_MOST_HANDLED = 40
_HANDLED = re.compile(r"- \S.{3,120} \d{1,3}/\d{1,2}\.\d{1,2}\.\d{4}")
_DECIDING = (SectionKind.RESOLUTION, SectionKind.PROPOSAL)
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


def plain_title(lines: Sequence[PageLine]) -> TitleHead | None:
    """The head of a page that gives nothing but a title above its first label.

    Only where the label is that of a resolution or a proposal and a board speaks below it. A
    title of the case may stand above that of the item.
    """
    handled = 0  # lines of a list of handlings above the title
    for number, line in enumerate(lines[: _PLAIN_WITHIN + _MOST_HANDLED]):
        label = label_of(line)
        if _HANDLED.fullmatch(line.text):
            handled += 1
            continue
        if number - handled >= _PLAIN_WITHIN:
            return None
        if label is None:
            if not _may_be_plain(line):
                return None
            continue
        below = lines[number + 1].text if number + 1 < len(lines) else ""
        speaks = board_speaking(label.rest.text or below) is not None
        if number == 0 or label.meaning not in _DECIDING or not speaks:
            return None
        return TitleHead(lines[number - 1].text, (), number)
    return None


def _may_be_plain(line: PageLine) -> bool:
    """Whether a line may be a title of the case or of the item, and is no other fact."""
    text = line.text.strip()
    if not 3 < len(text) <= _LONGEST_TITLE or text.endswith((".", ":")):
        return False
    return heading_in(line, 0) is None and not _is_diary(line)


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
