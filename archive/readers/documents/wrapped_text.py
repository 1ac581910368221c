"""Plain text whose lines were broken at a width: paragraphs back to whole ones."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from archive.diary_number import parse
from archive.readers.documents.headings import heading_in
from archive.readers.documents.labels import is_labelled
from archive.readers.documents.line_hyphens import joined_lines
from archive.readers.page_lines import PageLine

_WIDEST = 130  # characters; a text with longer lines was not broken at a width
_NARROWEST = 45
_SHARE = 0.05  # of the lines may be longer than the width
_LONGEST_PARAGRAPH = 20_000  # characters
_ENTRY = re.compile(r"(?:- |\d{1,3}[.)] )")


def whole_paragraphs(lines: Sequence[PageLine]) -> Iterator[PageLine]:
    """The lines, those joined that were broken because the next word had no room."""
    width = _width(lines)
    current: PageLine | None = None
    last = 0  # length of the line that was added last
    for line in lines:
        if current is not None and width and _goes_on(current, line, last, width):
            current = replace(current, text=joined_lines(current.text, line.text), links=())
        else:
            if current is not None:
                yield current
            current = line
        last = len(line.text)
    if current is not None:
        yield current


def _width(lines: Sequence[PageLine]) -> int:
    """The width at which the text was broken, or 0."""
    lengths = sorted(len(line.text) for line in lines)
    if not lengths:
        return 0
    width = lengths[int(len(lengths) * (1 - _SHARE)) - 1]
    return width if _NARROWEST <= width <= _WIDEST and lengths[-1] <= 2 * _WIDEST else 0


def _goes_on(above: PageLine, below: PageLine, length: int, width: int) -> bool:
    if (
        len(above.text) > _LONGEST_PARAGRAPH
        or below.paragraph
        or "\t" in below.text
        or _ENTRY.match(below.text)
    ):
        return False
    if length + 1 + len(below.text.split(" ", 1)[0]) <= width:
        return False
    text = below.text
    return parse(text) is None and not is_labelled(below) and heading_in(below, 0) is None
