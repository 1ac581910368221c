"""Collects the elements and texts of a page into lines."""

from __future__ import annotations

import re
import unicodedata

from selectolax.lexbor import LexborNode

from archive.minutes import Link
from archive.readers.page_lines import PageLine

_BLOCK_NAMES = (
    "p div section article header footer main aside nav form fieldset legend figure address"
    " h1 h2 h3 h4 h5 h6 ul ol dl dt dd li table thead tbody tfoot tr td th caption blockquote"
    " pre hr center body details summary"
)
_BLOCKS = frozenset(_BLOCK_NAMES.split())
_BOLD = frozenset(("b", "strong"))
_INNER_BLOCKS = "p, li, h1, h2, h3, h4, h5, h6, br"
_FOLLOWED = ("http://", "https://", "mailto:")
_MARK = re.compile(r"(?:-|\d{1,6}\.) ")
_BULLET = re.compile(r"^[-–—•·▪◦‣o][\t ](?=\S)")
_WIDE = "\u00a0" * 3  # so many hard spaces set a label apart from its text


def class_names(node: LexborNode) -> frozenset[str]:
    """The class names of an element."""
    return frozenset((node.attributes.get("class") or "").split())


class LineWriter:
    """Takes the elements of a tree in their order, each at its start and at its end."""

    def __init__(self, lead_classes: frozenset[str]) -> None:
        self.lines: list[PageLine] = []
        self._lead_classes = lead_classes
        self._pieces: list[str] = []
        self._length = 0
        self._gap = ""  # white space seen, not yet written
        self._lead: list[str] = []
        self._lead_open = True
        self._bold = 0
        self._heading = 0
        self._marks: list[frozenset[str]] = []
        self._paragraph = True
        self._lists: list[int | None] = []
        self._rows: list[bool] = []  # for each open table row: written as one line
        self._links: list[Link] = []
        self._href: tuple[str, int] | None = None

    def enter(self, node: LexborNode) -> None:
        """An element starts."""
        tag = node.tag or ""
        if tag == "br":
            self._break_line()
        elif tag in _BLOCKS:
            self._enter_block(node, tag)
        elif tag == "a":
            href = (node.attributes.get("href") or "").strip()
            if href.lower().startswith(_FOLLOWED):
                self._href = (href, self._length + (1 if self._gap and self._pieces else 0))
        if self._is_bold(node):
            self._bold += 1

    def leave(self, node: LexborNode) -> None:
        """An element ends."""
        tag = node.tag or ""
        if self._is_bold(node):
            self._bold -= 1
            if tag == "span":
                self._gap = _WIDE
        if tag == "a" and self._href:
            href, start = self._href
            if self._length > start:
                self._links.append(Link(start, self._length, href))
            self._href = None
        elif tag in _BLOCKS:
            self._leave_block(tag)

    def text(self, text: str) -> None:
        """Text of the element that was entered last."""
        for piece in re.split(r"(\s+)", unicodedata.normalize("NFC", text)):
            if not piece:
                continue
            if piece.isspace():
                self._gap += piece[:64]
                if self._lead_open and self._bold:
                    self._lead.append(" ")
                continue
            self._word(piece)

    def end_line(self) -> None:
        """Write the line that is being collected, if it holds anything."""
        text = _BULLET.sub("- ", "".join(self._pieces).rstrip("\t "))
        if text.strip() and not self._holds_only_a_mark():
            links = tuple(k for k in self._links if k.end <= len(text))
            lead = " ".join("".join(self._lead).split())
            marks = self._marks[-1] if self._marks else frozenset()
            self.lines.append(PageLine(text, lead, self._heading, marks, links, self._paragraph))
            self._paragraph = False
        self._pieces, self._links, self._lead = [], [], []
        self._length, self._gap, self._lead_open = 0, "", True
        if self._href:
            self._href = (self._href[0], 0)

    def _word(self, word: str) -> None:
        if self._gap and self._pieces and self._pieces[-1] != "\t":
            wide = self._gap.count("\u00a0") >= len(_WIDE)
            self._write("\t" if wide else " ")
        self._gap = ""
        if self._lead_open:
            if self._bold:
                self._lead.append(word)
            else:
                self._lead_open = False
        self._write(word)

    def _write(self, piece: str) -> None:
        self._pieces.append(piece)
        self._length += len(piece)

    def _break_line(self) -> None:
        if self._rows and self._rows[-1]:
            self._gap += " "
        else:
            self.end_line()

    def _enter_block(self, node: LexborNode, tag: str) -> None:
        self._marks.append(class_names(node) or (self._marks[-1] if self._marks else frozenset()))
        if tag == "tr":
            self.end_line()
            self._paragraph = True
            self._rows.append(_is_data_row(node))
        elif self._rows and self._rows[-1]:
            self._enter_in_row(tag)
        else:
            if not self._holds_only_a_mark():
                self.end_line()
                self._paragraph = True
            if tag in ("ul", "ol"):
                self._lists.append(1 if tag == "ol" else None)
            elif tag == "li":
                self._write(self._list_mark())
            elif tag[0] == "h" and tag[1:].isdigit():
                self._heading = int(tag[1])

    def _enter_in_row(self, tag: str) -> None:
        if tag in ("td", "th") and self._length:
            self._gap = ""
            self._lead_open = False
            self._write("\t")
        else:
            self._gap += " "

    def _leave_block(self, tag: str) -> None:
        if tag == "tr":
            self.end_line()
            self._rows.pop()
        elif self._rows and self._rows[-1]:
            self._gap += " "
        else:
            self.end_line()
            self._paragraph = True
            if tag in ("ul", "ol") and self._lists:
                self._lists.pop()
            elif tag[0] == "h" and tag[1:].isdigit():
                self._heading = 0
        self._marks.pop()

    def _holds_only_a_mark(self) -> bool:
        """Whether a list entry has begun and has no text yet."""
        return len(self._pieces) == 1 and _MARK.fullmatch(self._pieces[0]) is not None

    def _list_mark(self) -> str:
        number = self._lists[-1] if self._lists else None
        if number is None:
            return "- "
        self._lists[-1] = number + 1
        return f"{number}. "

    def _is_bold(self, node: LexborNode) -> bool:
        if node.tag in _BOLD:
            return True
        return node.tag == "span" and bool(self._lead_classes & class_names(node))


def _is_data_row(row: LexborNode) -> bool:
    """Whether a table row is written as one line: short cells, none with a table in it."""
    cells = []
    child = row.child
    while child is not None:
        if child.tag in ("td", "th"):
            cells.append(child)
        child = child.next
    if len(cells) < 2:
        return False
    return all(not c.css_first("table") and len(c.css(_INNER_BLOCKS)) <= 2 for c in cells)
