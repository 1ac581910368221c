"""A DOCX document to lines: paragraphs, numbered lists, tables, links and bold beginnings."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field

from archive.minutes import Link
from archive.readers.docx.numbering import Numbering, numbering_of
from archive.readers.docx.package import DOCUMENT, is_zip, opened, part_of, walk
from archive.readers.page_lines import PageLine

_SKIPPED = frozenset(("Fallback", "del", "moveFrom", "instrText", "delText"))
_HEADING = re.compile(r"(?:heading|otsikko|rubrik)\s?(\d)", re.IGNORECASE)
_FRAMES = re.compile(r"word/(?:header|footer)\d{1,3}\.xml")
_FOLLOWED = ("http://", "https://", "mailto:")
_SPACES = re.compile(r"[^\S\n\t]+")
_SHORT_CELL = 60


@dataclass(frozen=True, slots=True)
class DocxText:
    """The lines of a document; ``frame`` are those of its headers and footers."""

    lines: list[PageLine]
    frame: tuple[str, ...]


def is_docx(data: bytes) -> bool:
    """Whether the bytes claim to be a Word document (or another ZIP archive)."""
    return is_zip(data)


def text_of_docx(data: bytes) -> DocxText:
    """The text of a document. Raises what :mod:`archive.readers.docx.package` tells."""
    with opened(data) as package:
        numbering = numbering_of(part_of(package, "word/numbering.xml"))
        links = _links(part_of(package, "word/_rels/document.xml.rels"))
        styles = _styles(part_of(package, "word/styles.xml"))
        writer = _Writer(numbering, links, styles)
        walk(part_of(package, DOCUMENT) or b"", writer.start, writer.end, writer.text)
        frame: dict[str, None] = {}
        for name in sorted(filter(_FRAMES.fullmatch, package.namelist()))[:40]:
            framing = _Writer(Numbering(), {}, {})
            walk(part_of(package, name) or b"", framing.start, framing.end, framing.text)
            frame.update((line.text, None) for line in framing.lines)
    return DocxText(writer.lines, tuple(frame))


@dataclass(frozen=True, slots=True)
class _Style:
    heading: int = 0
    list_id: str = ""
    depth: int = 0


@dataclass(slots=True)
class _Paragraph:
    pieces: list[str] = field(default_factory=list)
    lead: list[str] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    lead_open: bool = True
    heading: int = 0
    list_id: str = ""
    depth: int = 0


@dataclass(slots=True)
class _Table:
    cells: list[list[PageLine]] = field(default_factory=list)
    outer: list[PageLine] = field(default_factory=list)


class _Writer:
    """Collects the elements of a document into lines."""

    def __init__(
        self, numbering: Numbering, links: dict[str, str], styles: dict[str, _Style]
    ) -> None:
        self.lines: list[PageLine] = []
        self._numbering, self._addresses, self._styles = numbering, links, styles
        self._paragraphs: list[_Paragraph] = []
        self._tables: list[_Table] = []
        self._skipped = 0
        self._bold = self._in_text = self._empty = False
        self._href: tuple[str, int] | None = None

    def start(self, name: str, attributes: dict[str, str]) -> None:
        name = name.rpartition("}")[2]
        if self._skipped or name in _SKIPPED:
            self._skipped += 1
            return
        values = {key.rpartition("}")[2]: value for key, value in attributes.items()}
        if name == "p":
            self._paragraphs.append(_Paragraph())
        elif name == "tr":
            self._tables.append(_Table(outer=self.lines))
        elif name == "tc" and self._tables:
            self.lines = []
        elif self._paragraphs:
            self._start_in_paragraph(name, values)

    def end(self, name: str) -> None:
        name = name.rpartition("}")[2]
        if self._skipped:
            self._skipped -= 1
        elif name == "p" and self._paragraphs:
            self._end_paragraph(self._paragraphs.pop())
        elif name == "tc" and self._tables:
            self._tables[-1].cells.append(self.lines)
            self.lines = self._tables[-1].outer
        elif name == "tr" and self._tables:
            table = self._tables.pop()
            self.lines = table.outer
            self.lines.extend(_row(table.cells))
        elif name == "t":
            self._in_text = False
        elif name == "hyperlink":
            self._end_link()

    def text(self, text: str) -> None:
        if self._in_text and not self._skipped and self._paragraphs:
            self._write(text)

    def _start_in_paragraph(self, name: str, values: dict[str, str]) -> None:
        paragraph = self._paragraphs[-1]
        if name == "t":
            self._in_text = True
        elif name == "r":
            self._bold = False
        elif name == "b":
            self._bold = values.get("val", "1") not in ("0", "false", "off")
        elif name in ("tab", "ptab") and "pos" not in values:
            self._write("\t")
        elif name in ("br", "cr"):
            self._write("\n")
        elif name == "noBreakHyphen":
            self._write("-")
        elif name == "hyperlink":
            href = self._addresses.get(values.get("id", ""), "")
            self._href = (href, sum(map(len, paragraph.pieces))) if href else None
        elif name == "pStyle":
            style = self._styles.get(values.get("val", ""), _Style())
            paragraph.heading = style.heading
            paragraph.list_id, paragraph.depth = style.list_id, style.depth
        elif name == "numId":
            paragraph.list_id = values.get("val", "")
        elif name == "ilvl":
            paragraph.depth = int(values["val"]) if values.get("val", "").isdecimal() else 0

    def _write(self, text: str) -> None:
        paragraph = self._paragraphs[-1]
        text = unicodedata.normalize("NFC", text).replace("\u00ad", "").replace("\u00a0", " ")
        if paragraph.lead_open and text.strip():
            if self._bold:
                paragraph.lead.append(text)
            else:
                paragraph.lead_open = False
        elif paragraph.lead_open and paragraph.lead:
            paragraph.lead.append(" ")
        paragraph.pieces.append(text)

    def _end_link(self) -> None:
        if self._href and self._paragraphs:
            href, start = self._href
            end = sum(map(len, self._paragraphs[-1].pieces))
            self._paragraphs[-1].links.append(Link(start, end, href))
        self._href = None

    def _end_paragraph(self, paragraph: _Paragraph) -> None:
        raw = "".join(paragraph.pieces)
        mark = ""
        if paragraph.list_id not in ("", "0") and raw.strip():
            mark = self._numbering.label(paragraph.list_id, paragraph.depth)
        lead = " ".join("".join(paragraph.lead).split())
        for number, piece in enumerate(raw.split("\n")):
            text = "\t".join(_SPACES.sub(" ", cell).strip() for cell in piece.split("\t"))
            text = text.strip("\t") if "\t" in text else text
            if text:
                first = number == 0
                shown = f"{mark}{text}" if first else text
                links = _placed(paragraph.links, raw, shown)
                self.lines.append(
                    PageLine(
                        shown, lead if first else "", paragraph.heading, frozenset(), links, first
                    )
                )


def _placed(links: list[Link], raw: str, shown: str) -> tuple[Link, ...]:
    """The links at their places in the tidied line."""
    placed = []
    done = 0
    for link in links:
        words = " ".join(raw[link.start : link.end].split())
        start = shown.find(words, done) if words else -1
        if start >= 0 and link.href.lower().startswith(_FOLLOWED):
            done = start + len(words)
            placed.append(Link(start, done, link.href))
    return tuple(placed)


def _row(cells: list[list[PageLine]]) -> list[PageLine]:
    """A table's row: one line where its cells are short, else its first line and the rest.

    A layout table has a label in its first cell and paragraphs in its second.
    """
    filled = [cell for cell in cells if cell]
    if not filled:
        return []
    if len(filled) == 1:
        return filled[0]
    if all(len(cell) == 1 for cell in filled):
        text = "\t".join(cell[0].text.replace("\t", " ") for cell in filled)
        lead = filled[0][0].lead
        return [PageLine(text, lead, 0, frozenset(), (), True)]
    head, *others = filled
    label = " ".join(line.text for line in head)
    if len(label) > _SHORT_CELL:
        return [line for cell in filled for line in cell]
    rest = [line for cell in others for line in cell]
    first = PageLine(f"{label}\t{rest[0].text}", head[0].lead, 0, frozenset(), (), True)
    return [first, *rest[1:]]


def _links(xml: bytes | None) -> dict[str, str]:
    """The addresses of a document's links by their ids."""
    found: dict[str, str] = {}

    def start(_: str, attributes: dict[str, str]) -> None:
        if attributes.get("TargetMode") == "External":
            found[attributes.get("Id", "")] = attributes.get("Target", "")

    if xml:
        walk(xml, start, lambda _: None, lambda _: None)
    return found


def _styles(xml: bytes | None) -> dict[str, _Style]:
    """What the paragraph styles say of headings and numbering, by their ids."""
    found: dict[str, _Style] = {}
    current = ""

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal current
        name = name.rpartition("}")[2]
        values = {key.rpartition("}")[2]: value for key, value in attributes.items()}
        value = values.get("val", "")
        style = found.get(current, _Style())
        if name == "style":
            current = values.get("styleId", "")
        elif name == "name" and (heading := _HEADING.fullmatch(value)):
            found[current] = _Style(int(heading[1]), style.list_id, style.depth)
        elif name == "numId":
            found[current] = _Style(style.heading, value, style.depth)
        elif name == "ilvl" and value.isdecimal():
            found[current] = _Style(style.heading, style.list_id, int(value))

    if xml:
        walk(xml, start, lambda _: None, lambda _: None)
    return found
