"""The list of a meeting as Tweb shows it: board and date above a table of § and titles.

``Kaupunginhallitus: 5/2017``, ``27.3.2017 15:00``, ``Pöytäkirja``; a row for each item with
a link to its PDF (``…ktproxy2.dll?doctype=3&docid=632581``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from selectolax.lexbor import LexborNode

from archive.errors import MinutesReadError
from archive.minutes import AgendaItem, Attachment, Board, Stage
from archive.readers.handling import day_in, number_of
from archive.readers.html_text import parsed
from archive.readers.item_text.heading import board_of
from archive.readers.language import language_of
from archive.readers.source import Source
from archive.readers.source_places import municipality_of

_SIGN = re.compile(rb"ktproxy2?\.dll\?doctype=|ktwebscr/(?:epj|pk)_", re.IGNORECASE)
_DOCUMENT = re.compile(r"[?&]docid=(\d{1,12})", re.IGNORECASE)
_NUMBER = re.compile(r"§?\s?(\d{1,4}[a-z]?)\s?§?")
_STAGES = {
    "pöytäkirja": Stage.MINUTES, "esityslista": Stage.AGENDA, "protokoll": Stage.MINUTES,
    "föredragningslista": Stage.AGENDA, "kokouskutsu": Stage.AGENDA, "lisälista": Stage.AGENDA,
}  # fmt: skip
_BOARD = re.compile(r"(?P<board>[^\W\d_][^:\d]{1,120}?)\s?(?::.*)?$")
_MOST_ROWS = 5_000
_TELLING_TITLE = 24  # characters
_ATTACHMENTS = ("epjattn", "pkattn")
_FILE_NUMBER = re.compile(r"(\d{4,9})(?:\d{9})?(?:_[A-Z])?\.pdf", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class TwebEntry:
    """A row of a meeting's list."""

    title: str
    board: Board
    day: date | None
    section_number: str | None
    stage: Stage
    native_id: str | None
    attachments: tuple[Attachment, ...]


def is_tweb_list(data: bytes) -> bool:
    """Whether this is a page of Tweb (whatever it lists)."""
    return _SIGN.search(data[:200_000]) is not None and b"<" in data[:100]


def entries_of(data: bytes) -> list[TwebEntry]:
    """The rows of a meeting's list; none where the page lists something else."""
    tree, _ = parsed(data)
    entries: list[TwebEntry] = []
    for table in tree.css("table"):
        head = table.css_first("tr td")
        meeting = _meeting(head) if head is not None else None
        if meeting is None:
            continue
        board, day, stage = meeting
        for row in table.css("tr")[:_MOST_ROWS]:
            entry = _entry(row, board, day, stage)
            if entry:
                entries.append(entry)
    return entries


def items_of_list(source: Source, system: str) -> Iterator[AgendaItem]:
    """The items of a list, with their titles only."""
    entries = entries_of(source.data)
    if not entries:
        raise MinutesReadError(
            "no-items",
            "The page of Tweb lists no agenda items: it is a search form or a list of meetings."
            " Give the items' own files, or the list of one meeting.",
        )
    place = municipality_of(source, parsed(source.data)[1].text)
    for number, entry in enumerate(entries, start=1):
        yield AgendaItem(
            title=entry.title,
            source_system=system,
            municipality=place,
            board=entry.board,
            meeting_date=entry.day,
            section_number=entry.section_number,
            stage=entry.stage,
            language=language_of(entry.title),
            attachments=entry.attachments,
            native_id=entry.native_id,
            locator=f"row {number}",
        )


def entry_of_item(source: Source, title: str) -> TwebEntry | None:
    """The row of a list beside the file that names this item, or None.

    A row of the same title is the item's where the file is called after its document, or
    where no other row has this title and it is more than a formula ("Ilmoitusasiat"), for
    a list may be another meeting's.
    """
    found = [
        entry
        for companion in source.companions
        if is_tweb_list(companion.data)
        for entry in _readable(companion.data)
        if _same(entry.title, title)
    ]
    number = _FILE_NUMBER.fullmatch(source.name.rpartition("/")[2])
    named = [entry for entry in found if number and entry.native_id == number[1]]
    if named:
        return named[0]
    return found[0] if len(found) == 1 and len(title) >= _TELLING_TITLE else None


def _readable(data: bytes) -> list[TwebEntry]:
    try:
        return entries_of(data)
    except MinutesReadError:
        return []


def _same(one: str, other: str) -> bool:
    return "".join(one.split()).casefold() == "".join(other.split()).casefold()


def _meeting(head: LexborNode) -> tuple[Board, date | None, Stage] | None:
    lines = [" ".join(line.split()) for line in head.text(separator="\n").split("\n")]
    lines = [line for line in lines if line]
    if len(lines) < 2:
        return None
    stage = next((_STAGES[w] for line in lines if (w := line.casefold()) in _STAGES), None)
    day = next((found for line in lines if (found := day_in(line))), None)
    board = _BOARD.match(lines[0])
    if stage is None or day is None or board is None:
        return None
    return board_of(board["board"]), day, stage


def _entry(row: LexborNode, board: Board, day: date | None, stage: Stage) -> TwebEntry | None:
    link = next((a for a in row.css("a") if _DOCUMENT.search(_href(a))), None)
    if link is None:
        return None
    title = " ".join((link.text() or "").split())
    number = next((m[1] for td in row.css("td") if (m := _NUMBER.fullmatch(_text(td)))), None)
    document = _DOCUMENT.search(_href(link))
    if not title or number is None:
        return None
    attachments = tuple(
        Attachment(f"{title} (liitteet: {_text(a)})"[:500], _href(a))
        for a in row.css("a")
        if any(word in _href(a) for word in _ATTACHMENTS)
    )
    return TwebEntry(
        title=title,
        board=board,
        day=day,
        section_number=number_of(number),
        stage=stage,
        native_id=document[1] if document else None,
        attachments=attachments,
    )


def _href(node: LexborNode) -> str:
    return node.attributes.get("href") or ""


def _text(node: LexborNode) -> str:
    return " ".join((node.text() or "").split())
