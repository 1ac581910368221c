"""Checking an archive: reads all of it again and tells what is not as it must be.

Shares nothing with the code that writes, neither SQL nor hashing nor decoding, so that an
error there is found here. Changes nothing. Store and index are compared one level up.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from typing import Any

import apsw

from archive.home import Home
from archive.integrity.findings import Finding, Level, finding
from archive.integrity.objects import check_objects, check_unnamed_objects
from archive.integrity.records import check_database, check_records

__all__ = ["Finding", "Level", "LiveRevision", "live_revisions", "verify"]

_OURS = 0x50594B4C
_WAIT_MS = 10_000


@dataclass(frozen=True, slots=True)
class LiveRevision:
    """Which revision of an item is shown, and the SHA-256 of its content."""

    number: int
    digest: str


def verify(home: Home) -> Iterator[Finding]:
    """Check everything; yields findings as they are met, and none of a sound archive.

    The rows are not looked into when the database itself is damaged. All of it is read in
    one snapshot, except the files: run it while no ingest runs.
    """
    try:
        with closing(_open(home)) as connection:
            sound = True
            for found in check_database(connection):
                sound = sound and found.code != "A001"
                yield found
            if sound:
                yield from check_records(connection)
                yield from check_objects(connection, home.objects)
                yield from check_unnamed_objects(connection, home.objects)
    except (apsw.Error, OSError) as error:
        yield finding("A001", detail=str(error))


def live_revisions(home: Home) -> dict[str, LiveRevision]:
    """What the index must hold: the shown revision of every item that is not removed.

    Empty where there is no archive that can be read; :func:`verify` says why.
    """
    try:
        with closing(_open(home)) as connection:
            rows: Iterator[Any] = connection.execute(
                "SELECT i.id, r.number, r.digest FROM item i, revision r"
                " WHERE r.item_id = i.id AND r.number = i.current"
            )
            return {item_id: LiveRevision(number, digest) for item_id, number, digest in rows}
    except (apsw.Error, OSError):
        return {}


def _open(home: Home) -> apsw.Connection:
    if not home.database.is_file():
        raise FileNotFoundError(f"{home.database} is not there")
    connection = apsw.Connection(str(home.database), flags=apsw.SQLITE_OPEN_READONLY)
    try:
        connection.set_busy_timeout(_WAIT_MS)
        if connection.pragma("application_id") != _OURS:
            raise OSError(f"{home.database} is not an archive of this program")
    except BaseException:
        connection.close()
        raise
    return connection
