"""What an item is known by, strongest first.

native   the source system's own id, within its system and municipality
place    board (and so municipality) + date + § + group of stages
handling board + date + diary number or title, where one of the two has no § and it is the
         only one (:mod:`archive.store.unnumbered`)
source   the file's digest + the place in the file (table ``source_item``)
path     a file that *is* one item without other keys: the file that its path held before

An id is never derived from a key: keys only lead to it.
"""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass

from archive.minutes import AgendaItem
from archive.store.unnumbered import (
    HANDLING,
    ONE_HANDLING,
    handling_key,
    is_other_case,
    same_handling,
)
from archive.store.writing import Writing, key_of


@dataclass(frozen=True, slots=True)
class Origin:
    """Where an item was read: the file, the place in it, and what its path held before.

    ``reread`` says that these bytes were read before, by an older reader.
    """

    digest: str
    locator: str = ""
    previous_digest: str | None = None
    reread: bool = False


@dataclass(frozen=True, slots=True)
class Match:
    """The items that the keys lead to: ``ids`` without doubles, strongest first."""

    ids: tuple[str, ...]
    removed_id: str | None


def keys_of(item: AgendaItem, board_id: str | None) -> tuple[tuple[str, str], ...]:
    """The (kind, key) pairs of an item that do not depend on its file."""
    keys: list[tuple[str, str]] = []
    if item.native_id:
        municipality = key_of(item.municipality)
        keys.append(("native", f"{item.source_system}|{municipality}|{item.native_id}"))
    if board_id and item.municipality and item.meeting_date and item.section_number:
        group = "item" if item.stage in ONE_HANDLING else item.stage.value
        section = key_of(item.section_number)
        keys.append(("place", f"{board_id}|{item.meeting_date.isoformat()}|{section}|{group}"))
    if handling := handling_key(item, board_id):
        keys.append(handling)
    return tuple(keys)


def find(
    writing: Writing,
    item: AgendaItem,
    board_id: str | None,
    keys: tuple[tuple[str, str], ...],
    origin: Origin | None,
    taken: Set[str],
) -> Match:
    """Find the items that the keys lead to, leaving out those that are ``taken``.

    Taken are the items that other places of the same file gave already: two texts of
    one file are never one item, whatever their § says.
    """
    found = [
        held
        for kind, key in keys
        if (held := _by_key(writing, kind, key))
        and not (kind == "place" and is_other_case(writing, item, held))
    ]
    if not found and (held := same_handling(writing, item, board_id, taken)):
        found.append(held)
    if origin:
        by_source = _by_source(writing, origin.digest, origin.locator)
        if by_source and (not found or _only_from(writing, by_source, origin)):
            found.append(by_source)
        if not found and origin.locator == "" and origin.previous_digest:
            found.extend(_by_path(writing, origin.previous_digest))
    ids = tuple(dict.fromkeys(held for held in found if held not in taken))
    removed = next((held for held in ids if _is_removed(writing, held)), None)
    return Match(ids, removed)


def register(
    writing: Writing,
    item_id: str,
    keys: tuple[tuple[str, str], ...],
    origin: Origin | None,
    confidential: bool,
) -> None:
    """Let these keys lead to the item, where they do not lead to another one."""
    run = writing.connection.execute
    for kind, key in keys:
        run(
            "INSERT OR IGNORE INTO identity (kind, key, item_id) VALUES (?, ?, ?)",
            (kind, key, item_id),
        )
    if origin:
        run(
            "INSERT INTO source_item (digest, locator, item_id, confidential)"
            " VALUES (?, ?, ?, ?) ON CONFLICT (digest, locator) DO UPDATE SET"
            " item_id = excluded.item_id, confidential = excluded.confidential",
            (origin.digest, origin.locator, item_id, confidential),
        )


def _by_key(writing: Writing, kind: str, key: str) -> str | None:
    if kind == HANDLING:  # several items may share it: it only leads through same_handling
        return None
    row = writing.connection.execute(
        "SELECT item_id FROM identity WHERE kind = ? AND key = ?", (kind, key)
    ).fetchone()
    return str(row[0]) if row else None


def _by_source(writing: Writing, digest: str, locator: str) -> str | None:
    row = writing.connection.execute(
        "SELECT item_id FROM source_item WHERE digest = ? AND locator = ?", (digest, locator)
    ).fetchone()
    return str(row[0]) if row else None


def _only_from(writing: Writing, item_id: str, origin: Origin) -> bool:
    """Whether all that is known of the item came from this place of this file."""
    row = writing.connection.execute(
        "SELECT 1 FROM source_item WHERE item_id = ? AND NOT (digest = ? AND locator = ?)",
        (item_id, origin.digest, origin.locator),
    ).fetchone()
    return row is None


def _by_path(writing: Writing, previous_digest: str) -> list[str]:
    """The one item of the file that the path held before, if nothing else tells who it is."""
    rows = writing.connection.execute(
        "SELECT item_id FROM source_item WHERE digest = ?", (previous_digest,)
    ).fetchall()
    if len(rows) != 1:
        return []
    known = writing.connection.execute(
        "SELECT 1 FROM identity WHERE item_id = ? AND kind <> ?", (*rows[0], HANDLING)
    )
    return [] if known.fetchone() else [str(rows[0][0])]


def _is_removed(writing: Writing, item_id: str) -> bool:
    row = writing.connection.execute("SELECT 1 FROM tombstone WHERE item_id = ?", (item_id,))
    return row.fetchone() is not None
