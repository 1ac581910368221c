"""The frame of a Dynasty page: board, date and § above the text, addresses around it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from archive.errors import MinutesReadError
from archive.minutes import AgendaItem, Attachment, Board, SectionKind, Stage
from archive.readers.decoding import DecodedText
from archive.readers.handling import (
    Handling,
    day_in,
    handling_of,
    handling_without_section,
    number_of,
)
from archive.readers.item_text.heading import board_of
from archive.readers.item_text.labels import Special
from archive.readers.page_item import PageFrame, items_of_page
from archive.readers.page_labels import is_board, is_office, label_of
from archive.readers.page_lines import PageLine
from archive.readers.page_parts import attachment_of
from archive.readers.page_split import (
    split_handlings,
    with_headings_of_rows,
    without_broken_rows,
)
from archive.readers.source import Source
from archive.readers.source_places import municipality_of

_STAGES = {
    "pöytäkirja": Stage.MINUTES, "protokoll": Stage.MINUTES, "kokouspöytäkirja": Stage.MINUTES,
    "esityslista": Stage.AGENDA, "föredragningslista": Stage.AGENDA, "kokouskutsu": Stage.AGENDA,
    "lisälista": Stage.AGENDA, "lisäesityslista": Stage.AGENDA, "kallelse": Stage.AGENDA,
    "pöytäkirjanote": Stage.EXTRACT, "protokollsutdrag": Stage.EXTRACT,
    "viranhaltijapäätös": Stage.OFFICE_HOLDER_DECISION,
    "päätöspöytäkirja": Stage.OFFICE_HOLDER_DECISION,
    "tjänsteinnehavarbeslut": Stage.OFFICE_HOLDER_DECISION,
}  # fmt: skip
HEADER = re.compile(
    r"(?:(?P<board>[^\W\d_][^\n\t\d|]{1,100}?)[ \t])?\b"
    rf"(?P<word>{'|'.join(_STAGES)})\s{{1,3}}(?P<day>\d{{1,2}}[.-]\d{{1,2}}[.-]\d{{4}})"
    r"(?:,? ?(?:klo|kl\.?) ?\d{1,2}[:.]\d\d)?\s?[/,]?\s?"
    r"(?P<kind>Pykälä|Paragraf|Asianro|Asia(?: ?nro)?|Kohta|Ärende(?:nr)?)"
    r"\s?(?P<number>\d{1,4}[a-z]?)",
    re.IGNORECASE,
)
_MEETING = re.compile(
    rf"(?:{'|'.join(_STAGES)})\s{{1,3}}\d{{1,2}}[.-]\d{{1,2}}[.-]\d{{4}}", re.IGNORECASE
)
_FRAME = re.compile(
    r"(?:Edellinen asia|Seuraava asia|Föregående ärende|Nästa ärende|Toimielimet \||Organ \|"
    r"|Dynasty tietopalvelu|RSS-linkki|Kokousasiat:|Kokoukset:|Muutoksenhakuohje$|Tulosta$"
    r"|Kokousasia PDF-muodossa|Ärendet i PDF-format|Haku$|Takaisin$|https?://\S*DREQUEST\S*$)"
    r"|.*\bAvaa haku$",
    re.IGNORECASE,
)
_ITEM_ID = re.compile(r"(?<!\d)(\d{5,12}-\d{1,3})(?:\.(?:PDF|HTM)|(?=&|$|_))", re.IGNORECASE)
_ATTACHMENT_ROW = re.compile(
    r"(?:(?:Liite|Bilaga) ?\d{1,3} ?[|\t]"
    r"|(?:Liite|Oheismateriaali|Oheisliite|Bilaga|Tilläggsmaterial) ?\d{0,3}:)"
    r" ?(?P<title>[^|\t]{1,400}?)[ |\t]*",
    re.IGNORECASE,
)
_HEADER_WITHIN = 200  # lines
_ATTACHMENTS_WITHIN = 4  # lines below the heading


@dataclass(frozen=True, slots=True)
class DynastyHeader:
    """The heading of a page: "Kunnanhallitus / Pöytäkirja 17.06.2021/Pykälä 86"."""

    board: Board | None
    day: date | None
    number: str
    is_section: bool
    stage: Stage
    line: int

    def is_own(self, handling: Handling) -> bool:
        """Whether a line within the text names this very handling."""
        if handling.meeting_date != self.day:
            return False
        return not self.is_section or handling.section_number in (None, self.number)


def header_in(lines: Sequence[PageLine]) -> DynastyHeader | None:
    """The heading of an item's page, or None."""
    for number, line in enumerate(lines[:_HEADER_WITHIN]):
        match = HEADER.fullmatch(line.text.strip())
        if match:
            return _built(match, lines, number)
    return None


