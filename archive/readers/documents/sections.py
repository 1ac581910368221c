"""What documents write differently from pages: set right in the items that were read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from archive.diary_number import parse
from archive.minutes import AgendaItem, Link, Section, SectionKind
from archive.readers.documents.cover import day_of
from archive.readers.documents.headings import DocumentHeading, heading_in
from archive.readers.item_text.header import secrecy_line
from archive.readers.page_labels import label_of
from archive.readers.page_lines import PageLine

_CLOSING = re.compile(
    r"(?:kokouksen (?:päättäminen|päättyminen)\W*$|kokous päättyi|pöytäkirjan vakuudeksi"
    r"|puheenjohtaja (?:päätti|julisti) kokouksen|(?:pöytäkirjan )?allekirjoitukset\W*$"
    r"|sammanträdet avslutades|ordföranden (?:avslutade|förklarade) (?:sammanträdet|mötet)"
    r"|sammanträdets avslutande\W*$)",
    re.IGNORECASE,
)
_PERSONS = (SectionKind.PREPARER, SectionKind.PRESENTER)
_CONTACT = re.compile(r"@|\(at\)|\bpuh\b|\bp\. ?\d|\btel\b|\d{3} ?\d{3,4}", re.IGNORECASE)
_SENTENCE = re.compile(r"[.!?:]$")
_NOTHING = DocumentHeading(0, "")
_DAY_ALONE = re.compile(r"\d{1,2}[.-]\d{1,2}[.-](?:19|20)\d\d")


def with_joined_handlings(lines: Sequence[PageLine]) -> Iterator[PageLine]:
    """The lines, each "Khall 17 §" put together with the day that stands alone below it.

    Text beside such a line gets a line of its own.
    """
    place = 0
    while place < len(lines):
        line = lines[place]
        below = lines[place + 1].text.strip() if place + 1 < len(lines) else ""
        if _DAY_ALONE.fullmatch(below) and day_of(below):
            found = heading_in(line, 0)
            if found and found.board and not found.day and not found.title:
                joined = f"{found.board.label} {below.replace('-', '.')} § {found.number}"
                yield replace(line, text=joined, lead="")
                place += 2
                continue
        yield from _apart_from_text(line)
        place += 1


def _apart_from_text(line: PageLine) -> Iterator[PageLine]:
    """A line, or where its first cell names a handling that cell and the text beside it."""
    head, tab, _ = line.text.partition("\t")
    if tab and "§" in head and not (heading_in(line, 0) or _NOTHING).day:
        found = heading_in(PageLine(head), 0)
        if found and found.board and not found.title:
            yield replace(line.part(0, len(head)), paragraph=line.paragraph)
            yield replace(line.part(len(head) + 1), paragraph=True)
            return
    yield line


def without_closing(lines: Sequence[PageLine]) -> list[PageLine]:
    """The last item's lines without the end of the meeting: it is nobody's resolution.

    Instructions for appeal that follow stay.
    """
    decided = False
    for place, line in enumerate(lines):
        label = label_of(line)
        decided = decided or (label is not None and label.meaning is SectionKind.RESOLUTION)
        if decided and _CLOSING.match(line.text):
            rest = (n for n in range(place, len(lines)) if _is_appeal(lines[n]))
            return [*lines[:place], *lines[next(rest, len(lines)) :]]
    return list(lines)


def without_secrecy(lines: Sequence[PageLine]) -> tuple[list[PageLine], bool, str | None]:
    """The lines without those that call the item confidential; whether one does, and why."""
    kept: list[PageLine] = []
    secret, ground = False, None
    for line in lines:
        found, told = secrecy_line(line.text)
        if found:
            secret, ground = True, ground or told
        else:
            kept.append(line)
    return kept, secret, ground


def _is_appeal(line: PageLine) -> bool:
    label = label_of(line)
    return label is not None and label.meaning is SectionKind.APPEAL


def settled(item: AgendaItem) -> AgendaItem:
    """The item with its text apart from its preparers, and the word Dno before a short number."""
    diary = item.diary_number
    if diary and parse(diary) is None and parse(f"Dno {diary}"):
        item = replace(item, diary_number=f"Dno {diary}")
    sections = tuple(part for section in item.sections for part in _apart(section))
    return replace(item, sections=sections)


def _apart(section: Section) -> Iterator[Section]:
    """The persons of a section, and the text that follows them without a label of its own."""
    if section.kind not in _PERSONS or "\n\n" not in section.text:
        yield section
        return
    end = 0
    for piece in section.text.split("\n\n"):
        if end and not _is_person(piece):
            break
        end += len(piece) + (2 if end else 0)
    if end >= len(section.text):
        yield section
        return
    yield replace(section, text=section.text[:end], links=_within(section.links, 0, end))
    start = end + 2
    rest = section.text[start:]
    yield Section(
        SectionKind.BACKGROUND, rest, "", _within(section.links, start, len(section.text))
    )


def _is_person(piece: str) -> bool:
    """Whether a paragraph goes on with names and numbers instead of sentences."""
    return bool(_CONTACT.search(piece)) or (len(piece) < 80 and not _SENTENCE.search(piece))


def _within(links: Sequence[Link], start: int, end: int) -> tuple[Link, ...]:
    return tuple(
        Link(link.start - start, link.end - start, link.href)
        for link in links
        if start <= link.start and link.end <= end
    )
