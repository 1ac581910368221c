"""Putting records of a dump into the store under the ids that they have everywhere.

What is there already stays as it is: restoring adds, and never changes or removes.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from archive.catalogue import ChangeKind
from archive.dump.lines import (
    DumpedBoard,
    DumpedCase,
    DumpedItem,
    DumpedRedirect,
    DumpedSource,
    DumpedTombstone,
)
from archive.public import BoardRecord
from archive.store.boards import settle_board
from archive.store.corrections import FIELDS
from archive.store.identity import Origin, find, keys_of, register
from archive.store.items import PutKind, put_item
from archive.store.rows import one
from archive.store.sources import SourceRecord, put_source
from archive.store.writing import Writing, key_of

_READING = "dump"  # no reader's reading: the file is read when it is ingested
_BY = "dump"  # who corrected is not told outside an archive
_ITEM = (
    "SELECT 1 FROM item WHERE id = ?1 UNION SELECT 1 FROM redirect WHERE old_id = ?1"
    " UNION SELECT 1 FROM tombstone WHERE item_id = ?1"
)


@dataclass(frozen=True, slots=True)
class Restored:
    """Whether a record went in; else it was there already, or its item was removed."""

    kind: PutKind


NEW, UNCHANGED, KEPT_OUT = (
    Restored(kind) for kind in (PutKind.NEW, PutKind.UNCHANGED, PutKind.KEPT_OUT)
)


def restore_board(writing: Writing, board: DumpedBoard) -> Restored:
    """Put a board in without its relations, where neither its id nor a name is known."""
    run, record = writing.connection.execute, board.record
    town = key_of(record.municipality)
    taken = "SELECT 1 FROM board WHERE id = ?1 UNION SELECT 1 FROM board_alias WHERE old_id = ?1"
    names = {*board.keys, key_of(record.name), key_of(record.abbreviation)} - {""}
    held = "SELECT 1 FROM board_key WHERE municipality_key = ? AND key = ?"
    if one(writing.connection, taken, (record.id,)) or any(
        one(writing.connection, held, (town, name)) for name in names
    ):
        return UNCHANGED
    run(
        "INSERT INTO board (id, municipality, name, abbreviation, created_at)"
        " VALUES (?, ?, ?, ?, ?)",
        (record.id, record.municipality, record.name, record.abbreviation, writing.now),
    )
    if record.ended_on:
        day = record.ended_on.isoformat()
        run("UPDATE board SET ended_on = ? WHERE id = ?", (day, record.id))
    for name in sorted(names):
        run("INSERT INTO board_key VALUES (?, ?, ?)", (town, name, record.id))
    for old_id in board.old_ids:
        if not one(writing.connection, taken, (old_id,)):
            run("INSERT INTO board_alias VALUES (?, ?)", (old_id, record.id))
    return NEW


def relate_board(writing: Writing, record: BoardRecord) -> None:
    """Tell a board that was restored what it belongs to; both must be there."""
    for column, other in (("parent_id", record.parent_id), ("successor_id", record.successor_id)):
        if other and other != record.id:
            writing.connection.execute(
                f"UPDATE board SET {column} = ?1 WHERE id = ?2 AND {column} IS NULL"  # noqa: S608
                " AND EXISTS (SELECT 1 FROM board WHERE id = ?1)",
                (other, record.id),
            )


def restore_case(writing: Writing, case: DumpedCase) -> Restored:
    """Put a case in under its id, where neither it nor its diary number is known."""
    values = (case.id, case.municipality_key, case.key, case.printed, case.classification)
    writing.connection.execute("INSERT OR IGNORE INTO case_record VALUES (?, ?, ?, ?, ?)", values)
    return NEW if writing.connection.changes() else UNCHANGED


def restore_item(writing: Writing, dumped: DumpedItem) -> Restored:
    """Put an item in, unless its id or what it is known by leads to one that is there.

    Raises ValueError where a text is not valid Unicode.
    """
    if one(writing.connection, _ITEM, (dumped.id,)):
        stone = "SELECT 1 FROM tombstone WHERE item_id = ?"
        return KEPT_OUT if one(writing.connection, stone, (dumped.id,)) else UNCHANGED
    for source in dumped.sources:
        _put_source(writing, source)
    origin = _shown_origin(dumped)
    if held := _known_as(writing, dumped, origin):
        return held
    named = replace(writing, new_id=_only(dumped.id))
    put_item(named, dumped.item, dumped.decision, origin)
    recorded = (_moment(dumped.recorded_at), dumped.id)
    writing.connection.execute("UPDATE revision SET recorded_at = ? WHERE item_id = ?", recorded)
    for source in dumped.sources:
        register(writing, dumped.id, (), Origin(source.digest, source.locator), source.confidential)
    for correction in dumped.corrections:
        if correction.field not in FIELDS:
            raise ValueError(f"no field that can be corrected is named {correction.field!r}")
        values = (correction.field, correction.value, correction.read, correction.reason)
        writing.connection.execute(
            "INSERT INTO correction (item_id, field, value, read, reason, corrected_by,"
            " corrected_at) VALUES (?, ?, ?, ?, ?, ?, ?)",
            (dumped.id, *values, _BY, _moment(correction.corrected_at)),
        )
    return NEW


def restore_redirect(writing: Writing, redirect: DumpedRedirect) -> Restored:
    """Let an old id lead to its item, where the item is there and the old id is free."""
    there = "SELECT 1 FROM item WHERE id = ?"
    if one(writing.connection, _ITEM, (redirect.old_id,)):
        return UNCHANGED
    if not one(writing.connection, there, (redirect.item_id,)):
        return KEPT_OUT
    values = (redirect.old_id, redirect.item_id)
    writing.connection.execute("INSERT INTO redirect VALUES (?, ?)", values)
    return NEW


def restore_tombstone(writing: Writing, stone: DumpedTombstone) -> Restored:
    """Remember a removed item. One that is here and not removed stays."""
    if one(writing.connection, _ITEM, (stone.item_id,)):
        return UNCHANGED
    run, at = writing.connection.execute, _moment(stone.removed_at)
    run("INSERT INTO item (id, created_at) VALUES (?, ?)", (stone.item_id, at))
    run("INSERT INTO tombstone VALUES (?, ?, ?, ?)", (stone.item_id, stone.reason, at, _BY))
    register(writing, stone.item_id, stone.keys, None, confidential=False)
    writing.log_change(stone.item_id, ChangeKind.REMOVED)
    return NEW


def _known_as(writing: Writing, dumped: DumpedItem, origin: Origin | None) -> Restored | None:
    """What is said of an item that is here under another id; that id leads to it from now on."""
    item = dumped.item
    board_id = settle_board(writing, item.municipality or "", item.board) if item.board else None
    match = find(writing, item, board_id, keys_of(item, board_id), origin, frozenset())
    if match.removed_id:
        return KEPT_OUT
    if not match.ids:
        return None
    restore_redirect(writing, DumpedRedirect(dumped.id, match.ids[0]))
    return UNCHANGED


def _shown_origin(dumped: DumpedItem) -> Origin | None:
    shown = next((source for source in dumped.sources if source.shown), None)
    return Origin(shown.digest, shown.locator) if shown else None


def _put_source(writing: Writing, source: DumpedSource) -> None:
    """Name a file that is not known here; its bytes are not kept."""
    known = "SELECT 1 FROM source WHERE digest = ?"
    if not one(writing.connection, known, (source.digest,)):
        version = source.reader_version
        record = (source.digest, source.size, source.name, source.reader, version, _READING, "")
        put_source(writing, SourceRecord(*record))


def _only(item_id: str) -> Callable[[], str]:
    return lambda: item_id


def _moment(at: datetime) -> str:
    """A time as the tables hold it (ISO, UTC)."""
    return at.astimezone(UTC).isoformat(timespec="microseconds")
