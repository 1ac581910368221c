"""What the lines of a dump say: a head, the records, an end; one JSON object a line.

Each line has one member, named after what it is:

    {"head": …}        always first: the form, its version, and when it was made
    {"board": …}       a board, with all names and old ids that lead to it
    {"case": …}        a case, whose id is part of its address
    {"item": …}        an item as anyone may see it; of a confidential one the mention
    {"redirect": …}    the id of an item that became part of another one
    {"tombstone": …}   a removed item: its id, the public reason, and what keeps it out
    {"end": …}         always last: how many lines came before it

Members that this program does not know are passed over, so that a later minor addition
does not make old programs refuse a dump.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from archive.decision_words import Decision
from archive.minutes import AgendaItem
from archive.public import BoardRecord, CorrectedField

FORM = "pykala-dump"
VERSION = 1
KEYS_OF_REMOVED = ("native", "place")
"""The kinds of identity keys that a dump tells of a removed item; none holds its text."""


@dataclass(frozen=True, slots=True)
class Head:
    """What the file is, and when it was begun (UTC)."""

    form: str
    version: int
    made_at: datetime


@dataclass(frozen=True, slots=True)
class DumpedBoard:
    """A board; ``keys`` are its names as they are compared, ``old_ids`` lead to it."""

    record: BoardRecord
    keys: tuple[str, ...] = ()
    old_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DumpedCase:
    """A case by the id that its address has."""

    id: int
    municipality_key: str
    key: str
    printed: str
    classification: str | None = None


@dataclass(frozen=True, slots=True)
class DumpedSource:
    """A file that the item was read from, and the place in it; the bytes are not here."""

    digest: str
    size: int
    name: str | None
    reader: str
    reader_version: int
    locator: str
    confidential: bool = False
    shown: bool = False


@dataclass(frozen=True, slots=True)
class DumpedItem:
    """One item: the shown text alone, under the id that it has everywhere."""

    id: str
    recorded_at: datetime
    item: AgendaItem
    decision: Decision
    sources: tuple[DumpedSource, ...] = ()
    corrections: tuple[CorrectedField, ...] = ()


@dataclass(frozen=True, slots=True)
class DumpedRedirect:
    """``old_id`` leads to ``item_id``."""

    old_id: str
    item_id: str


@dataclass(frozen=True, slots=True)
class DumpedTombstone:
    """A removed item; ``keys`` are (kind, key) pairs that keep it out of the archive."""

    item_id: str
    reason: str
    removed_at: datetime
    keys: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class End:
    """``lines`` counts the lines before this one, the head included."""

    lines: int


@dataclass(frozen=True, slots=True)
class Line:
    """One line: exactly one member is there."""

    head: Head | None = None
    board: DumpedBoard | None = None
    case: DumpedCase | None = None
    item: DumpedItem | None = None
    redirect: DumpedRedirect | None = None
    tombstone: DumpedTombstone | None = None
    end: End | None = None
