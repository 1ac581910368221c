"""Opening the SQLite file, and saying clearly why it cannot be used.

Write-ahead log with ``synchronous=FULL``: what is committed survives a loss of power.
``secure_delete``: what is deleted is overwritten.
"""

from __future__ import annotations

import errno
import shutil
from collections.abc import Iterator
from contextlib import contextmanager

import apsw

from archive.errors import ArchiveLocked, DiskFull, SchemaVersionError, StoreError
from archive.home import Home
from archive.store.intake_lock import holder
from archive.store.schema import APPLICATION_ID, MIGRATIONS, VERSION

BUSY_TIMEOUT_MS = 10_000
_LEAST_ROOM = 64 * 1024


def open_for_writing(home: Home, create: bool = True) -> apsw.Connection:
    """Open the store and bring its tables up to date; make it where ``create`` says so."""
    with clear_errors(home):
        if create:
            home.folder.mkdir(parents=True, exist_ok=True)
        elif not home.database.exists():
            raise missing(home)
        connection = apsw.Connection(str(home.database))
        try:
            connection.set_busy_timeout(BUSY_TIMEOUT_MS)
            _refuse_foreign(connection, home)
            connection.pragma("journal_mode", "wal")
            connection.pragma("synchronous", "FULL")
            connection.pragma("foreign_keys", "ON")
            connection.pragma("secure_delete", "ON")
            _migrate(connection, home)
        except BaseException:
            connection.close()
            raise
        return connection


def open_for_reading(home: Home) -> apsw.Connection:
    """Open the store to read; an older one is brought up to date first."""
    with clear_errors(home):
        if not home.database.exists():
            raise missing(home)
        connection = _reader(home)
        if connection.pragma("user_version") < VERSION:
            connection.close()
            open_for_writing(home, create=False).close()
            connection = _reader(home)
        return connection


def missing(home: Home) -> StoreError:
    """The error for a folder without an archive."""
    return StoreError(
        f"There is no archive in {home.folder}. Run `archive ingest PATH` to make one, or "
        "name its folder with --home."
    )


@contextmanager
def clear_errors(home: Home) -> Iterator[None]:
    """Turn what SQLite and the operating system raise into errors for people."""
    try:
        yield
    except apsw.Error as error:
        raise _explained(error, home) from error
    except OSError as error:
        raise _explained_os(error, home) from error


def _reader(home: Home) -> apsw.Connection:
    connection = apsw.Connection(str(home.database), flags=apsw.SQLITE_OPEN_READONLY)
    try:
        connection.set_busy_timeout(BUSY_TIMEOUT_MS)
        _refuse_foreign(connection, home)
    except BaseException:
        connection.close()
        raise
    return connection


def _refuse_foreign(connection: apsw.Connection, home: Home) -> None:
    with connection:  # seen at one moment: another process may be making the tables
        version = connection.pragma("user_version")
        application = connection.pragma("application_id")
        tables = connection.execute("SELECT count(*) FROM sqlite_schema").get
    if application != APPLICATION_ID:
        if tables or version:
            raise StoreError(
                f"{home.database} is a database of another program. Choose another folder "
                "with --home, or move that file away."
            )
    elif version > VERSION:
        raise SchemaVersionError(
            f"The archive in {home.folder} was written by a newer version of this program "
            f"(its tables have version {version}, this program knows up to {VERSION}). "
            "Install the newer version; nothing was changed."
        )


def _migrate(connection: apsw.Connection, home: Home) -> None:
    if connection.pragma("user_version") == VERSION:
        return
    connection.execute("BEGIN IMMEDIATE")
    try:
        _refuse_foreign(connection, home)  # another process may have been quicker
        for script in MIGRATIONS[connection.pragma("user_version") :]:
            connection.execute(script)
        connection.pragma("application_id", APPLICATION_ID)
        connection.pragma("user_version", VERSION)
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:  # SQLite may have rolled back by itself
            connection.execute("ROLLBACK")
        raise


def _explained(error: apsw.Error, home: Home) -> StoreError | DiskFull | ArchiveLocked:
    file = home.database
    if isinstance(error, apsw.FullError) or (isinstance(error, apsw.IOError) and _is_full(home)):
        return _no_room(home)
    if isinstance(error, apsw.BusyError | apsw.LockedError):
        return ArchiveLocked(
            f"The archive in {home.folder} is being written by {holder(home)}, and did not "
            "become free in 10 seconds. Try again when that is done."
        )
    if isinstance(error, apsw.NotADBError | apsw.CorruptError):
        return StoreError(
            f"{file} is damaged or is not an archive ({error}). Keep a copy of it, then "
            "restore it from a backup, or ingest the source files into a new folder."
        )
    if isinstance(error, apsw.CantOpenError | apsw.PermissionsError | apsw.ReadOnlyError):
        return StoreError(
            f"{file} cannot be opened ({error}). Check that you may read and write the file "
            "and its folder."
        )
    return StoreError(f"The archive's database {file} cannot be used: {error}.")


def _explained_os(error: OSError, home: Home) -> StoreError | DiskFull:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return _no_room(home)
    return StoreError(
        f"The archive's folder {home.folder} cannot be used: {error.strerror or error}. "
        "Choose another folder with --home, or mend its rights."
    )


def _is_full(home: Home) -> bool:
    """SQLite calls it an input/output error when its shared memory finds no room."""
    try:
        return shutil.disk_usage(home.folder).free < _LEAST_ROOM
    except OSError:
        return False


def _no_room(home: Home) -> DiskFull:
    return DiskFull(
        f"There is no room left on the disk of {home.folder}. What was committed before is "
        "whole. Make room, then run the same command again: it goes on where it ended."
    )
