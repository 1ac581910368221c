"""A section's plain text as blocks: paragraphs, lists and tables, with what lies over them.

The form of the text is that of :mod:`archive.minutes`: a blank line parts paragraphs, a
line that starts with ``"- "`` or ``"1. "`` is a list entry, a tab parts table cells.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

from web.item.runs import Layers, Line

_LINE = re.compile(r"[^\n]+")
_BULLET = re.compile(r"\s*[-–•]\s+")
_NUMBER = re.compile(r"\s*(\d{1,4})[.)]\s+")


class BlockKind(StrEnum):
    """How a block is laid out."""

    PARAGRAPH = "paragraph"
    BULLETS = "bullets"
    NUMBERS = "numbers"
    TABLE = "table"


@dataclass(frozen=True, slots=True)
class Block:
    """One block. ``rows`` holds its lines, entries or table rows; each is a tuple of cells,
    of which all but tables have one. ``numbers`` are those of a numbered list's entries.
    """

    kind: BlockKind
    rows: tuple[tuple[Line, ...], ...]
    numbers: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class _Entry:
    """One line of the text: its kind, which paragraph it stands in, where its words are."""

    kind: BlockKind
    group: int
    start: int
    end: int
    number: int = 1


def blocks(text: str, layers: Layers) -> tuple[Block, ...]:
    """The blocks of a section's text, in its order, under its layers. Never loses a line."""
    return tuple(
        _block(kind, tuple(entries), text, layers)
        for (kind, _), entries in groupby(_entries(text), key=lambda e: (e.kind, e.group))
    )


def _entries(text: str) -> Iterator[_Entry]:
    """Each line with its kind. Blank lines part paragraphs and tables, but not lists."""
    group, previous_end = 0, 0
    for match in _LINE.finditer(text):
        line = match.group()
        if not line.strip():
            continue
        kind, skipped, number = _kind(line)
        is_list = kind in (BlockKind.BULLETS, BlockKind.NUMBERS)
        if not is_list and text.count("\n", previous_end, match.start()) > 1:
            group += 1
        previous_end = match.end()
        start = match.start() + skipped
        yield _Entry(kind, -1 if is_list else group, start, match.end(), number)


def _kind(line: str) -> tuple[BlockKind, int, int]:
    """What a line is, how much of its beginning is not shown, and its number in a list."""
    if "\t" in line.strip():
        return BlockKind.TABLE, 0, 1
    if bullet := _BULLET.match(line):
        return BlockKind.BULLETS, bullet.end(), 1
    if number := _NUMBER.match(line):
        return BlockKind.NUMBERS, number.end(), int(number.group(1))
    return BlockKind.PARAGRAPH, 0, 1


def _block(kind: BlockKind, entries: tuple[_Entry, ...], text: str, layers: Layers) -> Block:
    if kind is BlockKind.TABLE:
        return Block(kind, _table(entries, text, layers))
    rows = tuple((layers.runs(text, e.start, e.end),) for e in entries)
    numbers = tuple(e.number for e in entries) if kind is BlockKind.NUMBERS else ()
    return Block(kind, rows, numbers)


def _table(entries: tuple[_Entry, ...], text: str, layers: Layers) -> tuple[tuple[Line, ...], ...]:
    """The rows, all as wide as the widest."""
    rows = []
    for entry in entries:
        cells, start = [], entry.start
        for cell in text[entry.start : entry.end].split("\t"):
            cells.append(layers.runs(text, start, start + len(cell)))
            start += len(cell) + 1
        rows.append(cells)
    width = max(len(cells) for cells in rows)
    return tuple((*cells, *[()] * (width - len(cells))) for cells in rows)
