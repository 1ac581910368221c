"""Labels that stand beside the text in a column of their own, over several rows too.

A label that is broken over rows ("Kaupungin-", "hallituksen", "päätösehdotus") stands
beside the first rows of its text; put together, it goes before the first of them. So does
one whose first row alone is known already ("Asian tausta", "ja perustelut").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from archive.readers.documents.line_hyphens import joined_lines
from archive.readers.item_text.labels import meaning_of
from archive.readers.pdf.rows import Cell, Row

_MOST_ROWS = 5
_NEXT_ROW = 2.0  # of the letters' size
_LONGEST = 60
_GOES_ON = ("ja ", "sekä ", "och ", "samt ", "/ ")


def with_side_labels(rows: Sequence[Row]) -> Iterator[Row]:
    """The rows with each broken label whole before its text."""
    number = 0
    while number < len(rows):
        length, label = _label(rows[number : number + _MOST_ROWS])
        if length < 2:
            yield rows[number]
            number += 1
            continue
        yield from _put_together(rows[number : number + length], label)
        number += length


def _label(rows: Sequence[Row]) -> tuple[int, str]:
    """How many rows a known label goes over, and the label; (0, "") where there is none."""
    first = rows[0].cells[0]
    label = first.text
    if meaning_of(label) is not None:
        return _continued(rows)
    if len(label) > _LONGEST:
        return 0, ""
    beside = len(rows[0].cells) > 1
    for length, (above, row) in enumerate(pairwise(rows), start=2):
        cell = row.cells[0]
        near = above.page == row.page and above.baseline - row.baseline < _NEXT_ROW * row.size
        if not near or abs(cell.left - first.left) > 3 or len(label) > _LONGEST:
            return 0, ""
        beside = beside or len(row.cells) > 1
        label = joined_lines(label, cell.text)
        if meaning_of(label) is not None and beside:
            return length, label
    return 0, ""


def _continued(rows: Sequence[Row]) -> tuple[int, str]:
    """A known label beside its text that goes on, in small letters, on the next row."""
    first = rows[0].cells
    if len(first) < 2 or len(rows) < 2:
        return 0, ""
    above, row = rows[0], rows[1]
    cell = row.cells[0]
    near = above.page == row.page and above.baseline - row.baseline < _NEXT_ROW * row.size
    goes_on = cell.text.startswith(_GOES_ON) and len(cell.text) <= _LONGEST // 2
    if not near or not goes_on or abs(cell.left - first[0].left) > 3 or cell.right > first[1].left:
        return 0, ""
    return 2, first[0].text


def _put_together(rows: Sequence[Row], label: str) -> Iterator[Row]:
    texts = [row for row in rows if len(row.cells) > 1]
    for number, row in enumerate(texts):
        rest = row.cells[1:]
        if number == 0:
            own = row.cells[0]
            yield replace(row, cells=(Cell(label, own.left, own.right), *rest))
        else:
            yield replace(row, cells=rest)
