"""Reads the pages of Turku's own export, as HTML or saved as plain text.

A table names every board that has handled the case, with § and date; the last one is the
page's own. Each board's text follows a line like "Kh § 190"; where the table is missing, these
lines name the boards. Labels are glued to the text ("PäätösEhdotus hyväksyttiin.").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from archive.errors import MinutesReadError
from archive.minutes import AgendaItem, Attachment, Board, Section, SectionKind, Stage
from archive.readers.decoding import decode
from archive.readers.handling import Handling, day_in, number_of
from archive.readers.html_text import page_lines_of
from archive.readers.item_text.labels import Special
from archive.readers.page_item import PageFrame, items_of_page
from archive.readers.page_labels import label_of
from archive.readers.page_lines import PageLine
from archive.readers.page_parts import attachment_of
from archive.readers.page_split import split_handlings
from archive.readers.source import Source
from archive.readers.source_places import municipality_of

_LEADS = frozenset(("ehdotuspaatos", "liiteoheis", "jaktyyppi", "liomLabel"))
_SIGN = re.compile(
    r"Turun\s+kaupunki(?:</b>|</td>|<td>|[\s|])*§(?:</td>|<td>|[\s|])*Kokouspvm"
    r"|class=\"ehdotuspaatos\"|Inetview\.css",
    re.IGNORECASE,
)
_TABLE_HEAD = re.compile(r"(?P<place>[^\t§]{0,60}?)\t?\s?§\t?\s?Kokouspvm.*", re.IGNORECASE)
_ROW = re.compile(
    r"(?P<board>[^\W\d_][^\t\d§]{2,100}?)\t?\s{0,2}(?P<number>\d{0,4})\t?\s{0,2}"
    r"(?P<day>\d\d\.\d\d\.\d{4})\t?.{0,12}"
)
_BLOCK = re.compile(r"(?P<short>[^\W\d_][\w-]{0,24}(?: [\w-]{1,20}){0,3}) § ?(?P<number>\d{0,4})")
_GLUED = re.compile(r"(Ehdotus|Päätös|Förslag|Beslut)(?=[A-ZÅÄÖ\"”])")
_ATTACHED = re.compile(
    r"(?:Liite|Oheismateriaali) ?\d{0,3}\s?(?::|\t|(?=[A-ZÅÄÖ]))\s?(?P<title>\S.*)"
)
_OF_BOARD = re.compile(r"hallituksen (?:päätös)?ehdotu", re.IGNORECASE)
_UNCHANGED = re.compile(
    r"(?:Esittelijän )?(?:päätös)?ehdotus hyväksyttiin(?: yksimielisesti)?\.?", re.IGNORECASE
)
_SNIFFED = 16_384
_TABLE_WITHIN = 60


@dataclass(frozen=True, slots=True)
class _Row:
    """One row of the table: a board's handling of the case."""

    board: str
    number: str
    day: date | None


class TurkuReader:
    """The reader of Turku's pages. Stateless."""

    name = "turku"
    version = 3

    def recognises(self, source: Source) -> bool:
        """Whether the page has the table of handlings, or the export's style sheet."""
        try:
            return _SIGN.search(decode(source.data[:_SNIFFED]).text) is not None
        except MinutesReadError:
            return False

    def read(self, source: Source) -> Iterator[AgendaItem]:
        """The page's item and the handlings by other boards before it."""
        lines, decoded = page_lines_of(source, _LEADS)
        rows, body = _table(lines)
        rows = rows or _rows_without_table(body)
        if not rows:
            raise MinutesReadError(
                "no-items",
                "The page is a list of meetings or items of Turku, not an item. Give the items'"
                " own pages.",
            )
        own = max(range(len(rows)), key=lambda n: (rows[n].day or date.min, n))
        short = _abbreviations(body, rows)
        body, attachments = _attachments(body)
        text, quoted = split_handlings(
            [_unglued(line) for line in body],
            lambda handling: handling == _handling(rows[own], short),
            read=lambda line: _read(line, rows, short),
        )
        frame = PageFrame(
            system=self.name,
            municipality=municipality_of(source, decoded.text) or "Turku",
            board=_handling(rows[own], short).board,
            meeting_date=rows[own].day,
            section_number=rows[own].number or None,
            native_id=_native_id(source),
            attachments=attachments,
            notes=decoded.warnings,
            implicit=True,
        )
        items = list(items_of_page(frame, text, quoted))
        own_item = _staged(_with_proposal(items[0], items[1:]))
        yield own_item
        yield from items[1:]


