"""Removing an item for good: a tombstone stays, the text goes.

What goes: every revision of the item, and its original file unless another item was read
from it (such a file is kept but never handed out). What stays: the id, the reason, who and
when, and the identity keys, which keep the item out when its file is ingested again.
"""

from __future__ import annotations

import mmap
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import apsw

from archive.catalogue import ChangeKind
from archive.errors import UsageError
from archive.store.item_lookup import resolved
from archive.store.purging import forget_texts
from archive.store.rows import Row, many, one
from archive.store.writer import Store

_PROBE_LENGTH = 96


@dataclass(frozen=True, slots=True)
class Removal:
    """What a removal did.

    ``already`` says that the item had been removed before, which changes nothing.
    ``purged`` are the digests of deleted originals, ``kept`` those of originals that other
    items still need. ``cleared`` is False while old pages may linger in the database file
    (a reader held them, or there was no room): removing the item again tries once more.
    """

    item_id: str
    reason: str
    removed_at: datetime
    already: bool
    revisions: int
    purged: tuple[str, ...]
    kept: tuple[str, ...]
    cleared: bool


def remove(store: Store, item_id: str, reason: str, by: str) -> Removal:
    """Remove an item, or finish the removal of one.

    ``reason`` is shown to everyone in place of the item. Raises :class:`UsageError` for an
    unknown id or an empty reason.
    """
    if not reason.strip():
        raise UsageError("A removal needs a reason; it is shown in place of the item.")
    item_id = resolved(store, item_id)
    probes = _probes(store.connection, item_id)
    before = _stone(store.connection, item_id)
    revisions = 0 if before else _bury(store, item_id, reason.strip(), by)
    stone = before or _stone(store.connection, item_id) or ("", "")
    purged = store.finish_purges()
    return Removal(
        item_id=item_id,
        reason=stone[0],
        removed_at=datetime.fromisoformat(stone[1]),
        already=before is not None,
        revisions=revisions,
        purged=tuple(purged),
        kept=_still_kept(store.connection, item_id),
        cleared=_clear(store, probes),
    )


def _bury(store: Store, item_id: str, reason: str, by: str) -> int:
    with store.transaction() as transaction:
        writing = transaction.writing
        revisions = forget_texts(writing, item_id)
        writing.connection.execute(
            "INSERT INTO tombstone (item_id, reason, removed_at, removed_by) VALUES (?, ?, ?, ?)",
            (item_id, reason, writing.now, by),
        )
        writing.log_change(item_id, ChangeKind.REMOVED)
        writing.log_audit(by, "remove", item_id, reason)
    return revisions


def _stone(connection: apsw.Connection, item_id: str) -> Row | None:
    sql = "SELECT reason, removed_at FROM tombstone WHERE item_id = ?"
    return one(connection, sql, (item_id,))


def _still_kept(connection: apsw.Connection, item_id: str) -> tuple[str, ...]:
    sql = (
        "SELECT source.digest FROM source JOIN source_item USING (digest)"
        " WHERE item_id = ? AND kept = 1 ORDER BY 1"
    )
    return tuple(row[0] for row in many(connection, sql, (item_id,)))


def _probes(connection: apsw.Connection, item_id: str) -> list[bytes]:
    """Pieces of the text, to be looked for in the database file afterwards."""
    probes = []
    for (content,) in many(
        connection, "SELECT content FROM revision WHERE item_id = ?", (item_id,)
    ):
        for place in (0, len(content) // 2, max(0, len(content) - _PROBE_LENGTH)):
            probes.append(bytes(content[place : place + _PROBE_LENGTH]))
    return probes


def _clear(store: Store, probes: list[bytes]) -> bool:
    """Empty the write-ahead log; where old pages still show the text, write all anew."""
    if not _checkpoint(store.connection):
        return False
    if not _shows(store.home.database, probes):
        return True
    try:
        store.connection.execute("VACUUM")
    except apsw.Error:
        return False
    return _checkpoint(store.connection)


def _checkpoint(connection: apsw.Connection) -> bool:
    try:
        row = one(connection, "PRAGMA wal_checkpoint(TRUNCATE)")
    except apsw.Error:
        return False
    return row is not None and row[0] == 0


def _shows(file: Path, probes: list[bytes]) -> bool:
    if not probes:
        return False
    with file.open("rb") as opened, mmap.mmap(opened.fileno(), 0, access=mmap.ACCESS_READ) as view:
        return any(view.find(probe) >= 0 for probe in probes)
