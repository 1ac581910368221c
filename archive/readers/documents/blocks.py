"""The lines of each item of a document: where they begin, its title, and the rest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from archive.minutes import SectionKind
from archive.readers.documents.headings import DocumentHeading, heading_in
from archive.readers.documents.items import listed_titles
from archive.readers.documents.sections import without_closing
from archive.readers.documents.titles import (
    goes_on,
    is_fact,
    title_above,
    title_below,
    title_of,
    titles_stand_above,
)
from archive.readers.page_labels import label_of
from archive.readers.page_lines import PageLine

_MOST_TITLE_LINES = 4
_FACTS_ABOVE = 3
_TEXT_WITHIN = 6  # lines above a fact in which the item before must have ended


@dataclass(frozen=True, slots=True)
class ItemBlock:
    """One item: its heading, its title and its other lines."""

    start: DocumentHeading
    title: str
    lines: list[PageLine]


@dataclass(frozen=True, slots=True)
class _Begin:
    """Where an item's lines begin; ``title`` is the place of its title if it stands above."""

    line: int
    title: range | None = None


def blocks_of(
    lines: Sequence[PageLine],
    headings: Sequence[DocumentHeading],
    starts: Sequence[DocumentHeading],
) -> list[ItemBlock]:
    """The items in their order."""
    above = titles_stand_above(lines, starts)
    listed = listed_titles(headings, starts[0].line)
    begins = [_begin(lines, start, above) for start in starts]
    ends = [*(begin.line for begin in begins[1:]), len(lines)]
    blocks = []
    for start, begin, end in zip(starts, begins, ends, strict=True):
        title, taken = _title(lines, start, begin, listed.get(start.number, ""))
        own = [
            lines[place]
            for place in range(begin.line, end)
            if place not in taken and _is_own(lines[place], place, start)
        ]
        if title and own and _bare(own[0].text) == _bare(title):
            own.pop(0)
        blocks.append(ItemBlock(start, title, without_closing(own) if end == len(lines) else own))
    return blocks


def _is_own(line: PageLine, place: int, start: DocumentHeading) -> bool:
    """Whether a line is text: the headings above the item's text are not."""
    return place > start.line or (place < start.line and heading_in(line, place) is None)


def _begin(lines: Sequence[PageLine], start: DocumentHeading, above: bool) -> _Begin:
    first = start.line
    while first > 0 and (found := heading_in(lines[first - 1], 0)) and not found.title:
        first -= 1
    below = start.title or (not above and title_below(lines, start.line) is not None)
    place = None if below else title_above(lines, first, 0)
    return _Begin(_with_facts(lines, place.start if place else first), place)


def _with_facts(lines: Sequence[PageLine], first: int) -> int:
    """The first line, or that of the diary number above it where the item before has ended."""
    top = first
    while top > 0 and first - top < _FACTS_ABOVE and is_fact(lines[top - 1]):
        top -= 1
    ended = any(
        _is_decided(lines[place]) for place in range(max(0, top - _TEXT_WITHIN), top)
    ) or not any(heading_in(line, 0) for line in lines[max(0, top - _TEXT_WITHIN) : top])
    return top if ended else first


def _is_decided(line: PageLine) -> bool:
    label = label_of(line)
    return label is not None and label.meaning in (SectionKind.RESOLUTION, SectionKind.PROPOSAL)


def _title(
    lines: Sequence[PageLine], start: DocumentHeading, begin: _Begin, listed: str
) -> tuple[str, range]:
    """The title, and the lines that it takes up besides the heading's own."""
    if begin.title is not None:
        return title_of(lines, begin.title), begin.title
    if start.title:
        return _continued(lines, start, listed)
    below = title_below(lines, start.line)
    return (title_of(lines, below), below) if below else (listed, range(0))


def _continued(lines: Sequence[PageLine], start: DocumentHeading, listed: str) -> tuple[str, range]:
    """The title on the heading's line, with the lines on which it goes on."""
    title = start.title
    end = start.line + 1
    while end < len(lines) and end - start.line < _MOST_TITLE_LINES:
        longer = f"{title} {lines[end].text}"
        told = listed and _bare(listed).startswith(_bare(longer))
        if not told and not goes_on(lines[end - 1], lines[end]):
            break
        title = longer
        end += 1
    return " ".join(title.split()), range(start.line + 1, end)


def _bare(words: str) -> str:
    return "".join(c for c in words.casefold() if c.isalnum())
