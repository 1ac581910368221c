"""Two items that turn out to be one: the older id stays, the other one leads to it."""

from __future__ import annotations

from archive.catalogue import ChangeKind
from archive.minutes import Stage
from archive.store.purging import forget_texts
from archive.store.rows import many, one
from archive.store.writing import Writing

_RANKS = {
    Stage.AGENDA: 0,
    Stage.EARLIER_HANDLING: 1,
    Stage.BULLETIN: 1,
    Stage.EXTRACT: 2,
}


def rank(stage: Stage, has_text: bool) -> tuple[bool, int]:
    """What counts more: an agenda never replaces minutes, a quotation never the original.

    A list of a meeting, which has titles alone, replaces no text.
    """
    return has_text, _RANKS.get(stage, 3)


def merge_items(writing: Writing, item_id: str, other_id: str) -> str:
    """Make two items one and return the id that stays.

    If either was removed, what was known of the other is removed with it: a person who
    asked for a text to go does not ask for one of its two copies.
    """
    if item_id == other_id:
        return item_id
    run = writing.connection.execute
    (kept,), (gone,) = many(
        writing.connection,
        "SELECT id FROM item WHERE id IN (?, ?) ORDER BY created_at, id",
        (item_id, other_id),
    )
    removed = _merge_tombstones(writing, kept, gone)
    if removed:
        forget_texts(writing, kept)
        forget_texts(writing, gone)
    run(
        "UPDATE revision SET item_id = ?1, number = number +"
        " (SELECT coalesce(max(number), 0) FROM revision WHERE item_id = ?1) WHERE item_id = ?2",
        (kept, gone),
    )
    run("UPDATE item SET current = ? WHERE id = ?", (_best(writing, kept), kept))
    for table in ("identity", "source_item", "redirect", "correction"):
        run(f"UPDATE {table} SET item_id = ? WHERE item_id = ?", (kept, gone))  # noqa: S608
    run("INSERT INTO redirect (old_id, item_id) VALUES (?, ?)", (gone, kept))
    run("DELETE FROM item WHERE id = ?", (gone,))
    writing.log_change(gone, ChangeKind.REMOVED)
    if removed:
        writing.log_change(kept, ChangeKind.REMOVED)
    else:
        writing.log_shown(kept, hidden=_is_confidential(writing, kept))
    writing.log_audit("archive", "merge-items", kept, gone)
    return str(kept)


def _merge_tombstones(writing: Writing, kept: str, gone: str) -> bool:
    run = writing.connection.execute
    removed = "SELECT item_id FROM tombstone WHERE item_id IN (?, ?)"
    rows = many(writing.connection, removed, (kept, gone))
    if (kept,) in rows:
        run("DELETE FROM tombstone WHERE item_id = ?", (gone,))
    else:
        run("UPDATE tombstone SET item_id = ? WHERE item_id = ?", (kept, gone))
    return bool(rows)


def _is_confidential(writing: Writing, item_id: str) -> bool:
    sql = "SELECT confidential FROM item JOIN revision ON item_id = id AND number = current"
    row = one(writing.connection, f"{sql} WHERE id = ?", (item_id,))
    return row is not None and bool(row[0])


def _best(writing: Writing, item_id: str) -> int | None:
    """The revision to show: of the highest rank the one that was recorded last."""
    rows = many(
        writing.connection,
        "SELECT number, stage, has_text, recorded_at FROM revision WHERE item_id = ?",
        (item_id,),
    )
    best = max(
        rows, key=lambda row: (rank(Stage(row[1]), bool(row[2])), row[3], row[0]), default=None
    )
    return int(best[0]) if best else None
