"""Boards: found again by any of their names within a municipality, with an id given once.

When one document tells both a name and an abbreviation that were two boards so far, they
become one, unless they carry two different full names: then the full name decides.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from archive.catalogue import ChangeKind
from archive.minutes import Board
from archive.store.item_merge import merge_items
from archive.store.rows import many, one
from archive.store.writing import Writing, key_of

UNKNOWN_MUNICIPALITY = "tuntematon"
_UNFIT = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class _Known:
    id: str
    name: str | None
    abbreviation: str | None


def settle_board(writing: Writing, municipality: str, board: Board) -> str:
    """The id of this board: found, made, learnt more of, or merged from two."""
    by_name = _find(writing, municipality, board.name)
    by_abbreviation = _find(writing, municipality, board.abbreviation)
    if by_name and by_abbreviation and by_name.id != by_abbreviation.id:
        if not _differ(by_name.name, by_abbreviation.name):
            return _merge(writing, by_name.id, by_abbreviation.id)
        return by_name.id
    found = by_name or by_abbreviation
    if found is None or (by_name is None and _differ(found.name, board.name)):
        return _make(writing, municipality, board)
    if (board.name and not by_name) or (board.abbreviation and not by_abbreviation):
        _learn(writing, municipality, found, board)
    return found.id


def name_board(writing: Writing, municipality: str, abbreviation: str, name: str) -> None:
    """Tell that these are names of one board, where either of them is known."""
    known = (abbreviation, name)
    if any(_find(writing, municipality, one_of) for one_of in known):
        settle_board(writing, municipality, Board(name, abbreviation))


def slug(text: str) -> str:
    """The text in a–z, 0–9 and hyphens; "" where nothing of it is left."""
    plain = unicodedata.normalize("NFKD", text.casefold()).encode("ascii", "ignore").decode()
    return _UNFIT.sub("-", plain).strip("-")[:60]


def _differ(one: str | None, other: str | None) -> bool:
    return bool(one and other and key_of(one) != key_of(other))


def _find(writing: Writing, municipality: str, name: str | None) -> _Known | None:
    if not name:
        return None
    row = one(
        writing.connection,
        "SELECT id, name, abbreviation FROM board JOIN board_key ON board_id = id"
        " WHERE municipality_key = ? AND key = ?",
        (key_of(municipality), key_of(name)),
    )
    return _Known(*row) if row else None


def _make(writing: Writing, municipality: str, board: Board) -> str:
    place = slug(municipality) or UNKNOWN_MUNICIPALITY
    wanted = f"{place}/{slug(board.abbreviation or board.name or '') or 'toimielin'}"
    board_id, double = wanted, 1
    taken = "SELECT 1 FROM board WHERE id = ?1 UNION SELECT 1 FROM board_alias WHERE old_id = ?1"
    while writing.connection.execute(taken, (board_id,)).fetchone():
        double += 1
        board_id = f"{wanted}-{double}"
    writing.connection.execute(
        "INSERT INTO board (id, municipality, name, abbreviation, created_at)"
        " VALUES (?, ?, ?, ?, ?)",
        (board_id, municipality, board.name, board.abbreviation, writing.now),
    )
    _add_keys(writing, municipality, board_id, board)
    return board_id


def _add_keys(writing: Writing, municipality: str, board_id: str, board: Board) -> None:
    for name in (board.name, board.abbreviation):
        if name:
            writing.connection.execute(
                "INSERT OR IGNORE INTO board_key (municipality_key, key, board_id)"
                " VALUES (?, ?, ?)",
                (key_of(municipality), key_of(name), board_id),
            )


def _learn(writing: Writing, municipality: str, known: _Known, board: Board) -> None:
    """Remember another name of the board; it is shown where there was none so far."""
    _add_keys(writing, municipality, known.id, board)
    name = known.name or board.name
    abbreviation = known.abbreviation or board.abbreviation
    if (name, abbreviation) == (known.name, known.abbreviation):
        return
    writing.connection.execute(
        "UPDATE board SET name = ?, abbreviation = ? WHERE id = ?", (name, abbreviation, known.id)
    )
    log_items(writing, known.id)


def _merge(writing: Writing, board_id: str, other_id: str) -> str:
    """Make two boards one: the older id stays, the other one becomes an alias."""
    run = writing.connection.execute
    (kept,), (gone,) = many(
        writing.connection,
        "SELECT id FROM board WHERE id IN (?, ?) ORDER BY created_at, rowid",
        (board_id, other_id),
    )
    run(
        "UPDATE board SET name = coalesce(board.name, gone.name),"
        " abbreviation = coalesce(board.abbreviation, gone.abbreviation)"
        " FROM board AS gone WHERE board.id = ? AND gone.id = ?",
        (kept, gone),
    )
    _move_meetings(writing, kept, gone)
    run("UPDATE revision SET board_id = ? WHERE board_id = ?", (kept, gone))
    _move_places(writing, kept, gone)
    run("UPDATE board_key SET board_id = ? WHERE board_id = ?", (kept, gone))
    run("UPDATE board_alias SET board_id = ? WHERE board_id = ?", (kept, gone))
    for relation in ("parent_id", "successor_id"):
        run(f"UPDATE board SET {relation} = nullif(?1, id) WHERE {relation} = ?2", (kept, gone))  # noqa: S608
    run("INSERT INTO board_alias (old_id, board_id) VALUES (?, ?)", (gone, kept))
    run("DELETE FROM board WHERE id = ?", (gone,))
    writing.log_audit("archive", "merge-boards", kept, gone)
    log_items(writing, kept)
    return str(kept)


def _move_meetings(writing: Writing, kept: str, gone: str) -> None:
    run = writing.connection.execute
    held = "SELECT id, date FROM meeting WHERE board_id = ?"
    for meeting, date in many(writing.connection, held, (gone,)):
        twin = one(writing.connection, f"{held} AND date = ?", (kept, date))
        if twin:
            run("UPDATE revision SET meeting_id = ? WHERE meeting_id = ?", (twin[0], meeting))
            run("DELETE FROM meeting WHERE id = ?", (meeting,))
        else:
            run("UPDATE meeting SET board_id = ? WHERE id = ?", (kept, meeting))


def _move_places(writing: Writing, kept: str, gone: str) -> None:
    """Rewrite the place keys of the gone board; items that now share one become one."""
    run = writing.connection.execute
    start = f"{gone}|"
    keys = many(
        writing.connection,
        "SELECT key FROM identity WHERE kind = 'place' AND substr(key, 1, ?) = ?",
        (len(start), start),
    )
    run(
        "UPDATE OR REPLACE identity SET key = ? || substr(key, ?)"
        " WHERE kind = 'handling' AND substr(key, 1, ?) = ?",
        (f"{kept}|", len(start) + 1, len(start), start),
    )
    holder = "SELECT item_id FROM identity WHERE kind = 'place' AND key = ?"
    for (key,) in keys:
        new_key = f"{kept}|{key[len(start) :]}"
        item = one(writing.connection, holder, (key,))  # an earlier turn may have merged it
        twin = one(writing.connection, holder, (new_key,))
        if item and twin:
            run("DELETE FROM identity WHERE kind = 'place' AND key = ?", (key,))
            merge_items(writing, twin[0], item[0])
        else:
            run("UPDATE identity SET key = ? WHERE kind = 'place' AND key = ?", (new_key, key))


def log_items(writing: Writing, board_id: str) -> None:
    """The board is shown with each of its items, so all of them changed."""
    writing.connection.execute(
        "INSERT INTO change (item_id, kind, changed_at)"
        " SELECT item.id, ?, ? FROM item JOIN revision"
        " ON item_id = item.id AND number = current WHERE board_id = ? ORDER BY item.id",
        (ChangeKind.PUT.value, writing.now, board_id),
    )
