"""The catalogue over a cluster: what a web node shows that has no archive beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from threading import Lock
from typing import TypeVar

import msgspec

from archive.catalogue import BoardPage, Case, Change, ChangeKind, Meeting, Original, Revision
from archive.coverage import BoardYear
from archive.objects import ObjectStore
from archive.public import BoardRecord, PublicItem, Tombstone
from archive.store.board_view import section_order
from indexer.cluster_catalogue.boards import AllBoards, TownBoards
from indexer.cluster_catalogue.documents import (
    Document,
    case_key,
    shown_item,
    shown_revisions,
    shown_tombstone,
)
from indexer.cluster_catalogue.indices import (
    BOARDS,
    COVERAGE,
    ITEM,
    ORIGINAL,
    REDIRECT,
    CatalogueIndices,
)
from indexer.cluster_catalogue.reading import Reading
from indexer.cluster_catalogue.state import StateReader
from indexer.engines.opensearch.cluster_settings import ClusterSettings

_SHOWN = ("kind", "id", "to", "item", "tombstone")
_MOST_CHANGES = 10_000  # to one search
_MOST_DIGITS = 15
_Record = TypeVar("_Record")


class ClusterCatalogue:
    """The :class:`archive.catalogue.Catalogue` that a cluster holds. Thread-safe.

    ``originals`` is the folder with the original files, as the archive keeps them; files
    that are not in it are not handed out.
    """

    def __init__(self, settings: ClusterSettings, state: StateReader, originals: Path) -> None:
        self._indices = CatalogueIndices(settings.index)
        self._reading = Reading(settings)
        self._state = state
        self._originals = ObjectStore(originals)
        self._turn = Lock()
        self._boards: tuple[str, AllBoards] | None = None

    def item(self, item_id: str) -> PublicItem | Tombstone | None:
        """One item, its tombstone, or None; a merged id gives the item it became."""
        source = self._source(item_id, *_SHOWN)
        if source is None:
            return None
        return shown_item(source) if source["kind"] == ITEM else shown_tombstone(source)

    def items(self, item_ids: Sequence[str]) -> dict[str, PublicItem]:
        """Those of these items that are there and not removed, by id."""
        found = self._live(item_ids, "item")
        return {item_id: shown_item(source) for item_id, source in found.items()}

    def case_ids(self, item_ids: Sequence[str]) -> dict[str, str]:
        """The case of each of these items that is there and belongs to one."""
        found = self._live(item_ids, "case_id")
        return {one: str(source["case_id"]) for one, source in found.items() if "case_id" in source}

    def item_ids(self) -> Iterator[str]:
        """The ids of all items that are not removed, in rising order."""
        found = self._reading.all(self._indices.items, {"kind": ITEM}, "id", "id")
        return (str(source["id"]) for source in found)

    def removed(self, item_ids: Sequence[str]) -> frozenset[str]:
        """Those of these ids that have a tombstone or no longer exist."""
        return frozenset(item_ids) - self._live(item_ids).keys()

    def boards(self) -> dict[str, BoardRecord]:
        """All boards by id."""
        return dict(self._all_boards().by_id)

    def board(self, board_id: str) -> BoardPage | None:
        """A board with its meetings; the id of a merged board gives the one it became."""
        boards = self._all_boards()
        board = boards.board(board_id)
        return boards.page(board, self._days(board)) if board else None

    def meeting(self, board_id: str, day: date) -> Meeting | None:
        """One meeting with its items, or None where nothing of it is there."""
        board = self._all_boards().board(board_id)
        if board is None:
            return None
        items = self._items_with(board=board.id, day=day.isoformat())
        if not items:
            return None
        days = sorted(date.fromisoformat(one) for one in self._days(board))
        return Meeting(
            board=board,
            day=day,
            items=tuple(sorted(items, key=section_order)),
            previous_day=max((one for one in days if one < day), default=None),
            next_day=min((one for one in days if one > day), default=None),
        )

    def case(self, case_id: str) -> Case | None:
        """A case by its id, or None."""
        plain = case_id.isascii() and case_id.isdigit() and len(case_id) <= _MOST_DIGITS
        return self._case(case_id=str(int(case_id))) if plain else None

    def case_of(self, municipality: str, diary_number: str) -> Case | None:
        """A case by its diary number in any spelling; None where it is not known."""
        key = case_key(municipality, diary_number)
        return self._case(case_key=key) if key else None

    def coverage(self) -> tuple[BoardYear, ...]:
        """What is there of each board and year, and which § are missing."""
        towns = self._records(COVERAGE, tuple[BoardYear, ...])
        return tuple(year for town in towns for year in town)

    def revisions(self, item_id: str) -> tuple[Revision, ...]:
        """All revisions of an item, the oldest first; none of a removed or unknown one."""
        source = self._source(item_id, *_SHOWN, "revisions")
        return shown_revisions(source) if source and source["kind"] == ITEM else ()

    def original(self, digest: str) -> Original | None:
        """An original file, or None where it is not public, or not in this node's folder."""
        key = f"{ORIGINAL}|{digest}"
        source = self._reading.by_id(self._indices.records, [key], "record").get(key)
        if source is None:
            return None
        path = self._originals.path(digest)
        record = source["record"]
        if not path.is_file():
            return None
        return Original(digest, path, str(record["name"]), str(record["media_type"]))

    def changes(self, since: int, limit: int = 10_000) -> list[Change]:
        """The log after entry ``since``, oldest first."""
        last = self.last_change()
        changes: list[Change] = []
        while len(changes) < limit and since < last:
            size = min(_MOST_CHANGES, limit - len(changes))
            found = self._numbers({"range": {"number": {"gt": since, "lte": last}}}, "asc", size)
            changes += [Change(n["number"], n["item_id"], ChangeKind(n["kind"])) for n in found]
            if len(found) < size:
                break
            since = changes[-1].number
        return changes

    def last_change(self) -> int:
        """The number of the newest entry of the log; 0 when nothing ever happened."""
        return self._state.catalogue().change

    def last_change_before(self, moment: datetime) -> int:
        """The number of the newest entry of the log that is older than a moment; 0 for none."""
        at = {"range": {"at": {"lt": moment.astimezone(UTC).isoformat()}}}
        numbers = {"range": {"number": {"lte": self.last_change()}}}
        found = self._numbers({"bool": {"filter": [at, numbers]}}, "desc", 1)
        return int(found[0]["number"]) if found else 0

    def item_count(self) -> int:
        """How many items are there and not removed."""
        return self._reading.count(self._indices.items, {"kind": ITEM})

    def _source(self, item_id: str, *fields: str) -> Document | None:
        """The document of an id, or of the one that it was merged into."""
        found = self._reading.by_id(self._indices.items, [item_id], *fields).get(item_id)
        if found is not None and found["kind"] == REDIRECT:
            to = str(found["to"])
            return self._reading.by_id(self._indices.items, [to], *fields).get(to)
        return found

    def _live(self, item_ids: Sequence[str], *fields: str) -> dict[str, Document]:
        found = self._reading.by_id(self._indices.items, item_ids, "kind", *fields)
        return {item_id: source for item_id, source in found.items() if source["kind"] == ITEM}

    def _items_with(self, **values: str) -> list[PublicItem]:
        where = {"kind": ITEM, **values}
        return [shown_item(s) for s in self._reading.all(self._indices.items, where, "id", "item")]

    def _case(self, **values: str) -> Case | None:
        """A case is told by its handlings: each shows the case's number and class."""
        handlings = sorted(self._items_with(**values), key=_by_day)
        if not handlings:
            return None
        first = handlings[0]
        return Case(
            first.case_id or "",
            first.municipality,
            first.diary_number or "",
            first.classification,
            tuple(handlings),
        )

    def _days(self, board: BoardRecord) -> dict[str, int]:
        where = {"kind": ITEM, "board": board.id}
        return self._reading.counts(self._indices.items, where, "day")

    def _all_boards(self) -> AllBoards:
        version = self._state.catalogue().version
        with self._turn:
            kept = self._boards
        if kept is None or kept[0] != version:
            kept = (version, AllBoards.of(self._records(BOARDS, TownBoards)))
            with self._turn:
                self._boards = kept
        return kept[1]

    def _records(self, kind: str, type_: type[_Record]) -> list[_Record]:
        found = self._reading.all(self._indices.records, {"kind": kind}, "key", "record")
        return [msgspec.convert(source["record"]["all"], type_) for source in found]

    def _numbers(self, query: dict[str, object], order: str, size: int) -> list[Document]:
        body = {
            "size": size,
            "query": query,
            "sort": [{"number": order}],
            "_source": ["number", "item_id", "kind"],
            "track_total_hits": False,
        }
        hits = self._reading.search(self._indices.changes, body)["hits"]["hits"]
        return [hit["_source"] for hit in hits]


def _by_day(item: PublicItem) -> tuple[date, tuple[int, str, str]]:
    return item.meeting_date or date.max, section_order(item)
