"""Finding and reading the files that are to be ingested.

Folders are walked in the order of their names, each folder once, however many links lead
to it; hidden entries are skipped, and those that a file ``.archiveignore`` in the folder or
above it names (one name a line, ``*`` and ``?`` allowed, ``#`` starts a remark). What
cannot be read is yielded as a problem by name.
"""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path

from archive.errors import MinutesReadError
from archive.readers.attachment_files import is_attachment_folder

STDIN = "-"
IGNORE_FILE = ".archiveignore"
_IGNORE_SIZE = 64 * 1024


@dataclass(frozen=True, slots=True)
class Found:
    """A file: where it lies, and its name as people gave it (``/`` between folders)."""

    path: Path
    name: str

    @property
    def key(self) -> str:
        """The absolute path as text, also where its bytes are not UTF-8."""
        return readable(os.path.abspath(self.path))  # noqa: PTH100  (resolves no links)


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with one file; ``name`` as it was given, ``code`` is machine-readable."""

    name: str
    code: str
    message: str


def readable(path: str | os.PathLike[str]) -> str:
    """A path as valid text: bytes that are not UTF-8 are shown as ``\\xnn``."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def find_files(paths: Iterable[str | Path], leave_out: Path) -> Iterator[Found | Problem]:
    """All files under these paths; ``leave_out`` is the archive's own folder.

    ``-`` is yielded as it is: the caller has the standard input.
    """
    visited = _identities([leave_out])
    for path in paths:
        if str(path) == STDIN:
            yield Found(Path(STDIN), STDIN)
        else:
            yield from _walk(Path(path), visited, ())


def read_file(path: Path, largest: int) -> bytes:
    """The bytes of a regular file. Raises :class:`MinutesReadError` saying why not."""
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
        with os.fdopen(descriptor, "rb") as file:
            facts = os.fstat(descriptor)
            if not stat.S_ISREG(facts.st_mode):
                raise MinutesReadError("not-a-file", "This is not a regular file.")
            if facts.st_size > largest:
                raise _too_large(largest)
            data = file.read(largest + 1)
    except OSError as error:
        raise MinutesReadError(*_reason(error)) from error
    return checked(data, largest)


def checked(data: bytes, largest: int) -> bytes:
    """The bytes themselves. Raises :class:`MinutesReadError` for none or too many."""
    if len(data) > largest:
        raise _too_large(largest)
    if not data:
        raise MinutesReadError("empty", "The file is empty.")
    return data


def _walk(
    path: Path, visited: set[tuple[int, int]], ignored: tuple[str, ...]
) -> Iterator[Found | Problem]:
    name = readable(path)
    try:
        facts = path.stat()
        if stat.S_ISREG(facts.st_mode):
            yield Found(path, name)
            return
        if not stat.S_ISDIR(facts.st_mode):
            yield Problem(name, "not-a-file", "This is neither a file nor a folder.")
            return
        if (facts.st_dev, facts.st_ino) in visited:
            return
        visited.add((facts.st_dev, facts.st_ino))
        ignored += _ignored_in(path)
        entries = sorted(entry for entry in os.listdir(path) if not _is_left_out(entry, ignored))  # noqa: PTH208
    except OSError as error:
        yield Problem(name, *_reason(error))
        return
    beside_files = any((path / entry).is_file() for entry in entries)
    for entry in entries:
        if not is_attachment_folder(path / entry, beside_files):
            yield from _walk(path / entry, visited, ignored)


def _ignored_in(folder: Path) -> tuple[str, ...]:
    """The names that the folder's own list leaves out."""
    try:
        with (folder / IGNORE_FILE).open("rb") as file:
            lines = file.read(_IGNORE_SIZE).decode("utf-8", "replace").splitlines()
    except FileNotFoundError:
        return ()
    names = (line.strip() for line in lines)
    return tuple(name for name in names if name and not name.startswith("#"))


def _is_left_out(name: str, ignored: tuple[str, ...]) -> bool:
    return name.startswith(".") or any(fnmatchcase(name, pattern) for pattern in ignored)


def _identities(paths: Iterable[Path]) -> set[tuple[int, int]]:
    found = set()
    for path in paths:
        try:
            facts = path.stat()
        except OSError:
            continue
        found.add((facts.st_dev, facts.st_ino))
    return found


def _too_large(largest: int) -> MinutesReadError:
    return MinutesReadError("too-large", f"The file is larger than {largest // 2**20} MiB.")


def _reason(error: OSError) -> tuple[str, str]:
    match error.errno:
        case errno.ENOENT | errno.ENOTDIR:
            return "missing", "There is no such file."
        case errno.EACCES | errno.EPERM:
            return "no-access", "You have no right to read this."
        case errno.ELOOP:
            return "link-loop", "This link leads to itself."
        case errno.ENAMETOOLONG:
            return "missing", "The name is longer than the file system allows."
        case _:
            return "unreadable", f"It cannot be read: {error.strerror or error}."
