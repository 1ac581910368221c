"""The line that no exception of tantivy crosses."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from archive.errors import ArchiveError, ArchiveLocked, DiskFull, IndexUnavailable

_PANIC = "PanicException"  # a BaseException of pyo3 that cannot be imported
_FULL = ("No space left on device", "os error 28", "Disk quota exceeded", "os error 122")
_LOCKED = "LockBusy"


@contextmanager
def engine_errors(folder: Path, doing: str) -> Iterator[None]:
    """Turn whatever tantivy raises into our errors.

    ``doing`` completes "The search index in FOLDER cannot be …".
    """
    try:
        yield
    except ArchiveError:
        raise
    except (ValueError, OSError, RuntimeError, TypeError, OverflowError) as error:
        raise _translated(error, folder, doing) from error
    except BaseException as error:
        if type(error).__name__ != _PANIC:
            raise
        raise _translated(error, folder, doing) from error


def _translated(error: BaseException, folder: Path, doing: str) -> ArchiveError:
    text = str(error)
    if any(sign in text for sign in _FULL):
        return DiskFull(
            f"There is no room left for the search index in {folder}. What was committed "
            "before is whole. Free some room and run the command again."
        )
    if _LOCKED in text:
        return ArchiveLocked(
            f"Another process is writing the search index in {folder}. Wait until it is done."
        )
    first_line = text.splitlines()[0] if text else type(error).__name__
    return IndexUnavailable(
        f"The search index in {folder} cannot be {doing}: {first_line}. "
        "Build it anew: archive reindex"
    )
