"""Any document to lines: PDF, DOCX, HTML or plain text, told apart by its first bytes.

Several readers look at one file; it is opened once.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from archive.errors import MinutesReadError
from archive.readers.decoding import decode
from archive.readers.documents.transcript import is_transcript, lines_of_transcript
from archive.readers.documents.wrapped_text import whole_paragraphs
from archive.readers.docx.text import is_docx, text_of_docx
from archive.readers.docx.word_97 import is_word_97, refusal_of_word_97
from archive.readers.html_text import lines_of, looks_like_html, parsed
from archive.readers.page_lines import PageLine, lines_of_text
from archive.readers.pdf.pages import is_pdf
from archive.readers.pdf.text import text_of_pdf

MOST_LINES = 400_000


@dataclass(frozen=True, slots=True)
class DocumentText:
    """The lines of a document; ``frame`` are the lines of its headers and footers.

    ``kind`` is "pdf", "docx", "html", "text" or "transcript"; ``warnings`` say what could not
    be read.
    """

    kind: str
    lines: tuple[PageLine, ...]
    frame: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """Frame and lines as one text."""
        return "\n".join((*self.frame, *(line.text for line in self.lines)))


def is_document(data: bytes) -> bool:
    """Whether the file claims to be a PDF or a Word document."""
    return is_pdf(data) or is_docx(data) or is_word_97(data)


def document_of(data: bytes) -> DocumentText:
    """The text of a document. Raises :class:`MinutesReadError` where there is none."""
    opened = _opened(data)
    if isinstance(opened, DocumentText):
        return opened
    code, message = opened
    raise MinutesReadError(code, message)


@lru_cache(maxsize=1)
def _opened(data: bytes) -> DocumentText | tuple[str, str]:
    """The text, or the code and message of why there is none."""
    try:
        found = _read(data)
    except MinutesReadError as error:
        return error.code, str(error)
    if len(found.lines) > MOST_LINES:
        return "too-many-lines", f"The file has more than {MOST_LINES:,} lines. Split it."
    return found


def _read(data: bytes) -> DocumentText:
    if is_word_97(data):
        raise refusal_of_word_97(data)
    if is_docx(data):
        docx = text_of_docx(data)
        return DocumentText("docx", tuple(docx.lines), docx.frame)
    if is_pdf(data):
        pdf = text_of_pdf(data)
        return DocumentText("pdf", tuple(pdf.lines), pdf.frame, pdf.warnings)
    if looks_like_html(data):
        tree, decoded = parsed(data)
        for node in tree.css("nav, footer, aside"):
            node.decompose()
        body = tree.body
        words = body.text(separator="\n") if body is not None else ""
        if is_transcript(words):
            return DocumentText(
                "transcript", tuple(lines_of_transcript(words)), (), decoded.warnings
            )
        lines = tuple(lines_of(body)) if body is not None else ()
        return DocumentText("html", lines, (), decoded.warnings)
    decoded = decode(data)
    if decoded.text.count("\n") > MOST_LINES:
        raise MinutesReadError(
            "too-many-lines", f"The file has more than {MOST_LINES:,} lines. Split it."
        )
    if is_transcript(decoded.text):
        return DocumentText(
            "transcript", tuple(lines_of_transcript(decoded.text)), (), decoded.warnings
        )
    lines = tuple(whole_paragraphs(lines_of_text(decoded.text)))
    return DocumentText("text", lines, (), decoded.warnings)
