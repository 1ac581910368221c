"""Reads Tweb (KTweb): PDFs of one item, and the lists of a meeting that name what they lack.

A PDF starts with the item's title and its diary number; board, date and § stand below or
not at all. Then they are taken from the meeting's list, where one lies beside the file.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from archive.errors import MinutesReadError
from archive.minutes import AgendaItem, Board, Section, SectionKind, Stage
from archive.readers.document_labels import with_plain_labels
from archive.readers.document_text import DocumentText, document_of
from archive.readers.handling import Handling, handling_of
from archive.readers.page_item import PageFrame, items_of_page
from archive.readers.page_labels import label_of
from archive.readers.page_lines import PageLine
from archive.readers.page_split import split_handlings
from archive.readers.pdf_pages import is_pdf
from archive.readers.source import Source
from archive.readers.source_places import municipality_of
from archive.readers.told_facts import board_speaking
from archive.readers.tweb_head import tweb_head
from archive.readers.tweb_list import TwebEntry, entry_of_item, is_tweb_list, items_of_list

_SYSTEM = "tweb"
_DECIDING = (SectionKind.PROPOSAL, SectionKind.RESOLUTION)


class TwebReader:
    """The reader of Tweb's item PDFs and meeting lists. Stateless."""

    name = _SYSTEM
    version = 1

    def recognises(self, source: Source) -> bool:
        """Whether the file is a meeting's list, or a PDF of an item as Tweb writes it."""
        if not is_pdf(source.data):
            return is_tweb_list(source.data)
        try:
            document = document_of(source.data)
        except MinutesReadError:
            return False
        return tweb_head(document.lines) is not None and _decides(document.lines)

    def read(self, source: Source) -> Iterator[AgendaItem]:
        """The items of a list, or the item of a PDF and the earlier handlings in it."""
        if is_pdf(source.data):
            yield from _items_of_pdf(document_of(source.data), source)
        else:
            yield from items_of_list(source, _SYSTEM)


def _decides(lines: Sequence[PageLine]) -> bool:
    return any(
        label.meaning in _DECIDING
        for line in with_plain_labels(lines)
        if (label := label_of(line)) is not None
    )


def _items_of_pdf(document: DocumentText, source: Source) -> Iterator[AgendaItem]:
    head = tweb_head(document.lines)
    if head is None:
        raise MinutesReadError("no-items", "The PDF holds no agenda item of Tweb.")
    lines = list(with_plain_labels(document.lines[head.end :]))
    last = _last_handling(lines)
    own, quoted = split_handlings(lines, lambda handling: handling == last)
    entry = entry_of_item(source, head.title)
    frame = PageFrame(
        system=_SYSTEM,
        municipality=municipality_of(source, document.text),
        notes=document.warnings,
        implicit=True,
        native_id=entry.native_id if entry else None,
    )
    titled = [PageLine(head.title), *head.facts, *own]
    for item in items_of_page(frame, titled, quoted):
        is_own = item.stage is not Stage.EARLIER_HANDLING
        yield _placed(item, last, entry) if is_own else item


def _last_handling(lines: Sequence[PageLine]) -> Handling | None:
    """The latest handling that a line names: the item's own. Not one that history lists."""
    found: list[Handling] = []
    history = False
    for line in lines:
        label = label_of(line)
        if label is not None:
            history = label.meaning is SectionKind.HISTORY
        elif (handling := handling_of(line.text)) and not history:
            found.append(handling)
    dated = [(h.meeting_date, n, h) for n, h in enumerate(found) if h.meeting_date]
    return max(dated, key=lambda one: one[:2])[2] if dated else None


def _placed(item: AgendaItem, own: Handling | None, entry: TwebEntry | None) -> AgendaItem:
    """The item with its meeting: as its text names it, else as the list does."""
    decided = any(section.kind is SectionKind.RESOLUTION for section in item.sections)
    item = replace(item, stage=Stage.MINUTES if decided else Stage.AGENDA)
    if own is not None:
        return replace(
            item,
            board=own.board,
            meeting_date=own.meeting_date,
            section_number=own.section_number,
        )
    if entry is not None:
        return replace(
            item,
            board=entry.board,
            meeting_date=entry.day,
            section_number=entry.section_number,
        )
    return replace(item, board=_speaking(item.sections))


def _speaking(sections: Sequence[Section]) -> Board | None:
    for kind in _DECIDING[::-1]:
        for section in sections:
            if section.kind is kind and (board := board_speaking(section.text)):
                return board
    return None