def _table(lines: Sequence[PageLine]) -> tuple[list[_Row], list[PageLine]]:
    """The rows of the table of handlings, and the lines below it."""
    for start, line in enumerate(lines[:_TABLE_WITHIN]):
        if not _TABLE_HEAD.fullmatch(line.text):
            continue
        rows = []
        end = start + 1
        while end < len(lines) and (match := _ROW.fullmatch(lines[end].text)):
            number = number_of(match["number"]) if match["number"] else ""
            rows.append(_Row(match["board"].strip(), number, day_in(match["day"])))
            end += 1
        return rows, list(lines[end:])
    return [], list(lines)


def _rows_without_table(lines: Sequence[PageLine]) -> list[_Row]:
    """The boards by the lines above their texts; the last one has the day above them all."""
    found = [
        (place, match)
        for place, line in enumerate(lines)
        if (match := _BLOCK.fullmatch(line.text.strip())) and match["number"]
    ]
    if not found or not any(_decides(line) for line in lines):
        return []
    above = (day_in(line.text) for line in lines[: found[0][0]])
    day = next(filter(None, above), None)
    numbers = [number_of(match["number"]) for _, match in found]
    return [
        _Row("", number, day if place == len(numbers) - 1 else None)
        for place, number in enumerate(numbers)
    ]


def _decides(line: PageLine) -> bool:
    label = label_of(_unglued(line))
    return label is not None and label.meaning in (SectionKind.PROPOSAL, SectionKind.RESOLUTION)


def _abbreviations(body: Sequence[PageLine], rows: Sequence[_Row]) -> dict[_Row, str]:
    """How the lines above each board's text call it: "Kh" for Kaupunginhallitus."""
    found: dict[_Row, str] = {}
    waiting = list(rows)
    for line in body:
        match = _BLOCK.fullmatch(line.text.strip())
        row = next(
            (
                r
                for r in waiting
                if (match and r.number == number_of(match["number"] or "0"))
                or (match and not match["number"] and not r.number)
            ),
            None,
        )
        if match and row:
            found[row] = match["short"]
            waiting.remove(row)
    return found


def _handling(row: _Row, short: dict[_Row, str]) -> Handling:
    return Handling(Board(row.board or None, short.get(row)), row.day, row.number or None)


def _read(line: str, rows: Sequence[_Row], short: dict[_Row, str]) -> Handling | None:
    """The handling whose text follows a line like "Kh § 190"."""
    match = _BLOCK.fullmatch(line.strip())
    if match is None:
        return None
    number = number_of(match["number"]) if match["number"] else ""
    for row in rows:
        if row.number == number and short.get(row) == match["short"]:
            return _handling(row, short)
    return None


def _attachments(body: list[PageLine]) -> tuple[list[PageLine], tuple[Attachment, ...]]:
    """The attachments named in and below the text, and the lines without them."""
    kept: list[PageLine] = []
    linked: list[Attachment] = []
    named: list[Attachment] = []
    at_end = False
    for line in body:
        label = label_of(line)
        attached = _ATTACHED.fullmatch(line.text)
        at_end = at_end or bool(
            label and label.meaning is Special.ATTACHMENTS and not label.rest.text
        )
        if at_end and line.links:
            linked += attachment_of(line)
        elif (attached and "liiteoheis" in line.marks) or (attached and not line.marks):
            named.append(Attachment(attached["title"].strip()[:500]))
        elif not at_end:
            kept.append(line)
    return kept, tuple(linked or named)


def _unglued(line: PageLine) -> PageLine:
    """The line with its label parted from the text by a tab."""
    match = _GLUED.match(line.text)
    if match is None or line.lead:
        return line
    text = f"{match[1]}\t{line.text[match.end() :]}"
    links = tuple(replace(k, start=k.start + 1, end=k.end + 1) for k in line.links)
    return replace(line, text=text, links=links)


def _native_id(source: Source) -> str | None:
    found = re.search(r"(?<!\d)(\d{7})\.html?$", source.name, re.IGNORECASE)
    return found[1] if found else None


def _with_proposal(item: AgendaItem, earlier: Sequence[AgendaItem]) -> AgendaItem:
    """A council decides on what the board before it has proposed and approved unchanged."""
    resolution = item.text_of(SectionKind.RESOLUTION)
    if not earlier or item.text_of(SectionKind.PROPOSAL) or not _OF_BOARD.search(resolution):
        return item
    before = earlier[-1]
    proposal = before.text_of(SectionKind.PROPOSAL)
    if not proposal or not _UNCHANGED.fullmatch(before.text_of(SectionKind.RESOLUTION).strip()):
        return item
    label = before.board.label if before.board else ""
    heading = f"{label} § {before.section_number}"
    return replace(
        item, sections=(Section(SectionKind.PROPOSAL, proposal, heading), *item.sections)
    )


def _staged(item: AgendaItem) -> AgendaItem:
    """An agenda's page has neither § nor resolution."""
    decided = any(section.kind is SectionKind.RESOLUTION for section in item.sections)
    if item.section_number is None and not decided:
        return replace(item, stage=Stage.AGENDA)
    return item
