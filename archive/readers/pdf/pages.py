"""The words of a PDF with where they stand, page by page.

Coordinates are points (1/72 inch) from the lower left corner of the page as it is shown.
What makes a file unreadable is told by a :class:`MinutesReadError`:

=============  ================================================
``encrypted``  the file needs a password
``damaged``    the file is broken or cut short
``scanned``    the pages are pictures without text
``too-long``   more pages or characters than minutes ever have
=============  ================================================
"""

from __future__ import annotations

import unicodedata
from ctypes import c_double, c_int, create_string_buffer
from dataclasses import dataclass

import pypdfium2  # type: ignore[import-untyped]
import pypdfium2.raw as pdfium  # type: ignore[import-untyped]

from archive.errors import MinutesReadError

MOST_PAGES = 3_000
MOST_CHARACTERS = 4_000_000
_START = b"%PDF-"
_START_WITHIN = 1_024
_END = b"%%EOF"
_END_WITHIN = 2_048
_LINE_END_HYPHEN = "\ufffe"  # what pdfium makes of a hyphen at the end of a line
_HYPHENS = frozenset((_LINE_END_HYPHEN, "\u0002", "\u00ad"))
_INVISIBLE = frozenset(("\u200b", "\u2060", "\ufeff", "\u0000"))
_LONGEST_FONT_NAME = 64
_BOLD = 600  # of a font's weight, 400 is regular
_FEWEST_LETTERS = 20  # in a whole file; fewer are a stamp on a picture
_UNMAPPED_SHARE = 0.3


@dataclass(frozen=True, slots=True)
class Word:
    """A word without spaces in it; ``size`` is the height of its letters' boxes."""

    text: str
    left: float
    right: float
    baseline: float
    size: float
    bold: bool


@dataclass(frozen=True, slots=True)
class Page:
    """The words of a page, in no particular order; none where it could not be opened."""

    number: int
    width: float
    height: float
    words: tuple[Word, ...]
    opened: bool = True


def is_pdf(data: bytes) -> bool:
    """Whether the bytes claim to be a PDF."""
    return _START in data[:_START_WITHIN]


def pages_of(data: bytes) -> list[Page]:
    """The pages of a PDF. Raises :class:`MinutesReadError` (see above)."""
    document = _opened(data)
    try:
        if len(document) > MOST_PAGES:
            raise _too_long()
        pages: list[Page] = []
        characters = 0
        for number in range(len(document)):
            pages.append(_page(document, number))
            characters += sum(len(word.text) for word in pages[-1].words)
            if characters > MOST_CHARACTERS:
                raise _too_long()
    finally:
        document.close()
    if not any(page.opened for page in pages):
        raise _damaged()
    _check_letters(pages)
    return pages


def ends_early(data: bytes) -> bool:
    """Whether the end mark of a PDF is missing: it may have been cut short."""
    return _END not in data[-_END_WITHIN:]


def _opened(data: bytes) -> pypdfium2.PdfDocument:
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == pdfium.FPDF_ERR_PASSWORD:
            raise MinutesReadError(
                "encrypted",
                "The PDF is protected with a password. Save it without one and give it again.",
            ) from None
        if getattr(error, "err_code", None) == pdfium.FPDF_ERR_SECURITY:
            raise MinutesReadError(
                "encrypted", "The PDF is encrypted in a way that cannot be opened."
            ) from None
        raise _damaged() from None
    if len(document) == 0:
        document.close()
        raise _damaged()
    return document


def _page(document: pypdfium2.PdfDocument, number: int) -> Page:
    try:
        page = document[number]
    except pypdfium2.PdfiumError:
        return Page(number + 1, 0, 0, (), opened=False)
    try:
        width, height = page.get_size()
        turn = page.get_rotation() % 360
        text_page = page.get_textpage()
        try:
            words = _words(text_page, turn, width, height)
        finally:
            text_page.close()
    except pypdfium2.PdfiumError:
        return Page(number + 1, 0, 0, (), opened=False)
    finally:
        page.close()
    return Page(number + 1, width, height, tuple(words))


