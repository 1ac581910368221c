"""Writes small PDFs: words at places, in Helvetica or its bold, the same bytes each time.

Enough for samples of minutes, and nothing more: text in windows-1252, A4 pages.
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass, field

WIDTH, HEIGHT = 595, 842

# Widths of Helvetica's letters in thousandths of the size; all others are 556 wide.
_WIDTHS = {
    **dict.fromkeys("ijl'", 222), **dict.fromkeys(" !,./:;[]\\|If t", 278), "t": 278, "f": 278,
    **dict.fromkeys("-()r`", 333), **dict.fromkeys("ckJsvxyz", 500), **dict.fromkeys("FTZ", 611),
    **dict.fromkeys("ABEKPSVXYÄÅ&", 667), **dict.fromkeys("CDHNRUw", 722),
    **dict.fromkeys("GOQÖ", 778), **dict.fromkeys("mM", 833), "W": 944, "•": 350,
}  # fmt: skip


def width_of(text: str, size: float) -> float:
    """How wide a text is, in points."""
    return sum(_WIDTHS.get(letter, 556) for letter in text) * size / 1000


@dataclass(slots=True)
class PdfWriter:
    """Collects pages; ``data`` gives the file."""

    compressed: bool = True
    _pages: list[list[str]] = field(default_factory=list)

    def new_page(self) -> None:
        """Begin a page."""
        self._pages.append([])

    @property
    def count(self) -> int:
        """How many pages there are."""
        return len(self._pages)

    def text(
        self, x: float, y: float, words: str, size: float = 10, bold: bool = False, page: int = -1
    ) -> None:
        """Write words at a place of the last page (or of ``page``), in points from below."""
        font = "F2" if bold else "F1"
        self._pages[page].append(
            f"BT /{font} {size:g} Tf 1 0 0 1 {x:.2f} {y:.2f} Tm ({_escaped(words)}) Tj ET"
        )

    def box(self, x: float, y: float, width: float, height: float) -> None:
        """Draw a filled box: a page that has nothing else is a picture."""
        self._pages[-1].append(f"{x:g} {y:g} {width:g} {height:g} re f")

    def data(self, encrypt: str = "") -> bytes:
        """The file's bytes. ``encrypt`` goes into the trailer as it is."""
        objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b""]
        for name in ("Helvetica", "Helvetica-Bold"):
            objects.append(
                f"<< /Type /Font /Subtype /Type1 /BaseFont /{name}"
                " /Encoding /WinAnsiEncoding >>".encode()
            )
        kids = []
        for page in self._pages:
            content = "\n".join(page).encode("cp1252", errors="replace")
            objects.append(self._stream(content))
            kids.append(f"{len(objects) + 1} 0 R")
            objects.append(
                f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}]"
                f" /Contents {len(objects)} 0 R"
                " /Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> >>".encode()
            )
        objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>".encode()
        return _file(objects, encrypt)

    def _stream(self, content: bytes) -> bytes:
        if not self.compressed:
            return b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content)
        packed = zlib.compress(content, 9)
        head = b"<< /Length %d /Filter /FlateDecode >>" % len(packed)
        return head + b"\nstream\n" + packed + b"\nendstream"


def _escaped(words: str) -> str:
    return words.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")


def _file(objects: list[bytes], encrypt: str) -> bytes:
    out = bytearray(b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n")
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R {encrypt}>>\n".encode()
    out += b"startxref\n%d\n%%%%EOF\n" % start
    return bytes(out)
