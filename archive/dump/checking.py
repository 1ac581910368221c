"""Lines of a dump, one at a time and bounded: what is not a record is a problem, told by line."""

from __future__ import annotations

import gzip
import re
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

import msgspec

from archive.dump.lines import FORM, KEYS_OF_REMOVED, VERSION, DumpedItem, Line
from archive.errors import UsageError
from archive.store.ids import LENGTH, PATTERN

LONGEST_LINE = 64 * 2**20
"""Bytes of the longest line; an item is far below it, as is the file that it was read from."""

Opened = IO[bytes] | gzip.GzipFile

_DIGEST = re.compile(r"[0-9a-f]{64}")
_FOLLOWED = ("http://", "https://", "mailto:")
_GZIP = b"\x1f\x8b"


@dataclass(frozen=True, slots=True)
class LineProblem:
    """A line that is no record, or the place where the file breaks off."""

    line: int
    message: str


def lines_of(file: Path) -> Iterator[tuple[int, Line | LineProblem]]:
    """All lines of a dump with their numbers, from the one after the head on.

    The last one is a problem where the file has no end. Raises :class:`UsageError` where
    the file cannot be read or does not begin as a dump does.
    """
    with _opened(file) as opened:
        number, whole = 1, False
        _check_head(file, opened)
        try:
            while data := opened.readline(LONGEST_LINE + 1):
                number += 1
                if not data.strip():
                    continue
                line = _line(number, data, opened)
                if isinstance(line, Line) and line.end:
                    whole = line.end.lines == number - 1
                    continue
                yield number, line
        except (EOFError, zlib.error, gzip.BadGzipFile) as error:
            whole = True  # said here
            yield number + 1, LineProblem(number + 1, f"The compressed file is damaged: {error}")
    if not whole:
        message = "The file breaks off here, or lines are missing: its end does not count them."
        yield number + 1, LineProblem(number + 1, message)


@contextmanager
def _opened(file: Path) -> Iterator[Opened]:
    try:
        with file.open("rb") as raw:
            packed = raw.read(2) == _GZIP
            raw.seek(0)
            if packed:
                with gzip.GzipFile(fileobj=raw) as opened:
                    yield opened
            else:
                yield raw
    except OSError as error:
        raise UsageError(f"The dump {file} cannot be read: {error.strerror or error}.") from error


def _check_head(file: Path, opened: Opened) -> None:
    try:
        head = msgspec.json.decode(opened.readline(2**16), type=Line).head
    except (msgspec.MsgspecError, ValueError, EOFError, zlib.error, gzip.BadGzipFile):
        head = None
    if head is None or head.form != FORM:
        raise UsageError(
            f"{file} is no dump of an archive: line 1 is not the head that one begins with. "
            "Dumps are made by: archive dump FILE. Minutes are read by: archive ingest FILE"
        )
    if head.version > VERSION:
        raise UsageError(
            f"The dump {file} was made by a newer version of this program (form {head.version}, "
            f"this program reads {VERSION}). Install the newer version, then try again."
        )


def _line(number: int, data: bytes, opened: Opened) -> Line | LineProblem:
    if len(data) > LONGEST_LINE:
        while data and not data.endswith(b"\n"):
            data = opened.readline(LONGEST_LINE)
        return LineProblem(number, f"The line is longer than {LONGEST_LINE} bytes.")
    try:
        line = msgspec.json.decode(data, type=Line)
        _check(line)
    except (msgspec.MsgspecError, ValueError, RecursionError) as error:
        return LineProblem(number, f"This is no record of a dump: {error}"[:300])
    if all(getattr(line, name) is None for name in Line.__dataclass_fields__):
        return LineProblem(number, "This is no record of a dump: none of its kinds is named.")
    return line


def _check(line: Line) -> None:
    """Refuse what no archive yields. Raises ValueError that says what it is."""
    if line.item:
        _check_id(line.item.id)
        _check_item(line.item)
    if line.redirect:
        _check_id(line.redirect.old_id)
    if line.tombstone:
        _check_id(line.tombstone.item_id)
        if any(kind not in KEYS_OF_REMOVED for kind, _ in line.tombstone.keys):
            raise ValueError(f"a removed item's keys are: {', '.join(KEYS_OF_REMOVED)}")


def _check_id(item_id: str) -> None:
    if not PATTERN.fullmatch(item_id):
        raise ValueError(f"an item's id has {LENGTH} letters and figures")


def _check_item(dumped: DumpedItem) -> None:
    item = dumped.item
    if not item.title.strip():
        raise ValueError("the item has no title")
    for section in item.sections:
        for link in section.links:
            if not 0 <= link.start <= link.end <= len(section.text):
                raise ValueError("a link lies outside its text")
            _check_address(link.href)
    for attachment in item.attachments:
        if attachment.url is not None:
            _check_address(attachment.url)
    if any(not _DIGEST.fullmatch(source.digest) for source in dumped.sources):
        raise ValueError("a source's digest is no SHA-256")


def _check_address(address: str) -> None:
    if not address.lower().startswith(_FOLLOWED):
        raise ValueError("an address begins with http, https or mailto")
