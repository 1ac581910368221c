"""Locks between processes, by ``flock``: the system frees them when their holder ends.

A lock's file tells who holds it, and may always stay: a killed process leaves its file
behind, but not its lock. Deleting one by hand is never needed; it is harmless only while
no `archive` process runs.
"""

from __future__ import annotations

import fcntl
import os
import shlex
import sys
import time
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Self

import msgspec

from archive.errors import ArchiveLocked, IndexUnavailable

_POLL = 0.05  # seconds between two tries while waiting
_OWNER_BYTES = 4096  # how much of a lock's file is read and written


@dataclass(frozen=True, slots=True)
class Holder:
    """The process that holds a lock. ``birth`` is its start in clock ticks since boot."""

    pid: int
    command: str
    since: datetime
    birth: int | None = None

    def __str__(self) -> str:
        """The holder in words for people."""
        return f"process {self.pid} ({self.command}), since {self.since:%Y-%m-%d %H:%M:%S}"


class ProcessLock:
    """One exclusive lock: ``with lock: …``, or ``try_acquire`` and ``release``.

    ``purpose`` ends the sentence "another process …" of the error message.
    """

    def __init__(self, path: Path, purpose: str) -> None:
        self.path = path
        self._purpose = purpose
        self._descriptor: int | None = None

    def try_acquire(self) -> bool:
        """Take the lock if it is free.

        Raises :class:`archive.errors.IndexUnavailable` when its file cannot be made.
        """
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            descriptor = os.open(self.path, os.O_RDWR | os.O_CREAT, 0o644)
        except OSError as error:
            raise IndexUnavailable(
                f"The index cannot be written: {self.path}: {error.strerror}. "
                "Run the command as the user who owns the archive's folder."
            ) from error
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(descriptor)
            return False
        except BaseException:
            os.close(descriptor)
            raise
        self._descriptor = descriptor
        _write_owner(descriptor, msgspec.json.encode(_myself()))
        return True

    def acquire(self, wait: float = 0.0) -> None:
        """Take the lock, trying for at most ``wait`` seconds.

        Raises :class:`archive.errors.ArchiveLocked`, which names the holder.
        """
        deadline = time.monotonic() + wait
        while not self.try_acquire():
            if time.monotonic() >= deadline:
                raise self.locked()
            time.sleep(_POLL)

    def release(self) -> None:
        """Give the lock back; nothing happens when it is not held here."""
        if self._descriptor is None:
            return
        descriptor, self._descriptor = self._descriptor, None
        _write_owner(descriptor, b"")
        os.close(descriptor)

    def held_by(self) -> Holder | None:
        """Who holds the lock now, as its file tells: looking never disturbs the lock."""
        try:
            with self.path.open("rb") as file:
                holder = msgspec.json.decode(file.read(_OWNER_BYTES), type=Holder)
        except (OSError, msgspec.MsgspecError):
            return None
        return holder if _birth(holder.pid) == holder.birth else None

    def locked(self) -> ArchiveLocked:
        """The error for a lock that another process holds."""
        holder = self.held_by()
        who = f"Another process {self._purpose}"
        who += f": {holder}." if holder else "."
        return ArchiveLocked(
            f"{who} Wait until it has finished, then try again. "
            f"(The lock {self.path} frees itself when that process ends; "
            "it need not be deleted.)"
        )

    def __enter__(self) -> Self:
        self.acquire()
        return self

    def __exit__(self, *error: object) -> None:
        self.release()


class SharedLock:
    """A lock that many readers hold at once, and that a remover takes alone.

    Both sides work on a file that stands in the folder to be kept: who removes the
    folder takes it alone first, and a reader checks afterwards that its file is still
    the one at the path.
    """

    def __init__(self, descriptor: int) -> None:
        self._descriptor: int | None = descriptor

    @classmethod
    def shared(cls, path: Path) -> SharedLock | None:
        """Hold the file with others; None when it is gone or was just removed."""
        return cls._take(path, fcntl.LOCK_SH)

    @classmethod
    def alone(cls, path: Path) -> SharedLock | None:
        """Hold the file alone; None when anyone else holds it, or it is gone."""
        return cls._take(path, fcntl.LOCK_EX | fcntl.LOCK_NB)

    @classmethod
    def _take(cls, path: Path, how: int) -> SharedLock | None:
        try:
            descriptor = os.open(path, os.O_RDONLY)
        except FileNotFoundError:
            return None
        try:
            fcntl.flock(descriptor, how)
            same = os.path.samestat(os.fstat(descriptor), path.stat())
        except (BlockingIOError, FileNotFoundError):
            same = False
        if not same:
            os.close(descriptor)
            return None
        return cls(descriptor)

    def release(self) -> None:
        """Give the lock back; nothing happens the second time."""
        if self._descriptor is not None:
            descriptor, self._descriptor = self._descriptor, None
            os.close(descriptor)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self.release()


def _myself() -> Holder:
    command = shlex.join([Path(sys.argv[0]).name or "python", *sys.argv[1:]])[:200]
    return Holder(os.getpid(), command, datetime.now().replace(microsecond=0), _birth(os.getpid()))


def _birth(pid: int) -> int | None:
    """When the process started (field 22 of /proc/PID/stat); None when it is not there.

    It tells a living holder from another process that was given the same number.
    """
    try:
        stat = Path(f"/proc/{pid}/stat").read_bytes()
        return int(stat[stat.rindex(b")") :].split()[20])
    except (OSError, ValueError, IndexError):
        return None


def _write_owner(descriptor: int, owner: bytes) -> None:
    """Best effort: a full disk must not keep anyone from locking."""
    try:
        os.ftruncate(descriptor, 0)
        os.pwrite(descriptor, owner, 0)
    except OSError:
        return
