"""Writes small Word documents: paragraphs, bold beginnings, tables, numbered lists, headers."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass, field
from xml.sax.saxutils import escape

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels"'
    ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-'
    'officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_RELATIONSHIPS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
    'relationships/officeDocument" Target="word/document.xml"/></Relationships>'
)
_MOMENT = (2020, 1, 1, 0, 0, 0)


@dataclass(slots=True)
class DocxWriter:
    """Collects the body; ``data`` gives the file."""

    header: str = ""
    numbering: str = ""
    styles: str = ""
    _body: list[str] = field(default_factory=list)
    _links: list[str] = field(default_factory=list)

    def paragraph(
        self, text: str, bold: str = "", style: str = "", number: tuple[int, int] | None = None
    ) -> None:
        """A paragraph; ``bold`` stands before the text, ``number`` is (list, depth)."""
        self._body.append(self._paragraph(text, bold, style, number))

    def link(self, before: str, words: str, href: str) -> None:
        """A paragraph that ends with a link."""
        self._links.append(href)
        number = f"rId{len(self._links) + 10}"
        self._body.append(
            f'<w:p>{_run(before)}<w:hyperlink r:id="{number}">{_run(words)}</w:hyperlink></w:p>'
        )

    def table(self, rows: list[list[str]], bold_first: bool = False) -> None:
        """A table; a line end in a cell parts its paragraphs."""
        cells = []
        for row in rows:
            cells.append("<w:tr>")
            for place, cell in enumerate(row):
                bold = bold_first and place == 0
                paragraphs = "".join(
                    self._paragraph("" if bold else text, text if bold else "", "", None)
                    for text in cell.split("\n")
                )
                cells.append(f"<w:tc>{paragraphs}</w:tc>")
            cells.append("</w:tr>")
        self._body.append(f"<w:tbl>{''.join(cells)}</w:tbl>")

    def raw(self, xml: str) -> None:
        """A piece of the body as it is."""
        self._body.append(xml)

    def data(self) -> bytes:
        """The file's bytes, the same for the same content."""
        document = f"<w:document {_W} {_R}><w:body>{''.join(self._body)}</w:body></w:document>"
        parts = {"[Content_Types].xml": _TYPES, "_rels/.rels": _RELATIONSHIPS}
        parts["word/document.xml"] = document
        if self.header:
            paragraphs = self._paragraph(self.header, "", "", None)
            parts["word/header1.xml"] = f"<w:hdr {_W}>{paragraphs}</w:hdr>"
        if self.numbering:
            parts["word/numbering.xml"] = f"<w:numbering {_W}>{self.numbering}</w:numbering>"
        if self.styles:
            parts["word/styles.xml"] = f"<w:styles {_W}>{self.styles}</w:styles>"
        if self._links:
            parts["word/_rels/document.xml.rels"] = _external(self._links)
        return zipped({name: (_DECLARATION + xml).encode() for name, xml in parts.items()})

    def _paragraph(self, text: str, bold: str, style: str, number: tuple[int, int] | None) -> str:
        properties = f'<w:pStyle w:val="{style}"/>' if style else ""
        if number:
            properties += (
                f'<w:numPr><w:ilvl w:val="{number[1]}"/><w:numId w:val="{number[0]}"/></w:numPr>'
            )
        runs = (_run(bold, bold=True) if bold else "") + (_run(text) if text else "")
        return f"<w:p><w:pPr>{properties}</w:pPr>{runs}</w:p>"


def zipped(parts: dict[str, bytes]) -> bytes:
    """A ZIP archive of these parts, the same bytes each time."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts.items():
            info = zipfile.ZipInfo(name, _MOMENT)
            info.compress_type = zipfile.ZIP_DEFLATED
            package.writestr(info, data)
    return out.getvalue()


def _run(text: str, bold: bool = False) -> str:
    properties = "<w:rPr><w:b/></w:rPr>" if bold else ""
    pieces = [f'<w:t xml:space="preserve">{escape(piece)}</w:t>' for piece in text.split("\t")]
    return f"<w:r>{properties}{'<w:tab/>'.join(pieces)}</w:r>"


def _external(links: list[str]) -> str:
    entries = "".join(
        f'<Relationship Id="rId{number + 11}" Type="http://schemas.openxmlformats.org/'
        f'officeDocument/2006/relationships/hyperlink" Target="{escape(href)}"'
        ' TargetMode="External"/>'
        for number, href in enumerate(links)
    )
    return (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f"{entries}</Relationships>"
    )
