"""A PDF to lines: paragraphs whole, labels before a tab, tables as rows, no page frames."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from archive.diary_number import parse
from archive.readers.documents.headings import heading_in
from archive.readers.documents.labels import is_labelled
from archive.readers.documents.line_hyphens import joined_lines
from archive.readers.documents.lost_ligatures import repaired
from archive.readers.page_lines import PageLine
from archive.readers.pdf.frames import without_frames
from archive.readers.pdf.pages import ends_early, pages_of
from archive.readers.pdf.rows import Row, is_at, rows_of
from archive.readers.pdf.side_labels import with_side_labels

_LIST_MARK = re.compile(r"(?:[-–—•·▪◦‣*]|\d{1,2}[.)]|[a-zåäö]\))[ \t]+\S")
_BULLET = re.compile(r"[•·▪◦‣–—*-][ \t]{1,10}(?=\S)")
_NUMBERED = re.compile(r"(\d{1,2})[.)][ \t]{1,10}(?=\S)")
_PARAGRAPH_GAP = 1.45  # of the usual distance between baselines
_SAME_SIZE = 0.12
_LONGEST_PARAGRAPH = 20_000  # characters
_LONGEST_BEGINNING = 80
_LONG_ROW = 0.6
_ENDS = ".:;!?"


@dataclass(frozen=True, slots=True)
class PdfText:
    """The lines of a PDF; ``frame`` are the different lines of its headers and footers.

    ``warnings`` say what could not be read.
    """

    lines: list[PageLine]
    frame: tuple[str, ...]
    warnings: tuple[str, ...]


def text_of_pdf(data: bytes) -> PdfText:
    """The text of a PDF. Raises what :func:`archive.readers.pdf.pages.pages_of` raises."""
    pages = pages_of(data)
    silent = [str(page.number) for page in pages if not page.words]
    warnings = [f"pages without text: {', '.join(silent[:20])}"] if silent else []
    if ends_early(data):
        warnings.append("the PDF ends without its end mark: it may have been cut short")
    rows, frame = without_frames(rows_of(pages))
    flat = [row for of_page in rows for row in with_side_labels(of_page)]
    return PdfText(_lines(flat), tuple(map(repaired, frame)), tuple(warnings))


def texts_of_pages(data: bytes) -> list[str]:
    """The text of each page, "" where it has none. Raises what ``pages_of`` raises."""
    rows, _ = without_frames(rows_of(pages_of(data)))
    return ["\n".join(line.text for line in _lines(of_page)) for of_page in rows]


def _lines(rows: Sequence[Row]) -> list[PageLine]:
    """Rows joined to paragraphs where the one goes on in the next."""
    leading = _leading(rows)
    edges = _right_edges(rows)
    lines: list[PageLine] = []
    last: Row | None = None
    for row in rows:
        before = lines[-1] if lines else PageLine("")
        room = len(before.text) < _LONGEST_PARAGRAPH
        if last is not None and room and _continues(last, row, leading, edges):
            lines[-1] = _line(
                joined_lines(before.text, row.text), before.paragraph, bool(before.lead)
            )
        else:
            gap = last is None or _is_gap(last, row, leading)
            lines.append(_line(row.text, gap, row.bold))
        last = row
    return lines


def _line(text: str, paragraph: bool, bold: bool) -> PageLine:
    text = repaired(_NUMBERED.sub(r"\1. ", _BULLET.sub("- ", text, count=1), count=1).strip())
    return PageLine(text, lead=text if bold else "", paragraph=paragraph)


def _leading(rows: Sequence[Row]) -> float:
    """The usual distance between baselines, in sizes of the letters."""
    ratios = sorted(
        (above.baseline - below.baseline) / above.size
        for above, below in pairwise(rows)
        if above.page == below.page and 0 < above.baseline - below.baseline < 2 * above.size
    )
    return ratios[len(ratios) // 3] if ratios else 1.2


def _right_edges(rows: Sequence[Row]) -> dict[int, float]:
    """For each page how far to the right its text goes."""
    edges: dict[int, float] = {}
    for row in rows:
        edges[row.page] = max(edges.get(row.page, 0.0), row.right)
    return edges


def _is_gap(above: Row, below: Row, leading: float) -> bool:
    if above.page != below.page:
        return False
    return above.baseline - below.baseline > _PARAGRAPH_GAP * leading * above.size


def _continues(above: Row, below: Row, leading: float, edges: dict[int, float]) -> bool:
    """Whether the row below is the same paragraph: its first word had no room above."""
    if len(below.cells) > 1 or _LIST_MARK.match(below.text) or _is_gap(above, below, leading):
        return False
    if above.bold != below.bold or abs(above.size - below.size) > _SAME_SIZE * above.size:
        return False
    if _begins_anew(below.text):
        return False
    column = above.cells[-1]
    hanging = bool(_LIST_MARK.match(column.text)) or _is_marked(above)
    if not (
        is_at(below.left, column.left) or (hanging and column.left < below.left < column.left + 60)
    ):
        return False
    if _runs_on(above, below, edges[above.page]):
        return True
    room = edges[above.page] - above.right
    word = below.text.split(" ", 1)[0]
    width = (below.right - below.left) * (len(word) + 1) / max(len(below.text), 1)
    return room < width


def _begins_anew(text: str) -> bool:
    """Whether a row is a label or an item's heading, however close it stands."""
    if len(text) > _LONGEST_BEGINNING or not (text[0].isupper() or text[0] in "§0123456789"):
        return False
    line = PageLine(text)
    return parse(text) is not None or is_labelled(line) or heading_in(line, 0) is not None


def _runs_on(above: Row, below: Row, edge: float) -> bool:
    """Whether a sentence that has no end on a row of some length goes on below in small letters."""
    start = above.cells[-1].left
    long = above.right - start > _LONG_ROW * (edge - start)
    return long and above.text[-1] not in _ENDS and below.text[0].islower()


def _is_marked(row: Row) -> bool:
    """Whether the row's first cell is a list mark alone."""
    return len(row.cells) == 2 and bool(_LIST_MARK.match(f"{row.cells[0].text} x"))
