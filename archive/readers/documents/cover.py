"""What the first page of minutes says of the meeting: board, day, kind of document."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from archive.minutes import Board, Stage
from archive.readers.documents.board_names import is_board_name, plain_board
from archive.readers.page_labels import is_board, is_office
from archive.readers.page_lines import PageLine

_DAY = re.compile(r"(?<![\d.])(\d{1,2})[.-](\d{1,2})[.-]((?:19|20)\d\d)(?!\d)")
_ISO = re.compile(r"(?<!\d)((?:19|20)\d\d)-(\d\d)-(\d\d)(?!\d)")
_MONTHS = {
    month: number
    for names in (
        "tammi helmi maalis huhti touko kesä heinä elo syys loka marras joulu",
        "januari februari mars april maj juni juli augusti september oktober november december",
    )
    for number, month in enumerate(names.split(), start=1)
}
_IN_WORDS = re.compile(
    rf"(?<!\d)(\d{{1,2}})\.? ({'|'.join(_MONTHS)})(?:kuuta|kuun|k\.)? ((?:19|20)\d\d)",
    re.IGNORECASE,
)
_TIME_LABEL = re.compile(
    r"(?:kokousaika|kokouspäivä(?:määrä)?|kokouspvm|kokouksen ajankohta|kokousajankohta"
    r"|käsitelty|päätöspäivä(?:määrä)?|aika|pvm"
    r"|tid[ /-]{0,3}aika|sammanträdestid(?:punkt)?|sammanträdesdag|mötestid|mötesdatum|möte|tid)"
    r"(?: ja paikka)?\b[\s:]{0,4}",
    re.IGNORECASE,
)
_MEETING_LABEL = re.compile(r"(?:kokousnumero|mötesnummer|kokouksen numero)\b", re.IGNORECASE)
_BOARD_LABEL = re.compile(r"(?:toimielin|organ|elin)\b[\s:]{1,4}(?P<board>\S.*)", re.IGNORECASE)
_STAGES = {
    "pöytäkirjanote": Stage.EXTRACT, "ote pöytäkirjasta": Stage.EXTRACT,
    "pöytäkirjan ote": Stage.EXTRACT, "protokollsutdrag": Stage.EXTRACT,
    "viranhaltijapäätös": Stage.OFFICE_HOLDER_DECISION,
    "viranhaltijan päätös": Stage.OFFICE_HOLDER_DECISION,
    "tjänsteinnehavarbeslut": Stage.OFFICE_HOLDER_DECISION,
    "esityslista": Stage.AGENDA, "föredragningslista": Stage.AGENDA, "kokouskutsu": Stage.AGENDA,
    "lisälista": Stage.AGENDA, "kallelse": Stage.AGENDA,
    "kokouspöytäkirja": Stage.MINUTES, "pöytäkirja": Stage.MINUTES, "protokoll": Stage.MINUTES,
}  # fmt: skip
_STAGE = re.compile(
    rf"\b({'|'.join(_STAGES)})(?:\b|n\b)(?! (?:tarkast|tarkist|pitä|nähtävä|hyväks|juster))",
    re.IGNORECASE,
)
_OF_BOARD = re.compile(
    r"(?P<board>.{0,60}?(?:hallitu(?:ksen)|lautakunnan|valtuuston|jaoston|johtokunnan|toimikunnan"
    r"|neuvoston)) (?:pöytäkirja|esityslista|kokous)\b",
    re.IGNORECASE,
)
_NOMINATIVE = (
    ("hallituksen", "hallitus"), ("lautakunnan", "lautakunta"), ("valtuuston", "valtuusto"),
    ("jaoston", "jaosto"), ("johtokunnan", "johtokunta"), ("toimikunnan", "toimikunta"),
    ("neuvoston", "neuvosto"),
)  # fmt: skip
_TAIL = re.compile(
    r"[\s,:–-]{1,4}(?:nro |nr )?(?:\d{4} ?[-–] ?\d{4}|\d{1,3} ?/ ?\d{2,4}"
    r"|(?:pöytäkirja|esityslista|protokoll|kokous|föredragningslista|möte|kokouskutsu)\b.*|\d{1,2}[.-]\d{1,2}[.-]\d{4}.*"
    r"|\(?\d{1,3} ?\(\d{1,3}\).*)$",
    re.IGNORECASE,
)
_LONGEST = 160
_LINES = 80


@dataclass(frozen=True, slots=True)
class Cover:
    """What is known of the meeting; None where the cover does not tell."""

    board: Board | None = None
    day: date | None = None
    stage: Stage | None = None


def cover_of(frame: Iterable[str], lines: Sequence[str]) -> Cover:
    """What the frame and the lines before the first item say."""
    texts = [text for text in (*frame, *lines[:_LINES]) if len(text) <= _LONGEST]
    stage = next(_stages(texts), None)
    board = _fullest(list(_boards(texts)))
    if board is None and stage is Stage.OFFICE_HOLDER_DECISION:
        board = next((Board(name=text.strip()) for text in texts if _is_office_holder(text)), None)
    return Cover(board, _time(texts) or _day_beside(texts), stage)


def names_meeting(lines: Sequence[PageLine]) -> bool:
    """Whether a line of a cover is the label of a meeting's time and number, alone or with text."""
    return any(_MEETING_LABEL.match(line.text) for line in lines[:_LINES])


