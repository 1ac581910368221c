"""Headers, footers and page numbers: what stands on page after page and is no text.

They are taken out of the rows and kept as ``frame``, for they may name the municipality,
the board or the day of the meeting.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from archive.readers.pdf.rows import Row

_SAME_HEIGHT = 3.0  # points
_EDGE_ROWS = 5  # at the top and at the bottom of a page
_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(
    r"(?:(?:sivu|sida|s\.|page)[ \t]{0,3})?[-–]?[ \t]?\d{1,4}"
    r"[ \t]?(?:[-–]|(?:/|\(|av|\()[ \t]?\d{1,4}[ \t]?\)?)?",
    re.IGNORECASE,
)
_SHARE = 0.4  # of the pages
_FEWEST = 2
_LONGEST = 160


def without_frames(pages: Sequence[list[Row]]) -> tuple[list[list[Row]], list[str]]:
    """The rows that are text, and the different lines of the frames in their order."""
    counts = Counter(key for rows in pages for key in {_key(row) for row in _edges(rows)})
    enough = max(_FEWEST, round(_SHARE * len(pages)))
    frames: dict[str, None] = {}
    headings: set[tuple[str, int]] = set()
    kept: list[list[Row]] = []
    for rows in pages:
        edges = {id(row) for row in _edges(rows)}
        text = []
        for row in rows:
            if id(row) not in edges or not (
                _is_again(row, headings) or _is_frame(row, counts, enough)
            ):
                text.append(row)
            elif "§" not in row.text and not _PAGE_NUMBER.fullmatch(row.text):
                frames.setdefault(row.text)
        kept.append(text)
    return kept, list(frames)


def _edges(rows: list[Row]) -> Iterator[Row]:
    yield from rows[:_EDGE_ROWS]
    yield from rows[max(_EDGE_ROWS, len(rows) - _EDGE_ROWS) :]


def _key(row: Row) -> tuple[str, int]:
    """What is equal on all pages: the height and the words, with digits masked but for a §."""
    text = row.text
    return text if "§" in text else _DIGITS.sub("#", text), round(row.baseline / _SAME_HEIGHT)


def _is_again(row: Row, headings: set[tuple[str, int]]) -> bool:
    """Whether an item's heading with its § stands at the head of a further page of the item."""
    if "§" not in row.text or len(row.text) > _LONGEST:
        return False
    key = _key(row)
    again = key in headings
    headings.add(key)
    return again


def _is_frame(row: Row, counts: Counter[tuple[str, int]], enough: int) -> bool:
    text = row.text
    if len(text) > _LONGEST or "§" in text:
        return False
    return counts[_key(row)] >= enough or bool(_PAGE_NUMBER.fullmatch(text))
