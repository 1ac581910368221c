"""Reads whole minutes of any system: PDF, DOCX, HTML or text with item after item.

The last reader to be asked. It takes only what looks like minutes: an item's heading with
its §, and a proposal or a resolution under its label.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from archive.errors import MinutesReadError
from archive.minutes import AgendaItem, Section, SectionKind, Stage
from archive.readers.documents.blocks import ItemBlock, blocks_of
from archive.readers.documents.cover import cover_of, names_meeting
from archive.readers.documents.headings import (
    DocumentHeading,
    bare_headings_of,
    heading_in,
)
from archive.readers.documents.items import Meeting, item_starts, meeting_of
from archive.readers.documents.labels import with_plain_labels, with_spoken_resolution
from archive.readers.documents.participants import participants_of
from archive.readers.documents.place import place_of
from archive.readers.documents.restart import parted_at_restart
from archive.readers.documents.sections import (
    settled,
    with_joined_handlings,
    without_secrecy,
)
from archive.readers.documents.text import DocumentText, document_of, is_document
from archive.readers.documents.title_head import TitleHead, plain_title, title_head
from archive.readers.documents.titled_item import decides, items_of_titled
from archive.readers.documents.told_resolution import with_told_resolution
from archive.readers.handling import Handling
from archive.readers.page_head import head_of
from archive.readers.page_item import PageFrame, earlier_item, own_item
from archive.readers.page_labels import is_board, label_of
from archive.readers.page_lines import PageLine, joined
from archive.readers.page_split import split_handlings
from archive.readers.source import Source

_SYSTEM = "generic"
_DECIDING = (SectionKind.PROPOSAL, SectionKind.RESOLUTION)
_RESTART = (
    SectionKind.PREPARER, SectionKind.PRESENTER, SectionKind.PROPOSAL, SectionKind.BACKGROUND,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Document:
    """The lines of minutes with their items' beginnings."""

    text: DocumentText
    lines: list[PageLine]
    headings: list[DocumentHeading]
    starts: list[DocumentHeading]
    meeting: Meeting
    is_of_meeting: bool


class GenericReader:
    """The reader of whole minutes in any format. Stateless."""

    name = _SYSTEM
    version = 5

    def recognises(self, source: Source) -> bool:
        """Whether the file looks like minutes, or is a document that cannot be opened."""
        try:
            document = _document(source)
        except MinutesReadError:
            return is_document(source.data)
        if title_head(document.lines) is not None and len(document.starts) <= 1:
            return decides(document.lines)
        if not document.starts or _plain(document):
            return _plain(document) is not None
        return document.is_of_meeting or _decides(document.lines)

    def read(self, source: Source) -> Iterator[AgendaItem]:
        """The items, each followed by the earlier handlings that it quotes."""
        document = _document(source)
        head = title_head(document.lines)
        plain = _plain(document)
        if plain is not None:
            yield from items_of_titled(document.text, plain, source, _SYSTEM, None, quotes=True)
            return
        if head is not None and len(document.starts) <= 1:
            yield from items_of_titled(document.text, head, source, _SYSTEM, None)
            return
        if not document.starts:
            raise MinutesReadError("no-items", "The document holds no agenda item with a §.")
        place = place_of(document.text, source)
        blocks = blocks_of(document.lines, document.headings, document.starts)
        single = len(blocks) == 1
        for number, block in enumerate(blocks):
            notes = document.text.warnings if number == 0 else ()
            for item in _items(document, block, place, notes):
                mark = f"§ {block.start.number}"
                locator = item.locator if single else f"{mark}/{item.locator}".rstrip("/")
                item = settled(replace(item, locator=locator))
                first = number == 0 and not single and item.stage is not Stage.EARLIER_HANDLING
                yield _with_participants(item, document) if first else item


def _plain(document: _Document) -> TitleHead | None:
    """The title of a page that gives nothing else, and at most names one earlier handling."""
    if title_head(document.lines) is not None or len(document.starts) > 1:
        return None
    return plain_title(document.lines)


