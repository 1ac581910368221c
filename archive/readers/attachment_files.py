"""Which files beside a source file are attachments of its items.

They lie in a folder ``liitteet``, ``bilagor`` or ``attachments`` next to it, under the names
that the source gives: in an attachment's address or in its title. Names are searched in bytes,
nothing is parsed, so that this may run outside of the child process that readers run in.
Nothing is ever fetched from an address.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

from archive.readers.source import Companion

FOLDERS = frozenset(("liitteet", "bilagor", "attachments"))
MOST_FILES = 40  # of one source file
MOST_BYTES = 48 * 2**20  # of all of them
_MOST_LOOKED_AT = 5_000
_SUFFIXES = frozenset((".pdf", ".docx", ".htm", ".html", ".txt"))


def is_attachment_folder(folder: Path, beside_files: bool) -> bool:
    """Whether a folder holds attachments, which are not read as minutes of their own.

    A folder of that name with no file beside it is a folder like any other.
    """
    return beside_files and folder.name.casefold() in FOLDERS


def attachments_beside(path: Path, data: bytes) -> tuple[Companion, ...]:
    """The attachments that the file at ``path``, whose bytes are ``data``, names.

    Never raises for what lies in the folders: a file that cannot be read is left out.
    """
    return tuple(_bounded(_named(path, data)))


def _named(path: Path, data: bytes) -> Iterator[Path]:
    for folder in sorted(_folders(path.parent)):
        try:
            files = sorted(folder.iterdir())[:_MOST_LOOKED_AT]
        except OSError:
            continue
        for file in files:
            if file.suffix.lower() in _SUFFIXES and _is_named(file.name, data):
                yield file


def _folders(parent: Path) -> Iterator[Path]:
    try:
        yield from (entry for entry in parent.iterdir() if entry.name.casefold() in FOLDERS)
    except OSError:
        return


def _is_named(name: str, data: bytes) -> bool:
    spellings = {name.encode("utf-8", "replace"), quote(name).encode()}
    spellings.add(name.encode("cp1252", "replace"))
    return any(spelling in data for spelling in spellings)


def _bounded(files: Iterator[Path]) -> Iterator[Companion]:
    left = MOST_BYTES
    for number, file in enumerate(files):
        if number >= MOST_FILES:
            return
        try:
            if file.is_symlink() or not file.is_file() or file.stat().st_size > left:
                continue
            data = file.read_bytes()
        except OSError:
            continue
        left -= len(data)
        yield Companion(file.name, data)
