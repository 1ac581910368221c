"""The words of a page to rows of cells, as a person's eye reads them.

A row is what stands on one baseline; a cell is what no wide gap parts. Nothing here
depends on the order in which the file names its words.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from archive.readers.pdf.pages import Page, Word

_SAME_BASELINE = 0.4  # of the letters' size
_WIDE_GAP = 1.15  # of the letters' size: wider than any space between words
_GAP_BEFORE_COLUMN = 0.45  # of the letters' size, before a place where columns begin
_SAME_PLACE = 2.5  # points
_COLUMN_SHARE = 0.12  # of all rows begin at a place that is a column
_DOUBLED = 1.0  # points between two prints of one word


@dataclass(frozen=True, slots=True)
class Cell:
    """Words that belong together on a row."""

    text: str
    left: float
    right: float


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a page; ``cells`` from left to right, at least one."""

    page: int
    baseline: float
    size: float
    bold: bool
    cells: tuple[Cell, ...]

    @property
    def text(self) -> str:
        """The cells with tabs between them."""
        return "\t".join(cell.text for cell in self.cells)

    @property
    def left(self) -> float:
        """Where the first cell begins."""
        return self.cells[0].left

    @property
    def right(self) -> float:
        """Where the last cell ends."""
        return self.cells[-1].right


def rows_of(pages: Sequence[Page]) -> list[list[Row]]:
    """The rows of each page, from top to bottom."""
    lines = [(page, _lines(page.words)) for page in pages]
    columns = columns_of(line[0].left for _, of_page in lines for line in of_page)
    return [[_row(page.number, line, columns) for line in of_page] for page, of_page in lines]


def columns_of(lefts: Iterable[float]) -> tuple[float, ...]:
    """The places at which many rows begin, from left to right."""
    places = [round(left) for left in lefts]
    counts = Counter(places)
    enough = max(3.0, _COLUMN_SHARE * len(places))
    found: list[float] = []
    for place in sorted(counts):
        near = sum(counts[place + step] for step in (-2, -1, 0, 1, 2))
        if near >= enough and (not found or place - found[-1] > 2 * _SAME_PLACE):
            found.append(float(max(range(place - 2, place + 3), key=lambda p: counts[p])))
    return tuple(found)


def is_at(left: float, column: float) -> bool:
    """Whether something that begins here begins at this column."""
    return abs(left - column) <= _SAME_PLACE


def _lines(words: Iterable[Word]) -> list[list[Word]]:
    """The words by baseline from the top, each line from left to right."""
    lines: list[list[Word]] = []
    for word in sorted(words, key=lambda w: (-w.baseline, w.left)):
        line = lines[-1] if lines else None
        if line and line[0].baseline - word.baseline <= _SAME_BASELINE * min(
            line[0].size, word.size
        ):
            line.append(word)
        else:
            lines.append([word])
    return [_once(sorted(line, key=lambda w: w.left)) for line in lines]


def _once(line: list[Word]) -> list[Word]:
    """The line without words that were printed twice to look bold."""
    kept: list[Word] = []
    for word in line:
        last = kept[-1] if kept else None
        if last and last.text == word.text and abs(last.left - word.left) < _DOUBLED:
            continue
        kept.append(word)
    return kept


def _row(page: int, line: list[Word], columns: tuple[float, ...]) -> Row:
    cells: list[list[Word]] = [[line[0]]]
    for last, word in pairwise(line):
        gap = word.left - last.right
        size = min(last.size, word.size)
        at_column = any(is_at(word.left, column) for column in columns)
        if gap > (_GAP_BEFORE_COLUMN if at_column else _WIDE_GAP) * size:
            cells.append([word])
        else:
            cells[-1].append(word)
    return Row(
        page=page,
        baseline=line[0].baseline,
        size=max(word.size for word in line),
        bold=all(word.bold for word in line),
        cells=tuple(_cell(words) for words in cells),
    )


def _cell(words: list[Word]) -> Cell:
    """The words with spaces where the file has a gap between them."""
    pieces = [words[0].text]
    for last, word in pairwise(words):
        if word.left - last.right > -0.5 * word.size or word.baseline != last.baseline:
            pieces.append(" ")
        pieces.append(word.text)
    return Cell("".join(pieces), words[0].left, max(word.right for word in words))
