"""Agenda items from a page: the item itself and the earlier handlings that it quotes."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from archive.minutes import (
    AgendaItem,
    Attachment,
    Board,
    Section,
    SectionKind,
    Stage,
)
from archive.readers.item_text.header import secrecy_line
from archive.readers.item_text.labels import Meaning
from archive.readers.language import language_of
from archive.readers.page_head import PageHead, head_of
from archive.readers.page_lines import PageLine, joined
from archive.readers.page_parts import Part, attachments_in, parts_of, sections_of
from archive.readers.page_split import Quoted

_TABLED = re.compile(
    r"\s*\((?:jätetty |jätettiin )?(?:pöydälle|palautettu|bordlagt|bordlades)[^()]{0,60}\)\s*$",
    re.IGNORECASE,
)
_NUMBER_ALONE = re.compile(r"\(?(\d{1,3})[).]?")
NO_TITLE = "(otsikko puuttuu)"


@dataclass(frozen=True, slots=True)
class PageFrame:
    """What the frame of a page says of its item, and how its text is to be read."""

    system: str
    municipality: str | None = None
    board: Board | None = None
    meeting_date: date | None = None
    section_number: str | None = None
    stage: Stage = Stage.MINUTES
    native_id: str | None = None
    attachments: tuple[Attachment, ...] = ()
    notes: tuple[str, ...] = ()
    implicit: bool = False
    plain: Collection[Meaning] = ()


def items_of_page(
    frame: PageFrame, own: Sequence[PageLine], quoted: Sequence[Quoted]
) -> Iterator[AgendaItem]:
    """The item, then the handlings that it quotes, in the order of the page."""
    head = head_of(own)
    item = own_item(frame, head, quoted)
    yield item
    for number, one in enumerate(quoted):
        yield earlier_item(frame, item, one, f"history[{number}]")


def own_item(frame: PageFrame, head: PageHead, quoted: Sequence[Quoted]) -> AgendaItem:
    """The page's own item."""
    parts = [_numbered(part) for part in parts_of(head.body, frame.implicit, frame.plain)]
    sections = sections_of(parts) + _history(quoted)
    notes = frame.notes if head.title else (*frame.notes, "the item has no title")
    attachments = dict.fromkeys((*frame.attachments, *attachments_in(parts)))
    linked = {a.title for a in attachments if a.url}
    return AgendaItem(
        title=head.title or NO_TITLE,
        source_system=frame.system,
        municipality=frame.municipality,
        board=frame.board,
        meeting_date=frame.meeting_date,
        section_number=frame.section_number or _own_section(frame, head),
        diary_number=head.diary_number,
        stage=frame.stage,
        language=language_of("\n".join([head.title, *(s.text for s in sections)])),
        sections=sections,
        attachments=tuple(a for a in attachments if a.url or a.title not in linked),
        confidential=head.confidential,
        confidentiality_ground=head.ground,
        native_id=frame.native_id,
        unread=notes,
    )


def earlier_item(frame: PageFrame, item: AgendaItem, quoted: Quoted, locator: str) -> AgendaItem:
    """A handling that the page quotes, as an item of its own; confidential where it says so."""
    secret, ground = _secrecy(quoted)
    parts = [_numbered(part) for part in parts_of(quoted.lines, True, frame.plain)]
    sections = sections_of(parts)
    return replace(
        item,
        title=_TABLED.sub("", item.title) or item.title,
        board=quoted.handling.board,
        meeting_date=quoted.handling.meeting_date,
        section_number=quoted.handling.section_number,
        stage=Stage.EARLIER_HANDLING,
        language=language_of("\n".join(s.text for s in sections)) if sections else item.language,
        sections=sections,
        attachments=attachments_in(parts),
        confidential=item.confidential or secret,
        confidentiality_ground=ground if secret else item.confidentiality_ground,
        native_id=None,
        locator=locator,
        unread=(),
    )


def _own_section(frame: PageFrame, head: PageHead) -> str | None:
    return head.section_number if frame.stage is not Stage.AGENDA else None


def _history(quoted: Sequence[Quoted]) -> tuple[Section, ...]:
    """The quoted handlings as the page shows them, one after the other.

    Of a confidential one only the line that names it and the one that says so.
    """
    lines = [line for one in quoted for line in (_paragraph(one.heading), *_open(one))]
    text, links = joined(lines)
    return (Section(SectionKind.HISTORY, text, "", links),) if text else ()


def _open(quoted: Quoted) -> list[PageLine]:
    if not _secrecy(quoted)[0]:
        return quoted.lines
    return [line for line in quoted.lines if secrecy_line(line.text)[0]]


def _secrecy(quoted: Quoted) -> tuple[bool, str | None]:
    """Whether a quoted handling calls itself confidential, and its ground."""
    told = [secrecy_line(line.text) for line in quoted.lines]
    secret = any(found for found, _ in told)
    return secret, next((ground for _, ground in told if ground), None)


def _paragraph(line: PageLine) -> PageLine:
    return replace(line, paragraph=True)


def _numbered(part: Part) -> Part:
    """A number on a line of its own joined with the line that it counts: "1. hyväksyy"."""
    lines: list[PageLine] = []
    number = ""
    for line in part.lines:
        alone = _NUMBER_ALONE.fullmatch(line.text)
        if number and not alone:
            mark = f"{number}. "
            links = tuple(
                replace(k, start=k.start + len(mark), end=k.end + len(mark)) for k in line.links
            )
            line = replace(line, text=mark + line.text, lead="", links=links)
            number = ""
        elif alone:
            if number:
                lines.append(replace(line, text=number))
            number = alone[1]
            continue
        lines.append(line)
    if number:
        lines.append(PageLine(number))
    return Part(part.meaning, part.heading, lines)
