"""The own text of an item and the earlier handlings that its page quotes."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field, replace

from archive.minutes import SectionKind
from archive.readers.handling import Handling, handling_of
from archive.readers.item_text.labels import Meaning
from archive.readers.page_labels import label_of
from archive.readers.page_lines import PageLine

_SECTION_LINE = re.compile(r"§ ?\d{1,4}\b|\d{1,4} ?§|\d{1,3}$")
_SECTION_CELL = re.compile(r"§ ?\d{1,4}|\d{1,4} ?§")
_DAY_CELL = re.compile(r"\d{1,2}\.\d{1,2}\.(?:19|20)\d\d")
BREAK = PageLine("")  # the item's own text starts anew: no label reaches across it


@dataclass(slots=True)
class Quoted:
    """An earlier handling: the line that names it, what that says, and its text."""

    heading: PageLine
    handling: Handling
    lines: list[PageLine] = field(default_factory=list)


def split_handlings(
    lines: Sequence[PageLine],
    is_own: Callable[[Handling], bool],
    restart: Collection[Meaning] = (),
    read: Callable[[str], Handling | None] = handling_of,
) -> tuple[list[PageLine], list[Quoted]]:
    """Part the lines at those that name a handling (``read`` tells which do).

    A line that names the item's own handling leads back to its own text. So does, behind
    the resolution of a quoted handling, a label of the kinds in ``restart``: there the
    page goes on with the item itself without saying so.
    """
    own: list[PageLine] = []
    quoted: list[Quoted] = []
    current = own
    decided = False
    for line in lines:
        handling = read(line.text)
        if handling is not None:
            _drop_history_label(own if current is own else current)
            decided = False
            if is_own(handling):
                current = own
                own.append(BREAK)
            else:
                quoted.append(Quoted(line, handling))
                current = quoted[-1].lines
            continue
        if current is not own and restart:
            label = label_of(line)
            if label and decided and label.meaning in restart:
                current = own
                own.append(BREAK)
            decided = decided or (label is not None and label.meaning is SectionKind.RESOLUTION)
        current.append(line)
    return own, quoted


def with_headings_of_rows(lines: Sequence[PageLine]) -> list[PageLine]:
    """The lines, with a table row that heads a handling's text written as a heading.

    Rows below each other, or a row right above the item's own §, only list handlings.
    """
    rows = [_as_heading(line) for line in lines]
    shown = []
    for number, line in enumerate(lines):
        heading = rows[number]
        beside = rows[max(0, number - 1) : number] + rows[number + 1 : number + 2]
        after = lines[number + 1].text if number + 1 < len(lines) else ""
        if heading is None or any(beside) or _SECTION_LINE.match(after):
            shown.append(line)
        else:
            shown.append(heading)
    return shown


def without_broken_rows(lines: Sequence[PageLine]) -> list[PageLine]:
    """The lines without an index of handlings whose cells were saved one below the other.

    Board, § and day on three lines: an index, for a handling's own heading is one line.
    """
    kept: list[PageLine] = []
    place = 0
    while place < len(lines):
        cells = [line.text.strip() for line in lines[place : place + 3]]
        if len(cells) == 3 and _is_row(*cells):
            place += 3
        else:
            kept.append(lines[place])
            place += 1
    return kept


def _is_row(board: str, section: str, day: str) -> bool:
    named = 2 < len(board) <= 100 and not any(c.isdigit() or c in "§\t" for c in board)
    return named and bool(_SECTION_CELL.fullmatch(section)) and bool(_DAY_CELL.fullmatch(day))


def _as_heading(line: PageLine) -> PageLine | None:
    """A row of board, § and date as a line, or None."""
    if "\t" not in line.text:
        return None
    text = " ".join(line.text.split())
    return replace(line, text=text, lead="", links=()) if handling_of(text) else None


def _drop_history_label(lines: list[PageLine]) -> None:
    """Take away the heading that announces the quoted handlings."""
    if lines and (label := label_of(lines[-1])) and label.meaning is SectionKind.HISTORY:
        lines.pop()
