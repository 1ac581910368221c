"""Every error that a person can meet, with its exit code.

    ArchiveError                 1  something went wrong; the message says what to do
    ├── UsageError               2  the command or a setting is wrong
    ├── ArchiveLocked            4  another process is at work; it is named
    ├── StoreError               1  the archive's database cannot be used
    │   └── SchemaVersionError   1  written by a newer version of the program
    ├── DiskFull                 1  no room; nothing was lost
    ├── MinutesReadError         –  one source file could not be read (never ends a batch)
    └── IndexUnavailable         1  the index is missing or cannot be opened
        ├── IndexMissing         1  `archive reindex` was never run
        ├── IndexDamaged         1  its files are not what was written
        ├── IndexOutdated        1  made by another version of the analysis or schema
        ├── SearchTooSlow        1  the search took longer than it may
        └── DictionaryMissing    1  Voikko or its Finnish dictionary is not installed

A message is written for the person who reads it: what happened, where, what to do next.
Exit code 3, "done with warnings", is no error and so not in the tree.
"""

from __future__ import annotations

from enum import IntEnum


class ExitCode(IntEnum):
    """Exit codes of the `archive` command; they are part of its interface."""

    DONE = 0
    ERROR = 1
    USAGE = 2
    WARNINGS = 3
    LOCKED = 4


class ArchiveError(Exception):
    """Base of all errors that carry a message for people."""

    exit_code = ExitCode.ERROR


class UsageError(ArchiveError):
    """The command line or the settings are wrong."""

    exit_code = ExitCode.USAGE


class ArchiveLocked(ArchiveError):
    """Another process holds the lock; the message names it."""

    exit_code = ExitCode.LOCKED


class StoreError(ArchiveError):
    """The archive's database cannot be opened or used."""


class SchemaVersionError(StoreError):
    """The database was written by a newer version of this program."""


class DiskFull(ArchiveError):
    """There is no room left; what was committed before is whole."""


class MinutesReadError(ArchiveError):
    """One source file could not be read. ``code`` is stable and machine-readable."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


class IndexUnavailable(ArchiveError):
    """The search index cannot be used."""


class IndexMissing(IndexUnavailable):
    """There is no index yet."""


class IndexDamaged(IndexUnavailable):
    """The index's own files cannot be read."""


class IndexOutdated(IndexUnavailable):
    """The index was made by another version of the analysis or of the field table."""


class SearchTooSlow(IndexUnavailable):
    """The search was ended because it took too long."""


class DictionaryMissing(IndexUnavailable):
    """Voikko or its Finnish dictionary is not on this machine."""
