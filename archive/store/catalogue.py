"""The catalogue over SQLite: all that index and web see of an archive."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import PurePosixPath
from typing import Self

import apsw

from archive.catalogue import BoardPage, Case, Change, ChangeKind, Meeting, Original, Revision
from archive.coverage import BoardYear
from archive.home import Home
from archive.objects import ObjectStore
from archive.public import BoardRecord, PublicItem, Tombstone
from archive.store.board_view import all_boards, board_page, meeting
from archive.store.case_view import case, case_of
from archive.store.coverage_view import coverage
from archive.store.database import clear_errors, open_for_reading
from archive.store.public_view import SELECT_ITEM, public_item
from archive.store.revision_view import revisions

_MEDIA_TYPES = {
    ".txt": "text/plain",
    ".md": "text/plain",
    ".html": "text/html",
    ".htm": "text/html",
    ".json": "application/json",
    ".pdf": "application/pdf",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
_CHUNK = 500  # well below SQLite's bound of variables in one statement

_ORIGINAL = """
SELECT name FROM source WHERE digest = ?1 AND kept = 1
AND EXISTS (SELECT 1 FROM source_item WHERE digest = ?1)
AND NOT EXISTS (
    SELECT 1 FROM source_item JOIN item ON item.id = source_item.item_id
    LEFT JOIN revision ON revision.item_id = item.id AND number = current
    WHERE source_item.digest = ?1
    AND (current IS NULL OR source_item.confidential OR revision.confidential)
)
"""


class SqliteCatalogue:
    """The :class:`archive.catalogue.Catalogue` of one archive folder.

    Each thread has a connection of its own, made when it first asks. A process that was
    forked makes new ones.
    """

    def __init__(self, home: Home) -> None:
        """Raises :class:`archive.errors.StoreError` where there is no archive."""
        self._home = home
        self._objects = ObjectStore(home.objects)
        self._local = threading.local()
        self._lock = threading.Lock()
        self._pid = os.getpid()
        self._all: list[apsw.Connection] = []
        self._forked: list[apsw.Connection] = []
        with self._connection():
            pass

    def item(self, item_id: str) -> PublicItem | Tombstone | None:
        """One item, its tombstone, or None; a merged id gives the item it became."""
        if not item_id.isascii():
            return None
        with self._connection() as connection:
            redirect = connection.execute(
                "SELECT item_id FROM redirect WHERE old_id = ?", (item_id,)
            ).fetchone()
            wanted = redirect[0] if redirect else item_id
            row = connection.execute(f"{SELECT_ITEM} WHERE item.id = ?", (wanted,)).fetchone()
            if row:
                return public_item(row)
            stone = connection.execute(
                "SELECT item_id, reason, removed_at FROM tombstone WHERE item_id = ?", (wanted,)
            ).fetchone()
            return (
                Tombstone(stone[0], stone[1], datetime.fromisoformat(stone[2])) if stone else None
            )

    def items(self, item_ids: Sequence[str]) -> dict[str, PublicItem]:
        """Those of these items that are there and not removed, by id."""
        found: dict[str, PublicItem] = {}
        with self._connection() as connection:
            for ids, marks in _chunks(item_ids):
                rows = connection.execute(f"{SELECT_ITEM} WHERE item.id IN ({marks})", ids)
                found.update((item.id, item) for item in map(public_item, rows))
        return found

    def case_ids(self, item_ids: Sequence[str]) -> dict[str, str]:
        """The case of each of these items that is there and belongs to one."""
        found: dict[str, str] = {}
        with self._connection() as connection:
            for ids, marks in _chunks(item_ids):
                rows = connection.execute(
                    "SELECT item.id, case_id FROM item JOIN revision ON item_id = item.id"  # noqa: S608
                    f" AND number = current WHERE case_id IS NOT NULL AND item.id IN ({marks})",
                    ids,
                )
                found.update((item_id, str(case_id)) for item_id, case_id in rows)
        return found

    def item_ids(self) -> Iterator[str]:
        """The ids of all items that are not removed, in rising order.

        Read in pieces: an item that is put in meanwhile may or may not be among them.
        """
        last = ""
        while True:
            with self._connection() as connection:
                ids = [
                    row[0]
                    for row in connection.execute(
                        "SELECT id FROM item WHERE id > ? AND current IS NOT NULL"
                        " ORDER BY id LIMIT 10000",
                        (last,),
                    )
                ]
            if not ids:
                return
            yield from ids
            last = ids[-1]

    def removed(self, item_ids: Sequence[str]) -> frozenset[str]:
        """Those of these ids that have a tombstone or no longer exist."""
        live: set[str] = set()
        with self._connection() as connection:
            for ids, marks in _chunks(item_ids):
                sql = f"SELECT id FROM item WHERE current IS NOT NULL AND id IN ({marks})"  # noqa: S608
                live.update(row[0] for row in connection.execute(sql, ids))
        return frozenset(item_ids) - live

    def boards(self) -> dict[str, BoardRecord]:
        """All boards by id."""
        with self._connection() as connection:
            return all_boards(connection)

    def board_aliases(self) -> dict[str, str]:
        """Old board ids that became part of another board, to the id of that one."""
        with self._connection() as connection:
            return dict(connection.execute("SELECT old_id, board_id FROM board_alias"))

    def board(self, board_id: str) -> BoardPage | None:
        """A board with its meetings; the id of a merged board gives the one it became."""
        with self._connection() as connection:
            return board_page(connection, board_id)

    def meeting(self, board_id: str, day: date) -> Meeting | None:
        """One meeting with its items, or None where nothing of it is there."""
        with self._connection() as connection:
            return meeting(connection, board_id, day)

    def case(self, case_id: str) -> Case | None:
        """A case by its id, or None."""
        with self._connection() as connection:
            return case(connection, case_id)

    def case_of(self, municipality: str, diary_number: str) -> Case | None:
        """A case by its diary number in any spelling; None where it is not known."""
        with self._connection() as connection:
            return case_of(connection, municipality, diary_number)

    def coverage(self) -> tuple[BoardYear, ...]:
        """What is there of each board and year, and which § are missing."""
        with self._connection() as connection:
            return coverage(connection)

    def revisions(self, item_id: str) -> tuple[Revision, ...]:
        """All revisions of an item, the oldest first; none of a removed or unknown one."""
        with self._connection() as connection:
            return revisions(connection, item_id)

    def original(self, digest: str) -> Original | None:
        """An original file, or None where it is unknown, or holds a secret or removed item."""
        if not digest.isascii():
            return None
        with self._connection() as connection:
            row = connection.execute(_ORIGINAL, (digest,)).fetchone()
        if row is None:
            return None
        path = self._objects.path(digest)
        name = row[0] or f"{digest[:12]}.txt"
        kind = _MEDIA_TYPES.get(PurePosixPath(name).suffix.lower(), "application/octet-stream")
        return Original(digest, path, name, kind) if path.is_file() else None

    def changes(self, since: int, limit: int = 10_000) -> list[Change]:
        """The log after entry ``since``, oldest first."""
        with self._connection() as connection:
            rows = connection.execute(
                "SELECT number, item_id, kind FROM change WHERE number > ? ORDER BY number LIMIT ?",
                (since, limit),
            )
            return [Change(number, item, ChangeKind(kind)) for number, item, kind in rows]

    def last_change(self) -> int:
        """The number of the newest entry of the log; 0 when nothing ever happened."""
        return self._number("SELECT coalesce(max(number), 0) FROM change")

    def last_change_before(self, moment: datetime) -> int:
        """The number of the newest entry of the log that is older than a moment; 0 for none."""
        sql = "SELECT number FROM change WHERE changed_at < ? ORDER BY number DESC LIMIT 1"
        return self._number(sql, moment.astimezone(UTC).isoformat())

    def item_count(self) -> int:
        """How many items are there and not removed."""
        return self._number("SELECT count(*) FROM item WHERE current IS NOT NULL")

    def close(self) -> None:
        """Close the connections of all threads; nothing may be asked afterwards."""
        with self._lock:
            connections, self._all = self._all, []
        for connection in connections:
            connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _number(self, sql: str, *values: str) -> int:
        with self._connection() as connection:
            row = connection.execute(sql, values).fetchone()
        return int(row[0]) if row else 0

    @contextmanager
    def _connection(self) -> Iterator[apsw.Connection]:
        if self._pid != os.getpid():
            self._start_anew()
        connection: apsw.Connection | None = getattr(self._local, "connection", None)
        if connection is None:
            connection = open_for_reading(self._home)
            self._local.connection = connection
            with self._lock:
                self._all.append(connection)
        with clear_errors(self._home):
            yield connection

    def _start_anew(self) -> None:
        """After a fork: SQLite connections must be neither used nor closed by the child."""
        self._lock = threading.Lock()
        self._local = threading.local()
        self._forked += self._all
        self._all = []
        self._pid = os.getpid()


def _chunks(item_ids: Sequence[str]) -> Iterator[tuple[tuple[str, ...], str]]:
    for start in range(0, len(item_ids), _CHUNK):
        ids = tuple(item_ids[start : start + _CHUNK])
        yield ids, ",".join("?" * len(ids))
