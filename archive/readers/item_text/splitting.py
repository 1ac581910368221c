"""Where one item of a text file ends and the next begins."""

from __future__ import annotations

from dataclasses import dataclass

from archive.minutes import SectionKind
from archive.readers.item_text.heading import ItemHeading, heading_of
from archive.readers.item_text.labels import labelled

_DECIDING = (SectionKind.PROPOSAL, SectionKind.RESOLUTION)
_MAX_TITLE_LINES = 4


@dataclass(frozen=True, slots=True)
class ItemBlock:
    """The lines of one item: what stands before its title, the title, and the rest.

    ``heading`` is None in a file that has labels but no heading line. ``first_line`` is
    the number of ``body``'s first line in the file, from 1.
    """

    before: tuple[str, ...]
    title: tuple[str, ...]
    heading: ItemHeading | None
    body: tuple[str, ...]
    first_line: int


@dataclass(frozen=True, slots=True)
class _Start:
    title: int
    line: int
    heading: ItemHeading


def split_items(lines: list[str]) -> list[ItemBlock]:
    """The items in a file's lines; none where neither heading nor label is found."""
    starts = _starts(lines)
    if not starts:
        return _without_heading(lines)
    ends = [start.title for start in starts[1:]] + [len(lines)]
    return [
        ItemBlock(
            before=tuple(lines[: start.title]) if number == 0 else (),
            title=tuple(lines[start.title : start.line]),
            heading=start.heading,
            body=tuple(lines[start.line + 1 : end]),
            first_line=start.line + 2,
        )
        for number, (start, end) in enumerate(zip(starts, ends, strict=True))
    ]


def _starts(lines: list[str]) -> list[_Start]:
    """The heading lines that begin an item.

    A later one counts once the item before has its proposal or resolution; inside quoted
    history only where it is of the same meeting, for history quotes other meetings.
    """
    starts: list[_Start] = []
    decided = in_history = False
    for number, line in enumerate(lines):
        found = labelled(line)
        if found:
            decided = decided or (found.tab and found.meaning in _DECIDING)
            in_history = found.meaning is SectionKind.HISTORY
            continue
        heading = heading_of(line)
        if heading is None:
            continue
        same = bool(starts) and heading.same_meeting(starts[-1].heading)
        other_item = same and heading.section_number != starts[-1].heading.section_number
        if not starts or other_item or (decided and not in_history and not same):
            earliest = starts[-1].line + 1 if starts else 0
            starts.append(_Start(_title_start(lines, number, earliest), number, heading))
            decided = in_history = False
    return starts


def _title_start(lines: list[str], heading: int, earliest: int) -> int:
    """The first line of the paragraph above a heading line.

    Where that paragraph hangs on a label's text without a blank line between, only its
    last line is the title.
    """
    last = heading - 1
    while last >= earliest and not lines[last].strip():
        last -= 1
    if last < earliest or labelled(lines[last]):
        return heading
    first = last
    while first > earliest and last - first < _MAX_TITLE_LINES and lines[first - 1].strip():
        first -= 1
        if labelled(lines[first]):
            return last
    return first


def _without_heading(lines: list[str]) -> list[ItemBlock]:
    """The whole file as one item, where at least a deciding label is there."""
    if not any(_is_deciding(line) for line in lines):
        return []
    first = next(number for number, line in enumerate(lines) if line.strip())
    last = first
    while last < len(lines) and lines[last].strip() and not labelled(lines[last]):
        last += 1
    if last - first > _MAX_TITLE_LINES:
        last = first + 1
    return [ItemBlock((), tuple(lines[first:last]), None, tuple(lines[last:]), last + 1)]


def _is_deciding(line: str) -> bool:
    found = labelled(line)
    return found is not None and found.meaning in _DECIDING
