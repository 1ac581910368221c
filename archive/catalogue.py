"""The seam through which index and web look into an archive.

One implementation reads the SQLite store (``archive.store.catalogue``); another one may
read a cluster. Implementations are safe to use from several threads.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from archive.coverage import BoardYear
from archive.public import BoardRecord, PublicItem, Tombstone


class ChangeKind(StrEnum):
    """What happened to an item. One that became confidential was removed and put anew."""

    PUT = "put"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Change:
    """One entry of the change log; ``number`` rises by at least one with each entry."""

    number: int
    item_id: str
    kind: ChangeKind


@dataclass(frozen=True, slots=True)
class Original:
    """An original file: its bytes' path, the name it came under, its media type."""

    digest: str
    path: Path
    name: str
    media_type: str


@dataclass(frozen=True, slots=True)
class Case:
    """One case (asia): everything that was done about one diary number, in order.

    ``diary_number`` is its normal printed form. ``handlings`` are in the order of their
    days, across all boards; those that are only quoted in other minutes have the stage
    ``earlier_handling``, handlings without a date stand last.
    """

    id: str
    municipality: str
    diary_number: str
    classification: str | None
    handlings: tuple[PublicItem, ...]


@dataclass(frozen=True, slots=True)
class MeetingSummary:
    """A meeting: its day, and how many items of it are there."""

    day: date
    items: int


@dataclass(frozen=True, slots=True)
class BoardPage:
    """A board with its relations and its meetings, the latest first.

    ``sections`` are the boards that belong to it, ``predecessors`` those that it follows.
    """

    board: BoardRecord
    parent: BoardRecord | None
    successor: BoardRecord | None
    sections: tuple[BoardRecord, ...]
    predecessors: tuple[BoardRecord, ...]
    meetings: tuple[MeetingSummary, ...]

    def meetings_by_year(self) -> dict[int, tuple[MeetingSummary, ...]]:
        """The meetings of each year, the latest year first."""
        years = dict.fromkeys(meeting.day.year for meeting in self.meetings)
        return {year: tuple(m for m in self.meetings if m.day.year == year) for year in years}


@dataclass(frozen=True, slots=True)
class Meeting:
    """One meeting (kokous) with its items in the order of their §, and its neighbours' days."""

    board: BoardRecord
    day: date
    items: tuple[PublicItem, ...]
    previous_day: date | None
    next_day: date | None


@dataclass(frozen=True, slots=True)
class Revision:
    """One revision of an item: what was shown, or would have been, and since when.

    ``shown`` is true of the one that is shown now. Of a confidential item, ``item`` is the
    mention alone in every revision.
    """

    number: int
    recorded_at: datetime
    shown: bool
    item: PublicItem


class ItemCatalogue(Protocol):
    """The items of an archive: what an index is built from and search results show."""

    def item(self, item_id: str) -> PublicItem | Tombstone | None:
        """One item; a merged id gives the item that it was merged into (its ``id`` differs)."""
        ...

    def items(self, item_ids: Sequence[str]) -> dict[str, PublicItem]:
        """Those of these items that are there and not removed, by id."""
        ...

    def case_ids(self, item_ids: Sequence[str]) -> dict[str, str]:
        """The case of each of these items that is there and belongs to one."""
        ...

    def item_ids(self) -> Iterator[str]:
        """The ids of all items that are not removed, in rising order."""
        ...

    def removed(self, item_ids: Sequence[str]) -> frozenset[str]:
        """Those of these ids that have a tombstone or no longer exist."""
        ...

    def boards(self) -> dict[str, BoardRecord]:
        """All boards by id."""
        ...

    def original(self, digest: str) -> Original | None:
        """An original file, or None where it is unknown, or holds a secret or removed item."""
        ...

    def changes(self, since: int, limit: int = 10_000) -> list[Change]:
        """The log after entry ``since``, oldest first."""
        ...

    def last_change(self) -> int:
        """The number of the newest entry of the log; 0 when nothing ever happened."""
        ...

    def item_count(self) -> int:
        """How many items are there and not removed."""
        ...


class Catalogue(ItemCatalogue, Protocol):
    """Everything that is shown of an archive, and nothing that may not be shown."""

    def board(self, board_id: str) -> BoardPage | None:
        """A board with its meetings; the id of a merged board gives the one it became."""
        ...

    def meeting(self, board_id: str, day: date) -> Meeting | None:
        """One meeting with its items, or None where nothing of it is there."""
        ...

    def case(self, case_id: str) -> Case | None:
        """A case by its id (``PublicItem.case_id``), or None."""
        ...

    def case_of(self, municipality: str, diary_number: str) -> Case | None:
        """A case by its diary number in any spelling; None where it is not known."""
        ...

    def last_change_before(self, moment: datetime) -> int:
        """The number of the newest entry of the log that is older than a moment; 0 for none."""
        ...

    def coverage(self) -> tuple[BoardYear, ...]:
        """What is there of each board and year, and which § are missing."""
        ...

    def revisions(self, item_id: str) -> tuple[Revision, ...]:
        """All revisions of an item, the oldest first; none of a removed or unknown one."""
        ...
