"""The line that no exception of Whoosh crosses."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from archive.errors import ArchiveError, DiskFull, IndexUnavailable

_FULL = (errno.ENOSPC, errno.EDQUOT)


@contextmanager
def engine_errors(folder: Path, doing: str) -> Iterator[None]:
    """Turn whatever Whoosh raises into our errors; it has no base class for its own.

    ``doing`` completes "The search index in FOLDER cannot be …".
    """
    try:
        yield
    except ArchiveError:
        raise
    except Exception as error:
        if isinstance(error, OSError) and error.errno in _FULL:
            raise DiskFull(
                f"There is no room left for the search index in {folder}. What was committed "
                "before is whole. Free some room and run the command again."
            ) from error
        text = " ".join(str(error).split()) or type(error).__name__
        raise IndexUnavailable(
            f"The search index in {folder} cannot be {doing}: {text}. "
            "Build it anew: archive reindex"
        ) from error
