"""One text as a PDF, a Word document and a web page: the same minutes in every format."""

import html
import re

from corpus.documents.docx_writer import DocxWriter
from corpus.documents.page_flow import PageFlow

CELLS = re.compile(r" {3,}")


def as_pdf(text: bytes) -> bytes:
    flow = PageFlow(right=545)
    flow.new_page()
    for line in text.decode().split("\n"):
        cells = CELLS.split(line.strip())
        if not line.strip():
            flow.gap()
        elif len(cells) > 1:
            flow.line((60 + 180 * number, cell) for number, cell in enumerate(cells))
        else:
            flow.paragraph(line.strip())
    return flow.data()


def as_docx(text: bytes) -> bytes:
    docx = DocxWriter()
    for line in text.decode().split("\n"):
        docx.paragraph(CELLS.sub("\t", line.strip()))
    return docx.data()


def as_html(text: bytes) -> bytes:
    rows = []
    for line in text.decode().split("\n"):
        cells = CELLS.split(line.strip())
        if len(cells) > 1:
            rows.append("<tr>" + "".join(f"<td>{html.escape(c)}</td>" for c in cells) + "</tr>")
        elif line.strip():
            rows.append(f"<p>{html.escape(line.strip())}</p>")
    body = "\n".join(f"<table>{r}</table>" if r.startswith("<tr>") else r for r in rows)
    return f"<!DOCTYPE html><html><body>{body}</body></html>".encode()


FORMATS = {"pdf": as_pdf, "docx": as_docx, "html": as_html}
