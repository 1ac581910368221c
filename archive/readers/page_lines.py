"""A page as lines: what a reader of a web page works on, from HTML or from its plain text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from archive.minutes import Link

_SPACES = re.compile(r"[^\S\n]+")
_WIDE_GAP = re.compile(r"(?<=\S)(?:[^\S\n\t]{3,}|\t+)(?=\S)")
_BULLET = re.compile(r"[•·▪◦‣–—*-] {1,10}(?=\S)")


@dataclass(frozen=True, slots=True)
class PageLine:
    """One line of a page; a tab parts the cells of a table row, or a label from its text.

    ``lead`` is the emphasised beginning of ``text`` (bold, or marked as a label by the
    page), ``heading`` the level of a heading (1 to 6) or 0, ``marks`` the class names of
    the block, and ``paragraph`` says that a new paragraph starts here.
    """

    text: str
    lead: str = ""
    heading: int = 0
    marks: frozenset[str] = frozenset()
    links: tuple[Link, ...] = ()
    paragraph: bool = True

    def part(self, start: int, end: int | None = None) -> PageLine:
        """The line's text from ``start`` to ``end`` without spaces around it."""
        piece = self.text[start:end]
        start += len(piece) - len(piece.lstrip())
        piece = piece.strip()
        stop = start + len(piece)
        links = tuple(
            Link(max(link.start, start) - start, min(link.end, stop) - start, link.href)
            for link in self.links
            if link.start < stop and link.end > start
        )
        return replace(self, text=piece, lead="", heading=0, links=links)


def lines_of_text(text: str) -> list[PageLine]:
    """The lines of a page that was saved as plain text."""
    lines = []
    paragraph = True
    for raw in text.split("\n"):
        line = _SPACES.sub(" ", _WIDE_GAP.sub("\0", _cells(raw))).replace("\0", "\t")
        if line:
            lines.append(PageLine(_BULLET.sub("- ", line, count=1), paragraph=paragraph))
        paragraph = not line
    return lines


def _cells(raw: str) -> str:
    """A line whose table cells were saved between bars, with tabs instead."""
    if "|" not in raw:
        return raw.strip()
    return "\t".join(cell.strip() for cell in raw.split("|") if cell.strip())


def joined(lines: Sequence[PageLine]) -> tuple[str, tuple[Link, ...]]:
    """The lines as the text of a section, and its links.

    A paragraph starts behind a blank line; list entries and table rows follow each other.
    """
    pieces: list[str] = []
    links: list[Link] = []
    length = 0
    before: PageLine | None = None
    for line in lines:
        if not line.text:
            continue
        if before is not None:
            gap = "\n\n" if line.paragraph and not _close(before, line) else "\n"
            pieces.append(gap)
            length += len(gap)
        pieces.append(line.text)
        links += (Link(k.start + length, k.end + length, k.href) for k in line.links)
        length += len(line.text)
        before = line
    return "".join(pieces), tuple(links)


def texts(lines: Iterable[PageLine]) -> str:
    """The bare text of the lines, a line each."""
    return "\n".join(line.text for line in lines)


def _close(before: PageLine, line: PageLine) -> bool:
    return (_is_entry(before) and _is_entry(line)) or ("\t" in before.text and "\t" in line.text)


def _is_entry(line: PageLine) -> bool:
    return line.text.startswith("- ") or bool(re.match(r"\d{1,3}\. ", line.text))
