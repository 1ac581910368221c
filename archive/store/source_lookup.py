"""Questions about source files that need no transaction: was this read before?"""

from __future__ import annotations

from dataclasses import dataclass

import apsw
import msgspec

from archive.store.sources import PathRecord


@dataclass(frozen=True, slots=True)
class ItemCounts:
    """How many items of a file are there, and how many were removed."""

    live: int
    removed: int


def path_record(connection: apsw.Connection, path: str) -> PathRecord | None:
    """What came of the file at this path when it was last ingested."""
    row = connection.execute(
        "SELECT path, digest, reading, named_municipality, code, message, warnings"
        " FROM source_path WHERE path = ?",
        (path,),
    ).fetchone()
    if row is None:
        return None
    return PathRecord(*row[:6], warnings=msgspec.json.decode(row[6], type=tuple[str, ...]))


def paths_of(connection: apsw.Connection, digest: str) -> list[PathRecord]:
    """The paths that these bytes were last seen under and read from."""
    rows = connection.execute(
        "SELECT path FROM source_path WHERE digest = ? AND code = '' ORDER BY path", (digest,)
    ).fetchall()
    records = (path_record(connection, row[0]) for row in rows)
    return [record for record in records if record]


def source_reading(connection: apsw.Connection, digest: str) -> tuple[str, str] | None:
    """Reading and named municipality of these bytes, or None where none were read."""
    row = connection.execute(
        "SELECT reading, named_municipality FROM source WHERE digest = ?", (digest,)
    ).fetchone()
    return (row[0], row[1]) if row else None


def item_counts(connection: apsw.Connection, digest: str) -> ItemCounts:
    """How many items came of these bytes."""
    row = connection.execute(
        "SELECT count(current), count(*) - count(current)"
        " FROM source_item JOIN item ON id = item_id WHERE digest = ?",
        (digest,),
    ).fetchone()
    return ItemCounts(*row) if row else ItemCounts(0, 0)
