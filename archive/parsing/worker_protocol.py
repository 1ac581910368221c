"""What the parsing process and its parent say to each other over two pipes.

Each message is a frame: eight bytes of length (big-endian), then that many bytes. The
worker starts with a :class:`Hello`; then, for each file, it gets an :class:`Order` and the
file's bytes as a frame of their own, then each companion's and each attachment's, and answers
with an :class:`Answer`.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass

from archive.decision_words import Decision
from archive.minutes import AgendaItem

LENGTH = struct.Struct(">Q")
FRAME_HEADER_SIZE = LENGTH.size
OUT_OF_MEMORY = "Reading the file needs more memory than is allowed."


@dataclass(frozen=True, slots=True)
class Hello:
    """The readers that the worker has, name → version, and the version of its rules."""

    readers: dict[str, int]
    rules: str


@dataclass(frozen=True, slots=True)
class Order:
    """A file to be read: what :class:`archive.readers.source.Source` has besides bytes."""

    name: str
    municipality: str | None
    companions: tuple[str, ...] = ()
    attached: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReadItem:
    """One item of the file with what was decided in it."""

    item: AgendaItem
    decision: Decision


@dataclass(frozen=True, slots=True)
class Answer:
    """The items of a file, or ``code`` and ``message`` of why there are none."""

    reader: str = ""
    items: tuple[ReadItem, ...] = ()
    code: str = ""
    message: str = ""


def frame(body: bytes) -> tuple[bytes, bytes]:
    """A message as it goes into the pipe: its length, and itself."""
    return LENGTH.pack(len(body)), body