def day_of(text: str) -> date | None:
    """The first date of a text, in figures or in words."""
    match = _DAY.search(text)
    if match:
        return _date(match[3], match[2], match[1])
    iso = _ISO.search(text)
    if iso:
        return _date(iso[1], iso[2], iso[3])
    words = _IN_WORDS.search(text)
    return _date(words[3], str(_MONTHS[words[2].casefold()]), words[1]) if words else None


def _is_office_holder(text: str) -> bool:
    """Whether a line is the title of an official who decides: "Kunnanjohtaja"."""
    return is_office(text) and not any(c.isdigit() for c in text) and len(text.split()) <= 4


def _date(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def _time(texts: Sequence[str]) -> date | None:
    """The day behind "Kokousaika", on its line or on one of the next two."""
    for number, text in enumerate(texts):
        label = _TIME_LABEL.match(text)
        if label is None:
            continue
        for after in (text[label.end() :], *texts[number + 1 : number + 3]):
            day = day_of(after)
            if day:
                return day
    return None


def _day_beside(texts: Sequence[str]) -> date | None:
    """The day on a line that names a board or a kind of document, else the first one alone."""
    for number, text in enumerate(texts):
        if _STAGE.search(text) or _board(text):
            day = day_of(text) or next(
                filter(None, map(day_of, texts[number + 1 : number + 3])), None
            )
            if day:
                return day
    return None


def _stages(texts: Iterable[str]) -> Iterator[Stage]:
    for text in texts:
        match = _STAGE.search(text) if len(text) <= 100 else None
        if match:
            yield _STAGES[match[1].casefold()]


def _fullest(boards: Sequence[Board]) -> Board | None:
    """The first board, or its longer name where a later line has one ("Kunnanvaltuusto")."""
    if not boards:
        return None
    first = boards[0]
    end = first.label.casefold()
    longer = (board for board in boards[1:] if board.label.casefold().endswith(end))
    return max(longer, key=lambda board: len(board.label), default=first)


def _boards(texts: Iterable[str]) -> Iterator[Board]:
    for text in texts:
        board = _board(text)
        if board:
            yield board


def _board(text: str) -> Board | None:
    """The board that a line of a cover names: alone, or with the number of the meeting."""
    for cell in text.split("\t"):
        labelled = _BOARD_LABEL.match(" ".join(cell.split()))
        words = labelled["board"] if labelled else " ".join(cell.split())
        previous = None
        while words != previous:
            previous, words = words, _TAIL.sub("", words).strip(" ,:–-")
        if is_board_name(words) and (is_board(words) or labelled):
            return plain_board(words)
        owned = _OF_BOARD.match(" ".join(cell.split()))
        if owned:
            return plain_board(_nominative(owned["board"]))
    labelled = _BOARD_LABEL.match(text.replace("\t", " "))
    if labelled and is_board_name(labelled["board"]):
        return plain_board(labelled["board"])
    return None


def _nominative(words: str) -> str:
    for genitive, nominative in _NOMINATIVE:
        if words.casefold().endswith(genitive):
            end = nominative.upper() if words.isupper() else nominative
            whole = words[: -len(genitive)] + end
            return words[0] + whole[1:]
    return words
