"""Questions about source files that need no transaction: was this read before?"""

from __future__ import annotations

from dataclasses import dataclass

import apsw
import msgspec

from archive.store.rows import one
from archive.store.sources import PathRecord


@dataclass(frozen=True, slots=True)
class ItemCounts:
    """How many items of a file are there, and how many were removed."""

    live: int
    removed: int


def path_record(connection: apsw.Connection, path: str) -> PathRecord | None:
    """What came of the file at this path when it was last ingested."""
    row = one(
        connection,
        "SELECT path, digest, reading, named_municipality, code, message, warnings"
        " FROM source_path WHERE path = ?",
        (path,),
    )
    if row is None:
        return None
    _, digest, reading, municipality, code, message, warnings = row
    told = msgspec.json.decode(warnings, type=tuple[str, ...])
    return PathRecord(path, digest, reading, municipality, code, message, told)


def has_path(connection: apsw.Connection, digest: str) -> bool:
    """Whether these bytes were read from a path that held them when it was last seen."""
    sql = "SELECT 1 FROM source_path WHERE digest = ? AND code = '' LIMIT 1"
    return one(connection, sql, (digest,)) is not None


def source_reading(connection: apsw.Connection, digest: str) -> tuple[str, str] | None:
    """Reading and named municipality of these bytes, or None where none were read."""
    sql = "SELECT reading, named_municipality FROM source WHERE digest = ?"
    row = one(connection, sql, (digest,))
    return (row[0], row[1]) if row else None


def item_counts(connection: apsw.Connection, digest: str) -> ItemCounts:
    """How many items came of these bytes."""
    row = one(
        connection,
        "SELECT count(current), count(*) - count(current)"
        " FROM source_item JOIN item ON id = item_id WHERE digest = ?",
        (digest,),
    )
    return ItemCounts(*row) if row else ItemCounts(0, 0)