def _with_participants(item: AgendaItem, document: _Document) -> AgendaItem:
    """The meeting's first item with those who were there, unless it is confidential."""
    cover = document.lines[: document.starts[0].line]
    present = participants_of(cover, item.title)
    if present is None or item.confidential:
        return item
    return replace(item, sections=(*item.sections, present))


def _document(source: Source) -> _Document:
    text = document_of(source.data)
    lines = list(with_plain_labels(tuple(with_joined_handlings(text.lines))))
    headings = [h for number, line in enumerate(lines) if (h := heading_in(line, number))]
    headings = headings or bare_headings_of(lines)
    first = headings[0].line if headings else len(lines)
    cover = cover_of(text.frame, [line.text for line in lines[:first]])
    meeting = meeting_of(cover, headings)
    starts = item_starts(headings, meeting)
    told = names_meeting(lines[:first]) and cover.day is not None
    told = (told or text.kind == "transcript") and meeting.board is not None
    return _Document(text, lines, headings, starts, meeting, told)


def _decides(lines: Sequence[PageLine]) -> bool:
    """Whether a proposal or resolution stands under its label, or a board's name with a colon."""
    for line in lines:
        label = label_of(line)
        if label is not None and label.meaning in _DECIDING:
            return True
        if label is None and line.text.endswith(":") and is_board(line.text):
            return True
    return False


def _items(
    document: _Document, block: ItemBlock, place: str | None, notes: tuple[str, ...]
) -> Iterator[AgendaItem]:
    """The item of a block, then the earlier handlings in it."""
    meeting, start = document.meeting, block.start
    read = _handlings_read_by(block, meeting)

    def is_own(handling: Handling) -> bool:
        board, day, number = handling.board, handling.meeting_date, handling.section_number
        named = DocumentHeading(0, number or "", board=board, day=day)
        return number == start.number and meeting.is_own(named)

    told = any((found := read(line.text)) and is_own(found) for line in block.lines)
    text, quoted = split_handlings(block.lines, is_own, () if told else _RESTART, read)
    text, secret, ground = without_secrecy(text)
    text, before = parted_at_restart(text, meeting.board)
    head = head_of([PageLine("Otsikko", heading=9), *with_spoken_resolution(text)])
    head.title = block.title
    head.confidential, head.ground = head.confidential or secret, head.ground or ground
    frame = PageFrame(
        system=_SYSTEM,
        municipality=place,
        board=meeting.board,
        meeting_date=meeting.cover.day,
        section_number=start.number if start.is_section else None,
        notes=notes,
        implicit=True,
    )
    item = with_told_resolution(_with_history(own_item(frame, head, quoted), before))
    item = _staged(item, meeting)
    yield item
    for number, one in enumerate(quoted):
        yield earlier_item(frame, item, one, f"history[{number}]")


def _with_history(item: AgendaItem, lines: Sequence[PageLine]) -> AgendaItem:
    """The item with the handlings before it that nothing names."""
    text, links = joined(lines)
    if not text:
        return item
    return replace(item, sections=(*item.sections, Section(SectionKind.HISTORY, text, "", links)))


def _handlings_read_by(block: ItemBlock, meeting: Meeting) -> Callable[[str], Handling | None]:
    """How the lines of an item are read: a § without a board is the item's own or nothing."""

    def read(text: str) -> Handling | None:
        found = heading_in(PageLine(text), 0)
        if found is None or found.title:
            return None
        board = found.board or (meeting.board if found.number == block.start.number else None)
        return Handling(board, found.day, found.number) if board else None

    return read


def _staged(item: AgendaItem, meeting: Meeting) -> AgendaItem:
    """The item with its stage: an agenda with a resolution is no agenda any more."""
    decided = any(section.kind is SectionKind.RESOLUTION for section in item.sections)
    told = meeting.cover.stage
    if told is Stage.AGENDA or (told is None and not decided):
        return replace(item, stage=Stage.MINUTES if decided else Stage.AGENDA)
    return replace(item, stage=told or Stage.MINUTES)
