"""Which meeting a CaseM item belongs to, from the files beside it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from archive.errors import MinutesReadError
from archive.minutes import Board
from archive.readers.handling import day_in
from archive.readers.html_text import text_of_html
from archive.readers.item_text.heading import board_of
from archive.readers.json_source import Json, json_of, records_in, text_in
from archive.readers.page_labels import is_board
from archive.readers.source import Companion

_FRAME_NAMES = re.compile(
    r"(?:kokoukset|toimielimet|luottamushenkilöt|internet|pöytäkirjat|esityslistat|möten|organ"
    r"|meetings)\b.*|(?:kokous|möte|sammanträde)\b.*|(?:vuosi |år )?(?:19|20)\d\d",
    re.IGNORECASE,
)
_MEETING_WORDS = re.compile(r"\b(?:kokous|möte|sammanträde|klo|kl)\b|\d[\d.:]*", re.IGNORECASE)
_FILE_NAME = re.compile(
    r">\s*(?:esityslista|pöytäkirja|föredragningslista|protokoll) - (?P<board>[^<>]{3,100}?) - "
    r"(?P<day>\d{1,2}\.\d{1,2}\.\d{4})",
    re.IGNORECASE,
)
_HIGHEST = 12  # levels from a meeting up to the root of the tree


@dataclass(frozen=True, slots=True)
class CaseMMeeting:
    """What is known of the meeting; ``item_count`` is the number of its items, or None."""

    board: Board | None = None
    day: date | None = None
    item_count: int | None = None


@dataclass(frozen=True, slots=True)
class _Node:
    parent: str
    name: str


def meeting_of(
    content_id: str | None, title: str, classifications: Json, companions: Iterable[Companion]
) -> CaseMMeeting:
    """The meeting of an item, from its own classifications or the lists beside it.

    A list that gives the item's number another subject than its ``title`` is of another
    meeting, or of another day's numbers: it tells nothing.
    """
    nodes: dict[str, _Node] = {}
    contents: list[dict[str, Json]] = []
    told = CaseMMeeting()
    for companion in companions:
        for record in _records(companion):
            if "NodeId" in record:
                nodes[text_in(record, "NodeId")] = _Node(text_in(record, "ParentId"), _name(record))
            elif "ContentId" in record:
                contents.append(record)
            else:
                told = _of_file_name(record) or told
    if classifications is None and content_id:
        own = [c for c in contents if text_in(c, "ContentId") == content_id]
        named = [c for c in own if _same_words(text_in(c, "Subject"), title)]
        if own and not named:
            return CaseMMeeting()
        classifications = next((c.get("Classifications") for c in named), None)
    node = _meeting_node(classifications, nodes)
    if node is None:
        return told
    number, name = node
    inside = [c for c in contents if number in _node_ids(c) and text_in(c, "Subject")]
    return CaseMMeeting(
        board=_board_named(name) or _board_above(number, nodes) or told.board,
        day=day_in(name) or told.day,
        item_count=len(inside) or None,
    )


def _same_words(one: str, other: str) -> bool:
    return text_of_html(one).casefold() == text_of_html(other).casefold()


def _records(companion: Companion) -> Iterator[dict[str, Json]]:
    try:
        yield from records_in(json_of(companion.data), "value", "d", "results")
    except MinutesReadError:
        return


def _name(record: dict[str, Json]) -> str:
    """A node's Finnish name, or the first one."""
    spelled = list(records_in(record.get("Names") or []))
    finnish = [n for n in spelled if text_in(n, "LanguageId") == "1"]
    return next((text_in(n, "Name") for n in (*finnish, *spelled)), text_in(record, "Name"))


def _meeting_node(classifications: Json, nodes: dict[str, _Node]) -> tuple[str, str] | None:
    for record in records_in(classifications or []):
        number = text_in(record, "NodeId")
        name = text_in(record, "NodeName") or (nodes[number].name if number in nodes else "")
        if number and day_in(name):
            return number, name
    return None


def _node_ids(content: dict[str, Json]) -> set[str]:
    return {text_in(r, "NodeId") for r in records_in(content.get("Classifications") or [])}


def _board_named(name: str) -> Board | None:
    """The board in a meeting's own name: "Sivistyslautakunta 14.3.2017"."""
    words = " ".join(_MEETING_WORDS.sub(" ", name).split()).strip(" ,-")
    return Board(name=words) if is_board(words) else None


def _board_above(number: str, nodes: dict[str, _Node]) -> Board | None:
    """The nearest node above a meeting that is no frame of the tree."""
    for _ in range(_HIGHEST):
        node = nodes.get(number)
        if node is None:
            return None
        name = node.name.strip()
        if name and not _FRAME_NAMES.fullmatch(name):
            return board_of(name)
        number = node.parent
    return None


def _of_file_name(record: dict[str, Json]) -> CaseMMeeting | None:
    """Board and day from the name of the agenda's or the minutes' file."""
    if not text_in(record, "Name").endswith("Attachment"):
        return None
    match = _FILE_NAME.search(text_in(record, "Text"))
    return CaseMMeeting(board_of(match["board"]), day_in(match["day"])) if match else None
