"""A section's plain text as blocks: paragraphs, lists and tables, with its links in them.

The form of the text is that of :mod:`archive.minutes`: a blank line parts paragraphs, a
line that starts with ``"- "`` or ``"1. "`` is a list entry, a tab parts table cells.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby, islice
from urllib.parse import urlsplit

from archive.minutes import Link

_LINE = re.compile(r"[^\n]+")
_BULLET = re.compile(r"\s*[-–•]\s+")
_NUMBER = re.compile(r"\s*(\d{1,4})[.)]\s+")
_SCHEMES = ("http", "https", "mailto")


class BlockKind(StrEnum):
    """How a block is laid out."""

    PARAGRAPH = "paragraph"
    BULLETS = "bullets"
    NUMBERS = "numbers"
    TABLE = "table"


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text, linked where ``href`` is set (only to http, https and mailto)."""

    text: str
    href: str | None = None


Line = tuple[Run, ...]


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


def blocks(text: str, links: Sequence[Link] = ()) -> tuple[Block, ...]:
    """The blocks of a section's text, in its order. Never loses a line."""
    safe = _usable(links)
    return tuple(
        _block(kind, tuple(entries), text, safe)
        for (kind, _), entries in groupby(_entries(text), key=lambda e: (e.kind, e.group))
    )


def is_safe_address(href: str) -> bool:
    """Whether a link of a source may be followed: whole addresses of a harmless scheme."""
    try:
        parts = urlsplit(href)
    except ValueError:
        return False
    return parts.scheme in _SCHEMES and bool(parts.netloc or parts.scheme == "mailto")


def _usable(links: Sequence[Link]) -> list[Link]:
    """The links that may be shown, in the order of the text; overlapping ones are left out."""
    usable: list[Link] = []
    for link in sorted(links, key=lambda entry: entry.start):
        free = not usable or link.start >= usable[-1].end
        if free and 0 <= link.start < link.end and is_safe_address(link.href):
            usable.append(link)
    return usable


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


def _block(kind: BlockKind, entries: tuple[_Entry, ...], text: str, links: Sequence[Link]) -> Block:
    if kind is BlockKind.TABLE:
        return Block(kind, _table(entries, text, links))
    rows = tuple((_runs(text, e.start, e.end, links),) for e in entries)
    numbers = tuple(e.number for e in entries) if kind is BlockKind.NUMBERS else ()
    return Block(kind, rows, numbers)


def _table(
    entries: tuple[_Entry, ...], text: str, links: Sequence[Link]
) -> tuple[tuple[Line, ...], ...]:
    """The rows, all as wide as the widest."""
    rows = []
    for entry in entries:
        cells, start = [], entry.start
        for cell in text[entry.start : entry.end].split("\t"):
            cells.append(_runs(text, start, start + len(cell), links))
            start += len(cell) + 1
        rows.append(cells)
    width = max(len(cells) for cells in rows)
    return tuple((*cells, *[()] * (width - len(cells))) for cells in rows)


def _runs(text: str, start: int, end: int, links: Sequence[Link]) -> Line:
    """The text between two places, cut at its links."""
    runs: list[Run] = []
    place = start
    first = bisect_right(links, start, key=lambda link: link.end)
    for link in islice(links, first, None):
        if link.start >= end:
            break
        begin, stop = max(link.start, place), min(link.end, end)
        if begin > place:
            runs.append(Run(text[place:begin]))
        runs.append(Run(text[begin:stop], link.href))
        place = stop
    if place < end:
        runs.append(Run(text[place:end]))
    return tuple(runs)