def _words(text_page: pypdfium2.PdfTextPage, turn: int, width: float, height: float) -> list[Word]:
    handle = text_page.raw
    count = text_page.count_chars()
    if count > MOST_CHARACTERS:
        raise _too_long()
    words: list[Word] = []
    letters: list[str] = []
    first = 0
    for index in range(count + 1):
        character = chr(pdfium.FPDFText_GetUnicode(handle, index)) if index < count else " "
        if character in _HYPHENS:
            letters.append("-")
            character = "\n"
        if not character.isspace():
            if character not in _INVISIBLE:
                first = index if not letters else first
                letters.append(character)
            continue
        last = index if letters and letters[-1] == "-" and character == "\n" else index - 1
        if letters:
            text = unicodedata.normalize("NFC", "".join(letters))
            words.append(_word(handle, text, (first, last), (turn, width, height)))
            letters.clear()
    return words


def _word(
    handle: object, text: str, span: tuple[int, int], shown: tuple[int, float, float]
) -> Word:
    first, last = span
    x, y = c_double(), c_double()
    pdfium.FPDFText_GetCharOrigin(handle, first, x, y)
    left, right, bottom, top = c_double(), c_double(), c_double(), c_double()
    pdfium.FPDFText_GetCharBox(handle, last, left, right, bottom, top)
    end = _turned(right.value, y.value, *shown)
    rectangle = pdfium.FS_RECTF()
    pdfium.FPDFText_GetLooseCharBox(handle, first, rectangle)
    tall = rectangle.top - rectangle.bottom
    wide = rectangle.right - rectangle.left
    start = _turned(x.value, y.value, *shown)
    size = abs(wide if shown[0] in (90, 270) else tall)
    right_end = max(end[0], start[0])
    return Word(text, start[0], right_end, start[1], size or 10.0, _is_bold(handle, first))


def _is_bold(handle: object, character: int) -> bool:
    """Whether a letter's font is bold: by its weight, or where that is not told by its name."""
    weight = pdfium.FPDFText_GetFontWeight(handle, character)
    if weight > 0:
        return bool(weight >= _BOLD)
    name = create_string_buffer(_LONGEST_FONT_NAME)
    pdfium.FPDFText_GetFontInfo(handle, character, name, _LONGEST_FONT_NAME, c_int())
    return b"bold" in name.value.lower()


def _turned(x: float, y: float, turn: int, width: float, height: float) -> tuple[float, float]:
    """A point of the page as it is stored, on the page as it is shown."""
    if turn == 90:
        return y, height - x
    if turn == 180:
        return width - x, height - y
    if turn == 270:
        return width - y, x
    return x, y


def _check_letters(pages: list[Page]) -> None:
    letters = unmapped = 0
    for page in pages:
        for word in page.words:
            letters += sum(map(str.isalnum, word.text))
            unmapped += sum(unicodedata.category(c) in ("Co", "Cn", "Cc") for c in word.text)
    if letters < _FEWEST_LETTERS and unmapped <= letters:
        raise MinutesReadError(
            "scanned",
            "The PDF has pictures of pages and no text. Recognise its text (OCR) and give it"
            " again.",
        )
    if unmapped > _UNMAPPED_SHARE * (letters + unmapped):
        raise MinutesReadError(
            "unmapped",
            "The PDF does not say which letters its signs are. Recognise its text (OCR) and"
            " give it again.",
        )


def _damaged() -> MinutesReadError:
    return MinutesReadError(
        "damaged", "The PDF is damaged or cut short. Fetch it again from its source."
    )


def _too_long() -> MinutesReadError:
    return MinutesReadError(
        "too-long",
        f"The PDF has more than {MOST_PAGES:,} pages or {MOST_CHARACTERS:,} characters."
        " Split it into smaller files.",
    )
