"""A piece of a file, as a Range header asks for it (RFC 9110, 14)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

_RANGE = re.compile(r"bytes=(\d{0,18})-(\d{0,18})")
_CHUNK = 64 * 1024


@dataclass(frozen=True, slots=True)
class ByteRange:
    """Bytes ``first`` to ``last``, both included, of a file."""

    first: int
    last: int

    @property
    def length(self) -> int:
        """How many bytes."""
        return self.last - self.first + 1


class Unsatisfiable(Exception):
    """The file has no such bytes."""


def read_range(header: str | None, size: int) -> ByteRange | None:
    """The range that is asked for; None for the whole file.

    What is no range of bytes, or several of them, is answered by the whole file, as the
    standard allows. Raises :class:`Unsatisfiable` for bytes that the file does not have.
    """
    match = _RANGE.fullmatch((header or "").strip().casefold().replace(" ", ""))
    if match is None or not (match[1] or match[2]):
        return None
    if not match[1]:
        length = min(int(match[2]), size)
        if not length:
            raise Unsatisfiable
        return ByteRange(size - length, size - 1)
    first = int(match[1])
    last = min(int(match[2]), size - 1) if match[2] else size - 1
    if match[2] and int(match[2]) < first:
        return None
    if first >= size:
        raise Unsatisfiable
    return ByteRange(first, last)


class FilePiece:
    """The bytes of a range of an open file, in pieces; closes the file at the end."""

    def __init__(self, file: BinaryIO, piece: ByteRange) -> None:
        self._file = file
        self._piece = piece

    def __iter__(self) -> Iterator[bytes]:
        """The bytes in their order."""
        self._file.seek(self._piece.first)
        left = self._piece.length
        while left:
            read = self._file.read(min(left, _CHUNK))
            if not read:
                return
            left -= len(read)
            yield read

    def close(self) -> None:
        """Close the file."""
        self._file.close()
