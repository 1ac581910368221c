"""What is in an archive: counts for `archive status`."""

from __future__ import annotations

from dataclasses import dataclass

import apsw

from archive.coverage import BoardYear
from archive.home import Home
from archive.store.coverage_view import coverage
from archive.store.database import open_for_reading
from archive.store.rows import many, one


@dataclass(frozen=True, slots=True)
class UnreadFile:
    """A file that gave no item when it was last ingested."""

    path: str
    code: str
    message: str


@dataclass(frozen=True, slots=True)
class Overview:
    """All counts of one archive; ``original_bytes`` is the size of all originals.

    ``scanned`` are the paths of documents without any text: kept, and found by their names.
    """

    items: int
    removed: int
    confidential: int
    revisions: int
    cases: int
    sources: int
    original_bytes: int
    last_change: int
    coverage: tuple[BoardYear, ...]
    unread: tuple[UnreadFile, ...]
    scanned: tuple[str, ...] = ()


def overview(home: Home) -> Overview:
    """Count what is in the archive.

    Raises :class:`archive.errors.StoreError` where there is none.
    """
    connection = open_for_reading(home)
    try:
        connection.execute("BEGIN")  # one snapshot for all counts
        return _count(connection)
    finally:
        connection.close()


def _count(connection: apsw.Connection) -> Overview:
    def number(sql: str) -> int:
        row = one(connection, sql)
        return int(row[0] or 0) if row else 0

    unread = "SELECT path, code, message FROM source_path WHERE code <> '' ORDER BY path"
    scanned = (
        "SELECT path FROM source_path JOIN source USING (digest)"
        " WHERE code = '' AND reader = 'scanned' ORDER BY path"
    )
    return Overview(
        items=number("SELECT count(*) FROM item WHERE current IS NOT NULL"),
        removed=number("SELECT count(*) FROM tombstone"),
        confidential=number(
            "SELECT count(*) FROM item i JOIN revision r ON r.item_id = i.id"
            " AND r.number = i.current WHERE r.confidential"
        ),
        revisions=number("SELECT count(*) FROM revision"),
        cases=number("SELECT count(DISTINCT case_id) FROM revision"),
        sources=number("SELECT count(*) FROM source"),
        original_bytes=number("SELECT sum(size) FROM source WHERE kept = 1"),
        last_change=number("SELECT max(number) FROM change"),
        coverage=coverage(connection),
        unread=tuple(UnreadFile(*row) for row in many(connection, unread)),
        scanned=tuple(row[0] for row in many(connection, scanned)),
    )
