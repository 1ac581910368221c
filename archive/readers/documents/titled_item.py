"""A document that is one item: its title and diary number first, then its text.

Board, day and § stand below in a line that names the handling, or not at all.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from archive.minutes import AgendaItem, Board, Section, SectionKind, Stage
from archive.readers.documents.board_names import plain_board
from archive.readers.documents.headings import heading_in
from archive.readers.documents.labels import with_plain_labels
from archive.readers.documents.place import place_of
from archive.readers.documents.sections import settled
from archive.readers.documents.text import DocumentText
from archive.readers.documents.title_head import TitleHead
from archive.readers.handling import Handling
from archive.readers.page_item import PageFrame, items_of_page
from archive.readers.page_labels import label_of
from archive.readers.page_lines import PageLine
from archive.readers.page_split import split_handlings
from archive.readers.source import Source
from archive.readers.told_facts import board_speaking

DECIDING = (SectionKind.RESOLUTION, SectionKind.PROPOSAL)


def decides(lines: Sequence[PageLine]) -> bool:
    """Whether a proposal or a resolution stands under its label."""
    labels = (label_of(line) for line in with_plain_labels(lines))
    return any(label is not None and label.meaning in DECIDING for label in labels)


def items_of_titled(
    document: DocumentText,
    head: TitleHead,
    source: Source,
    system: str,
    own: Handling | None,
    *,
    quotes: bool = False,
) -> Iterator[AgendaItem]:
    """The item, then the earlier handlings in it.

    ``own`` is its handling as a list beside the file names it, if one does; what the text
    says counts before that. With ``quotes``, each handling that a line names is an earlier one.
    """
    lines = list(with_plain_labels(document.lines[head.end :]))
    last = None if quotes else last_handling(lines)
    text, quoted = split_handlings(lines, lambda handling: handling == last, (), _handling)
    frame = PageFrame(
        system=system,
        municipality=place_of(document, source),
        notes=document.warnings,
        implicit=True,
    )
    title = PageLine(head.title, lead=head.title, heading=1)
    for item in items_of_page(frame, [title, *head.facts, *text], quoted):
        is_own = item.stage is not Stage.EARLIER_HANDLING
        yield settled(_placed(item, last or own) if is_own else item)


def last_handling(lines: Sequence[PageLine]) -> Handling | None:
    """The latest handling that a line names, but for those that the history lists."""
    found: list[Handling] = []
    history = False
    for line in lines:
        label = label_of(line)
        if label is not None:
            history = label.meaning is SectionKind.HISTORY
        elif not history and (handling := _handling(line.text)):
            found.append(handling)
    dated = [(h.meeting_date, n) for n, h in enumerate(found) if h.meeting_date]
    return found[max(dated)[1]] if dated else None


def _handling(text: str) -> Handling | None:
    """The handling that a line names with board, day and §, or None."""
    found = heading_in(PageLine(text), 0)
    if found is None or found.board is None or found.day is None:
        return None
    return Handling(found.board, found.day, found.number)


def _placed(item: AgendaItem, own: Handling | None) -> AgendaItem:
    """The item with its meeting and stage."""
    decided = any(section.kind is SectionKind.RESOLUTION for section in item.sections)
    item = replace(item, stage=Stage.MINUTES if decided else Stage.AGENDA)
    if own is None:
        return replace(item, board=_speaking(item.sections))
    return replace(
        item,
        board=plain_board(own.board),
        meeting_date=own.meeting_date,
        section_number=own.section_number,
    )


def _speaking(sections: Sequence[Section]) -> Board | None:
    """The board that is the subject of the resolution, or of the proposal."""
    for kind in DECIDING:
        for section in sections:
            if section.kind is kind and (board := board_speaking(section.text)):
                return board
    return None
