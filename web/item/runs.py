"""A stretch of text cut where its links, the words of the search and its changes begin or end."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from urllib.parse import urlsplit

from archive.minutes import Link

_SCHEMES = ("http", "https", "mailto")

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text, linked where ``href`` is set (only to http, https and mailto).

    ``hit`` is the number of the search's word on the page where one begins here, ``marked``
    whether the stretch belongs to one; ``changed`` whether proposal and resolution differ.
    """

    text: str
    href: str | None = None
    marked: bool = False
    hit: int | None = None
    changed: bool = False


Line = tuple[Run, ...]


class HitCount:
    """Numbers the marked words of a page in the order in which they are shown, from 1."""

    def __init__(self) -> None:
        self.last = 0

    def next(self) -> int:
        """The number of the next one."""
        self.last += 1
        return self.last


class Layers:
    """What lies over one text. Spans that overlap, are empty or upside down are left out."""

    def __init__(
        self,
        links: Sequence[Link] = (),
        marks: Iterable[Span] = (),
        changes: Iterable[Span] = (),
        count: HitCount | None = None,
    ) -> None:
        safe = [link for link in links if is_safe_address(link.href)]
        self._hrefs = {(link.start, link.end): link.href for link in safe}
        self._links = _orderly(self._hrefs)
        self._marks = _orderly(marks)
        self._changes = _orderly(changes)
        self._count = count or HitCount()
        self._numbers: dict[Span, int] = {}

    def runs(self, text: str, start: int, end: int) -> Line:
        """The text between two places as runs; they always join to the whole of it."""
        return tuple(self._cut(text, start, end))

    def _cut(self, text: str, start: int, end: int) -> Iterator[Run]:
        edges = {start, end}
        for spans in (self._links, self._marks, self._changes):
            for span in _within(spans, start, end):
                edges.update(place for place in span if start < place < end)
        places = sorted(edges)
        for begin, stop in pairwise(places):
            link, mark = _over(self._links, begin), _over(self._marks, begin)
            yield Run(
                text[begin:stop],
                self._hrefs[link] if link else None,
                mark is not None,
                self._number(mark) if mark else None,
                _over(self._changes, begin) is not None,
            )

    def _number(self, mark: Span) -> int | None:
        """The number of a mark where its first piece is shown; later pieces have none."""
        if mark in self._numbers:
            return None
        self._numbers[mark] = self._count.next()
        return self._numbers[mark]


def is_safe_address(href: str) -> bool:
    """Whether a link of a source may be followed: whole addresses of a harmless scheme."""
    try:
        parts = urlsplit(href)
    except ValueError:
        return False
    return parts.scheme in _SCHEMES and bool(parts.netloc or parts.scheme == "mailto")


def _orderly(spans: Iterable[Span]) -> list[Span]:
    """The usable spans in the order of the text; of two that overlap the first one stays."""
    usable: list[Span] = []
    for start, end in sorted(spans):
        if 0 <= start < end and (not usable or start >= usable[-1][1]):
            usable.append((start, end))
    return usable


def _within(spans: Sequence[Span], start: int, end: int) -> Iterable[Span]:
    """The spans that touch this stretch."""
    first = bisect_right(spans, start, key=lambda span: span[1])
    last = bisect_left(spans, end, key=lambda span: span[0])
    return spans[first:last]


def _over(spans: Sequence[Span], place: int) -> Span | None:
    """The span that lies over a place, or None."""
    index = bisect_right(spans, place, key=lambda span: span[0]) - 1
    return spans[index] if index >= 0 and place < spans[index][1] else None
