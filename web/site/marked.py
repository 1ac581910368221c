"""Text with marks as pieces that a template can write out, each escaped on its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text; ``marked`` where the search found it."""

    text: str
    marked: bool = False


def pieces(text: str, marks: Iterable[tuple[int, int]]) -> tuple[Piece, ...]:
    """Cut a text at its marks, (start, end) in code points.

    Marks that overlap or lie outside are mended, never trusted: the pieces always join
    to the whole text.
    """
    return tuple(_cut(text, marks))


def _cut(text: str, marks: Iterable[tuple[int, int]]) -> Iterator[Piece]:
    place = 0
    for start, end in sorted(marks):
        start, end = max(start, place), min(end, len(text))
        if start >= end:
            continue
        if start > place:
            yield Piece(text[place:start])
        yield Piece(text[start:end], marked=True)
        place = end
    if place < len(text):
        yield Piece(text[place:])
