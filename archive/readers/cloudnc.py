"""Reads the pages of CloudNC, as HTML or saved as plain text.

Kaupunginhallitus, kokous 24.2.2020
Pöytäkirja on tarkastettu
§ 81 Title
ROIDno-2018-196
Aikaisempi käsittely / Valmistelija / Perustelut / Ehdotus / Käsittely / Päätös …
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from archive.errors import MinutesReadError
from archive.minutes import AgendaItem, Board, SectionKind, Stage
from archive.readers.handling import Handling, day_in
from archive.readers.html_text import page_lines_of
from archive.readers.item_text.heading import board_of
from archive.readers.page_item import NO_TITLE, PageFrame, items_of_page
from archive.readers.page_labels import label_of
from archive.readers.page_lines import PageLine
from archive.readers.page_split import split_handlings
from archive.readers.source import Source
from archive.readers.source_places import municipality_of

_HOST = re.compile(rb"\bcloudnc\.fi\b", re.IGNORECASE)
_HEADER = re.compile(
    r"(?P<board>[^\W\d_][^\n\t\d|]{1,120}?), (?:kokous|möte|sammanträde|mötet) "
    r"(?P<day>\d{1,2}[.-]\d{1,2}[.-]\d{4})(?:,? (?:klo|kl\.?) ?\d{1,2}[.:]\d\d)?",
    re.IGNORECASE,
)
_STATUS = re.compile(
    r"(?P<minutes>(?:pöytäkirja|protokoll)\w*\b.{0,60})"
    r"|(?P<agenda>(?:esityslista|lisälista|föredragningslista|kokouskutsu|kallelse)\w*\b.{0,60})",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"https?://[^\s\"'<>]{1,300}?cloudnc\.fi[^\s\"'<>]{1,300}")
_ADDRESS_ID = re.compile(r"\((\d{2,8})\)|/content/(\d{2,8})(?:/|$|\b)")
_OWN_PARTS = frozenset(
    (SectionKind.PREPARER, SectionKind.GROUNDS, SectionKind.BACKGROUND, SectionKind.SUMMARY,
     SectionKind.PROPOSAL)
)  # fmt: skip
_DECIDING = (SectionKind.PROPOSAL, SectionKind.RESOLUTION)
_HEADER_WITHIN = 300
_STATUS_WITHIN = 6
_SNIFFED = 131_072
_END = re.compile(
    r"(?:Edellinen|Seuraava|Takaisin|Sivun alkuun|Evästeet|Tulosta|Jaa sivu|Föregående|Nästa)\b"
    r".{0,40}",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Header:
    board: Board
    day: date | None
    line: int


class CloudNCReader:
    """The reader of CloudNC's pages of items. Stateless."""

    name = "cloudnc"
    version = 4

    def recognises(self, source: Source) -> bool:
        """Whether the page begins with a meeting's heading, or stands at cloudnc.fi."""
        try:
            lines, _ = page_lines_of(replace(source, data=source.data[:_SNIFFED]))
        except MinutesReadError:
            return False
        if _header_in(lines):
            return True
        return bool(_HOST.search(source.data[:_SNIFFED])) and _decides(lines)

    def read(self, source: Source) -> Iterator[AgendaItem]:
        """The page's item and the earlier handlings that it quotes."""
        lines, decoded = page_lines_of(source)
        header = _header_in(lines)
        below = lines[header.line + 1 :] if header else lines
        body = [line for line in below if not _END.fullmatch(line.text)]
        stage, body = _stage(body)
        own, quoted = split_handlings(body, lambda handling: _is_own(handling, header), _OWN_PARTS)
        frame = PageFrame(
            system=self.name,
            municipality=municipality_of(source, decoded.text),
            board=header.board if header else None,
            meeting_date=header.day if header else None,
            stage=stage or Stage.MINUTES,
            native_id=_native_id(source, decoded.text),
            notes=decoded.warnings,
        )
        items = list(items_of_page(frame, own, quoted))
        if not _is_item(items[0], header is not None):
            raise MinutesReadError(
                "no-items",
                "The page is a list of meetings or items of CloudNC, not an item. Give the"
                " items' own pages.",
            )
        yield _staged(items[0], stage)
        yield from items[1:]


def _header_in(lines: Sequence[PageLine]) -> _Header | None:
    """The meeting's heading: the last one before the item's text, or None."""
    for number, line in enumerate(lines[:_HEADER_WITHIN]):
        match = _HEADER.fullmatch(line.text.strip())
        if match:
            return _Header(board_of(match["board"]), day_in(match["day"]), number)
    return None


def _decides(lines: Sequence[PageLine]) -> bool:
    labels = (label_of(line) for line in lines)
    return any(label is not None and label.meaning in _DECIDING for label in labels)


def _stage(body: list[PageLine]) -> tuple[Stage | None, list[PageLine]]:
    """What the line below the heading says of the text, and the lines without it."""
    for number, line in enumerate(body[:_STATUS_WITHIN]):
        status = _STATUS.fullmatch(line.text.strip())
        if status:
            stage = Stage.MINUTES if status["minutes"] else Stage.AGENDA
            return stage, body[:number] + body[number + 1 :]
    return None, body


def _is_own(handling: Handling, header: _Header | None) -> bool:
    return header is not None and handling.meeting_date == header.day


def _native_id(source: Source, text: str) -> str | None:
    """The number of the content, from the file's name or the page's own address."""
    for place in (source.name, *_ADDRESS.findall(text[:_SNIFFED])[:3]):
        found = _ADDRESS_ID.search(place)
        if found:
            return found[1] or found[2]
    return None


def _is_item(item: AgendaItem, of_meeting: bool) -> bool:
    """Whether a page shows an item; one that was taken off the list has no title left."""
    kinds = {section.kind for section in item.sections} & {*_OWN_PARTS, *_DECIDING}
    labelled = any(s.heading for s in item.sections if s.kind in kinds)
    if item.title == NO_TITLE:
        return labelled and of_meeting
    return labelled or item.section_number is not None


def _staged(item: AgendaItem, told: Stage | None) -> AgendaItem:
    """Where the page does not say what it is, its resolution does."""
    if told is not None:
        return item
    decided = any(section.kind is SectionKind.RESOLUTION for section in item.sections)
    return item if decided else replace(item, stage=Stage.AGENDA)
