"""What stands between a page's frame and an item's first label: §, diary number, title."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from archive.diary_number import find, parse
from archive.readers.handling import number_of
from archive.readers.item_text.header import secrecy_line
from archive.readers.item_text.labels import Special
from archive.readers.page_labels import is_board, label_of
from archive.readers.page_lines import PageLine

_SECTION = re.compile(
    r"(?:§ ?(?P<a>\d{1,4}[a-z]?)|(?P<b>\d{1,4}[a-z]?) ?§|(?:Pykälä|Paragraf) (?P<c>\d{1,4}[a-z]?))"
    r"(?:[\s:.–-]{1,3}(?P<title>\S.*))?"
)
_HALF = re.compile(r"\d{1,7}/(?:19|20)\d\d")
_CLASS = re.compile(r"\d\d(?:\.\d\d){1,4}")
_INDEX_ROW = re.compile(r"[^\t]{2,100}\t(?:§ ?\d{1,4}|\d{1,4} ?§)\t\d{1,2}\.\d{1,2}\.\d{4}\t?")
_SILENT = re.compile(
    r"(?:julkinen|offentlig|lisäpykälä|tilläggsparagraf|\d{1,3}\.?)", re.IGNORECASE
)
_BROKEN_OFF = re.compile(r"[,/–-]$|\b(?:ja|sekä|tai|och|samt|eller)$", re.IGNORECASE)
_LONGEST_TITLE = 1_000
_MOST_TITLE_LINES = 6


@dataclass(slots=True)
class PageHead:
    """The head of an item; ``body`` are the lines behind it, the first label included.

    ``mention`` is the line that says that the item is confidential: its title, where the
    page gives no other.
    """

    title: str = ""
    section_number: str | None = None
    diary_number: str | None = None
    confidential: bool = False
    ground: str | None = None
    mention: str = ""
    body: list[PageLine] = field(default_factory=list)


def goes_on_in(title: str, line: str) -> bool:
    """Whether a title goes on in the next line: broken off, small letters, or all capitals."""
    if _BROKEN_OFF.search(title.rstrip()) or line[:1].islower():
        return True
    labelled = label_of(PageLine(line)) is not None or is_board(line)
    return title.isupper() and line.isupper() and not labelled


def head_of(lines: Sequence[PageLine]) -> PageHead:
    """The head of an item's own lines."""
    head = PageHead()
    title: list[PageLine] = []
    number = 0
    while number < len(lines):
        line = lines[number]
        if not line.text:
            if title or head.title:
                break
        elif head.title and not title and _carries_on(head.title, line):
            head.title = f"{head.title} {line.text}"[:_LONGEST_TITLE]
        elif not _take(head, line, lines[number + 1 : number + 2], bool(title)):
            label = label_of(line)
            if label and label.meaning is Special.DIARY_NUMBER and label.rest.text:
                head.diary_number = head.diary_number or " ".join(label.rest.text.split())
            elif label and (title or not label.rest.text):
                break
            elif not title or _goes_on(title, line):
                title.append(line)
            else:
                break
        number += 1
    head.title = head.title or _joined(title) or head.mention
    head.body = list(lines[number:])
    return _with_late_facts(head)


def _take(head: PageHead, line: PageLine, after: Sequence[PageLine], titled: bool) -> bool:
    """Whether the line is one of the head's facts; if so, it is kept."""
    text = line.text.strip()
    section = _SECTION.fullmatch(text)
    if section:
        printed = section["a"] or section["b"] or section["c"]
        head.section_number = head.section_number or number_of(printed)
        head.title = head.title or (section["title"] or "")[:_LONGEST_TITLE]
        return True
    secret, ground = secrecy_line(text)
    if secret:
        head.confidential, head.ground = True, head.ground or ground
        head.mention = head.mention or text[:_LONGEST_TITLE]
        return True
    if _INDEX_ROW.fullmatch(text) or _SILENT.fullmatch(text):
        return True
    if not titled and is_board(text) and " " not in text:
        return True
    return _take_diary(head, text, after)


def _take_diary(head: PageHead, text: str, after: Sequence[PageLine]) -> bool:
    if head.diary_number and _CLASS.fullmatch(text):
        return True
    if _HALF.fullmatch(text) and after and _CLASS.fullmatch(after[0].text.strip()):
        text = f"{text} {after[0].text.strip()}"
    elif _HALF.fullmatch(text) and head.section_number and not head.diary_number:
        head.diary_number = text  # a case's bare number, right below the item's § and title
        return True
    if head.diary_number or parse(text.split(" Julkinen")[0]) is None:
        return False
    start, end = next(((start, end) for start, end, _ in find(text)), (0, len(text)))
    head.diary_number = " ".join(text[start:end].split())
    return True


def _goes_on(title: list[PageLine], line: PageLine) -> bool:
    """Whether a line continues the title: the same emphasis, and no new paragraph."""
    last = title[-1]
    if line.paragraph or len(title) >= _MOST_TITLE_LINES:
        return False
    if last.lead or last.heading:
        return bool(line.lead) == bool(last.lead) and line.heading == last.heading
    return goes_on_in(last.text, line.text)


def _carries_on(title: str, line: PageLine) -> bool:
    """Whether a line is the rest of a title that broke in the middle of its words."""
    if line.paragraph or line.heading or label_of(line) or not line.text[:1].isalpha():
        return False
    return goes_on_in(title, line.text)


def _joined(title: list[PageLine]) -> str:
    return " ".join(" ".join(line.text for line in title).split())[:_LONGEST_TITLE]


def _with_late_facts(head: PageHead) -> PageHead:
    """Facts that stand below the title, or below the line that names the handling."""
    first = 0
    while first < len(head.body) and not label_of(head.body[first]):
        if not head.body[first].text:
            first += 1
        elif _take(head, head.body[first], head.body[first + 1 : first + 2], titled=True):
            head.body.pop(first)
        else:
            break
    return head