def items_of(
    lines: Sequence[PageLine], source: Source, decoded: DecodedText, system: str
) -> Iterator[AgendaItem]:
    """The items of a page. Raises :class:`MinutesReadError` with the code ``no-items``."""
    header = header_in(lines)
    if header is None:
        raise MinutesReadError(
            "no-items",
            "The page is a list of boards, meetings or items of Dynasty, not an item. Give the"
            " items' own pages.",
        )
    below = [line for line in lines[header.line + 1 :] if _is_text(line)]
    body = with_headings_of_rows(without_broken_rows(below))
    attachments, body = _attachments(body)
    told = _own_handling(body, header)
    restart = () if told else (SectionKind.PROPOSAL,)
    own, quoted = split_handlings(body, header.is_own, restart, _handlings_read_by(header))
    board = _board(header, told)
    frame = PageFrame(
        system=system,
        municipality=municipality_of(source, decoded.text),
        board=board,
        meeting_date=header.day,
        section_number=header.number if header.is_section else None,
        stage=_stage(header.stage, board),
        native_id=_native_id(lines, source),
        attachments=attachments,
        notes=decoded.warnings,
        implicit=True,
        plain=(SectionKind.HISTORY,),
    )
    yield from items_of_page(frame, own, quoted)


def _is_text(line: PageLine) -> bool:
    """Whether a line is neither of the frame nor a stray bar between cells."""
    return not _FRAME.match(line.text) and (not line.text or any(map(str.isalnum, line.text)))


def _built(match: re.Match[str], lines: Sequence[PageLine], number: int) -> DynastyHeader:
    words = match["board"] or ""
    if not words and number:
        before = lines[number - 1].text.strip()
        words = "" if _FRAME.match(before) or len(before) > 120 else before
    return DynastyHeader(
        board=board_of(words) if words.strip(" ,:") else None,
        day=day_in(match["day"]),
        number=number_of(match["number"]),
        is_section=match["kind"].casefold() in ("pykälä", "paragraf"),
        stage=_STAGES[match["word"].casefold()],
        line=number,
    )


def _handlings_read_by(header: DynastyHeader) -> Callable[[str], Handling | None]:
    """How the page's lines are read: an agenda names its own handling without a §."""

    def read(text: str) -> Handling | None:
        found = handling_of(text)
        if found is None and (bare := handling_without_section(text)):
            return bare if bare.meeting_date == header.day else None
        return found

    return read


def _own_handling(body: Sequence[PageLine], header: DynastyHeader) -> Handling | None:
    """The line that names the item's own handling, where the page repeats it."""
    read = _handlings_read_by(header)
    found = (read(line.text) for line in body)
    return next((one for one in found if one is not None and header.is_own(one)), None)


def _board(header: DynastyHeader, own: Handling | None) -> Board | None:
    """The heading's board, with the abbreviation that the text uses."""
    if header.board is None or own is None:
        return header.board or (own.board if own else None)
    return Board(
        header.board.name or own.board.name,
        header.board.abbreviation or own.board.abbreviation,
    )


def _stage(stage: Stage, board: Board | None) -> Stage:
    if stage is Stage.MINUTES and board and is_office(board.label) and not is_board(board.label):
        return Stage.OFFICE_HOLDER_DECISION
    return stage


def _attachments(body: list[PageLine]) -> tuple[tuple[Attachment, ...], list[PageLine]]:
    """The list of attachments that the frame puts above the text, and the other lines."""
    rows = 0
    while rows < len(body) and _ATTACHMENT_ROW.fullmatch(body[rows].text.strip()):
        rows += 1
    if rows:
        return tuple(_of_row(line) for line in body[:rows]), body[rows:]
    for start, line in enumerate(body[:_ATTACHMENTS_WITHIN]):
        label = label_of(line)
        if label is None or label.meaning is not Special.ATTACHMENTS or label.rest.text:
            continue
        end = start + 1
        while end < len(body) and (body[end].links or not body[end].paragraph):
            end += 1
        listed = body[start + 1 : end]
        return tuple(a for one in listed for a in attachment_of(one)), body[:start] + body[end:]
    return (), body


def _of_row(line: PageLine) -> Attachment:
    """The attachment of a row "Liite 1 | Kartta |", with its address where it is a link."""
    match = _ATTACHMENT_ROW.fullmatch(line.text.strip())
    title = match["title"] if match else line.text
    return Attachment(title, next((link.href for link in line.links), None))


def _native_id(lines: Sequence[PageLine], source: Source) -> str | None:
    """The system's number of the item, from the address of its PDF or the file's name."""
    for line in lines:
        for link in line.links:
            label = line.text[link.start : link.end].casefold()
            found = _ITEM_ID.search(link.href) if "pdf" in label and "asia" in label else None
            if found:
                return found[1]
    found = _ITEM_ID.search(source.name)
    return found[1] if found else None
