"""One ingest at a time: HOME/intake.lock, held by ``flock`` while an ingest runs.

The file names its holder, for messages. It may be deleted by hand when no ingest runs,
but that is never needed: the lock ends with the process, and an old file does no harm.
"""

from __future__ import annotations

import fcntl
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from archive.errors import ArchiveLocked, StoreError
from archive.home import Home


def lock_file(home: Home) -> Path:
    """Where the lock lies."""
    return home.folder / "intake.lock"


@contextmanager
def intake_lock(home: Home) -> Iterator[None]:
    """Hold the lock. Raises :class:`ArchiveLocked` at once, naming who holds it."""
    try:
        home.folder.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(lock_file(home), os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    except OSError as error:
        raise StoreError(
            f"The archive's folder {home.folder} cannot be written: {error.strerror}."
        ) from error
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise ArchiveLocked(
                f"The archive in {home.folder} is being written by {holder(home)}. "
                "Wait until that is done, then try again."
            ) from None
        _write_holder(descriptor)
        yield
    finally:
        os.close(descriptor)


def holder(home: Home) -> str:
    """Who holds the lock, in words: ``process 123 (archive ingest)``."""
    try:
        with lock_file(home).open("rb") as file:
            words = file.read(1_000).decode("utf-8", "replace")
            fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        pid, _, command = words.partition(" ")
        return f"process {pid} ({command.strip()})" if pid.isdigit() else "another process"
    except OSError:
        pass
    return "another process"  # no ingest: a removal, or a program of someone else


def _write_holder(descriptor: int) -> None:
    command = " ".join([Path(sys.argv[0]).name, *sys.argv[1:2]]) if sys.argv else "python"
    try:
        os.ftruncate(descriptor, 0)
        os.pwrite(descriptor, f"{os.getpid()} {command}\n".encode("utf-8", "replace"), 0)
    except OSError:
        return  # only the message would be poorer
