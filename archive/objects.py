"""Original files by the SHA-256 of their bytes: written whole, never changed.

    HOME/objects/ab/abcdef…   one original; the folder is the digest's first two characters
    HOME/objects/.new-…       a file that was being written when a run was ended

A file gets its final name only when its bytes are on the disk: a name that is there
stands for whole bytes. A run that was killed leaves at most ``.new-`` files and originals
that no database row names yet; both do no harm, and the next run makes use of the latter.
"""

from __future__ import annotations

import errno
import hashlib
import os
import re
import secrets
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from archive.errors import DiskFull, StoreError

NEW_PREFIX = ".new-"
_DIGEST = re.compile(r"[0-9a-f]{64}")
_NO_ROOM = {errno.ENOSPC, errno.EDQUOT}


def digest_of(data: bytes) -> str:
    """The name of these bytes: their SHA-256 in hexadecimal, 64 characters."""
    return hashlib.sha256(data).hexdigest()


class ObjectStore:
    """The folder of originals. One process writes at a time; any number read."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._waiting: dict[str, Path] = {}

    def path(self, digest: str) -> Path:
        """Where the bytes of this digest lie, whether they are there or not."""
        if not _DIGEST.fullmatch(digest):
            raise ValueError(f"not a SHA-256 digest: {digest!r}")
        return self._folder / digest[:2] / digest

    def read(self, digest: str) -> bytes:
        """The bytes of this digest. Raises :class:`StoreError` where they are missing."""
        try:
            return self.path(digest).read_bytes()
        except OSError as error:
            raise StoreError(
                f"The original file {digest} cannot be read: {error.strerror}. "
                "Run `archive verify`, and ingest the file again from its source."
            ) from error

    def put(self, data: bytes) -> str:
        """Keep these bytes and return their digest; they are on the disk when it returns.

        Bytes that are there already are not written again, unless the file's size is wrong.
        """
        digest = self.put_soon(data)
        self.sync()
        return digest

    def put_soon(self, data: bytes) -> str:
        """Like :meth:`put`, but the bytes are safe only after the next :meth:`sync`."""
        digest = digest_of(data)
        if digest in self._waiting or _has_size(self.path(digest), len(data)):
            return digest
        temporary = self._folder / f"{NEW_PREFIX}{secrets.token_hex(8)}"
        self._waiting[digest] = temporary  # before it is there: an interrupt leaves nothing
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            with temporary.open("xb") as file:
                file.write(data)
        except OSError as error:
            self.forget()
            raise _trouble(error, self._folder) from error
        return digest

    def sync(self) -> None:
        """Make everything durable that :meth:`put_soon` took: bytes first, then names."""
        try:
            for temporary in self._waiting.values():
                _sync(temporary)
            folders = {self._folder}
            for digest, temporary in self._waiting.items():
                final = self.path(digest)
                final.parent.mkdir(exist_ok=True)
                temporary.replace(final)
                folders.add(final.parent)
            if self._waiting:
                for folder in folders:
                    _sync(folder)
        except OSError as error:
            self.forget()
            raise _trouble(error, self._folder) from error
        self._waiting.clear()

    def forget(self) -> None:
        """Drop what :meth:`put_soon` took and :meth:`sync` did not make durable."""
        for temporary in self._waiting.values():
            with suppress(OSError):
                temporary.unlink(missing_ok=True)
        self._waiting.clear()

    def remove(self, digest: str) -> None:
        """Delete these bytes for good; only retention does this."""
        path = self.path(digest)
        try:
            path.unlink(missing_ok=True)
            if path.parent.is_dir():
                _sync(path.parent)
        except OSError as error:
            raise _trouble(error, self._folder) from error

    def digests(self) -> Iterator[str]:
        """The digests of all files that are there, in rising order."""
        if not self._folder.is_dir():
            return
        for folder in sorted(p for p in self._folder.iterdir() if p.is_dir()):
            yield from sorted(p.name for p in folder.iterdir() if _DIGEST.fullmatch(p.name))

    def clear_unfinished(self) -> int:
        """Delete what ended runs left half written; call it only while no other one writes."""
        leftovers = list(self._folder.glob(f"{NEW_PREFIX}*"))
        for leftover in leftovers:
            leftover.unlink(missing_ok=True)
        return len(leftovers)


def _has_size(path: Path, size: int) -> bool:
    try:
        return path.stat().st_size == size
    except OSError:
        return False


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _trouble(error: OSError, folder: Path) -> StoreError | DiskFull:
    if error.errno in _NO_ROOM:
        return DiskFull(
            f"There is no room left on the disk of {folder}. What was committed before is "
            "whole. Make room, then run the same command again: it goes on where it ended."
        )
    return StoreError(f"Original files cannot be written to {folder}: {error.strerror}.")
