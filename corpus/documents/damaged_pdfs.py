"""PDFs that cannot be read, by file name; what stands before the first dot is the code."""

from __future__ import annotations

import zlib

from corpus.documents.encrypted_pdf import encryption
from corpus.documents.minutes_kempele import minutes
from corpus.documents.pdf_writer import PdfWriter

_HEADER = b"%PDF-1.4\n"
_TRAILER = b"trailer\n<< /Size 4 /Root 1 0 R >>\n%%EOF\n"
_CATALOG = b"1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n"


def damaged_pdfs() -> dict[str, bytes]:
    """The files."""
    whole = minutes()
    return {
        "encrypted.password.pdf": _page_of("Salattu pöytäkirja").data(encryption("salaisuus")),
        "encrypted.unknown-handler.pdf": _page_of("Salattu pöytäkirja").data(
            "/Encrypt << /Filter /Kaksoislukko /V 9 >> "
        ),
        "damaged.header-alone.pdf": _HEADER,
        "damaged.cut-short.pdf": whole[:400],
        "damaged.no-pages.pdf": _HEADER
        + _CATALOG
        + b"2 0 obj\n<< /Type /Pages /Kids [] /Count 0 >>\nendobj\n"
        + _TRAILER,
        "damaged.no-catalog.pdf": _HEADER + b"2 0 obj\n<< /Type /Pages >>\nendobj\n" + _TRAILER,
        "damaged.page-tree-loop.pdf": _HEADER
        + _CATALOG
        + b"2 0 obj\n<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2 >>\nendobj\n"
        + _TRAILER,
        "damaged.zeros.pdf": _HEADER + bytes(3_000),
        "damaged.wrong-kind.pdf": _HEADER + b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4,
        "scanned.picture.pdf": picture(),
        "scanned.empty-pages.pdf": _blank(),
        "scanned.stamp-alone.pdf": _stamp(),
        "scanned.broken-stream.pdf": _broken_stream(),
        "scanned.form-draws-itself.pdf": _form_loop(),
        "unrecognised.letter.pdf": _page_of(
            "Hyvä vastaanottaja, kiitämme kirjeestänne ja palaamme asiaan syksyllä."
        ).data(),
        "unrecognised.agenda-without-items.pdf": _page_of(
            "Kunnanhallitus kokoontuu 4.5.2020 kello 16. Asialista lähetetään myöhemmin."
        ).data(),
        "unmapped.signs.pdf": _signs(),
    }


def _page_of(text: str) -> PdfWriter:
    pdf = PdfWriter()
    pdf.new_page()
    pdf.text(60, 700, text)
    return pdf


def picture() -> bytes:
    """Two pages that are pictures, as a scanner makes them."""
    pdf = PdfWriter()
    for _ in range(2):
        pdf.new_page()
        for number in range(40):
            pdf.box(60, 780 - 18 * number, 470, 8)
    return pdf.data()


def _blank() -> bytes:
    pdf = PdfWriter()
    pdf.new_page()
    pdf.new_page()
    return pdf.data()


def _stamp() -> bytes:
    pdf = _page_of("SAAPUNUT 3")
    pdf.box(60, 100, 470, 560)
    return pdf.data()


def _broken_stream() -> bytes:
    packed = bytearray(zlib.compress(b"BT /F1 10 Tf 60 700 Td (Kunnanhallitus) Tj ET " * 40))
    packed[8:] = bytes(len(packed) - 8)
    return _with_content(b"/Filter /FlateDecode", bytes(packed))


def _form_loop() -> bytes:
    form = (
        b"5 0 obj\n<< /Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources"
        b" << /XObject << /X0 5 0 R >> >> /Length 7 >>\nstream\n/X0 Do\nendstream\nendobj\n"
    )
    return _with_content(b"", b"/X0 Do", form, b"/XObject << /X0 5 0 R >>")


def _signs() -> bytes:
    """Text in a font whose map leads to letters of private use."""
    mapping = (
        b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n"
        b"1 begincodespacerange <00> <ff> endcodespacerange\n"
        b"1 beginbfrange <20> <ff> <e020> endbfrange\nendcmap end end"
    )
    font = (
        b"5 0 obj\n<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica"
        b" /ToUnicode 6 0 R >>\nendobj\n"
        b"6 0 obj\n<< /Length %d >>\nstream\n%s\nendstream\nendobj\n" % (len(mapping), mapping)
    )
    text = b"BT /F9 10 Tf 60 700 Td (%s) Tj ET" % (b"Kunnanhallitus hyvaksyi esityksen " * 4)
    return _with_content(b"", text, font, b"/Font << /F9 5 0 R >>")


def _with_content(
    filters: bytes, content: bytes, more: bytes = b"", resources: bytes = b""
) -> bytes:
    return (
        _HEADER
        + _CATALOG
        + b"2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n"
        + b"3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        + b" /Resources << "
        + resources
        + b" >> >>\nendobj\n"
        + b"4 0 obj\n<< /Length %d %s >>\nstream\n%s\nendstream\nendobj\n"
        % (len(content), filters, content)
        + more
        + _TRAILER
    )
