"""Lets text flow over the pages of a PDF as word processors do.

A soft hyphen (U+00AD) in a word is a place where a line may break it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from corpus.documents.pdf_writer import HEIGHT, PdfWriter, width_of

_SOFT = "\u00ad"


@dataclass(slots=True)
class PageFlow:
    """Writes from the top of the page to its bottom, then on the next page.

    ``header`` are (x, text) on each page; "{page}" and "{pages}" stand for the numbers.
    ``left`` is where text begins, ``label_left`` where labels beside it do.
    """

    header: tuple[tuple[float, str], ...] = ()
    footer: tuple[tuple[float, str], ...] = ()
    left: float = 60
    right: float = 535
    label_left: float = 60
    size: float = 10
    leading: float = 1.25
    pdf: PdfWriter = field(default_factory=PdfWriter)
    y: float = 0

    def new_page(self) -> None:
        """Go on at the top of a new page."""
        self.pdf.new_page()
        self.y = HEIGHT - 90

    def gap(self, lines: float = 1) -> None:
        """Leave room."""
        self.y -= lines * self.size * self.leading

    def line(self, cells: Iterable[tuple[float, str]], bold: bool = False) -> None:
        """One row of words at their places."""
        self._room()
        for x, words in cells:
            self.pdf.text(x, self.y, words, self.size, bold)
        self.gap()

    def paragraph(
        self, text: str, bold: bool = False, left: float | None = None, mark: str = ""
    ) -> None:
        """A paragraph, broken into lines; ``mark`` stands before its first one."""
        left = self.left if left is None else left
        start = left + 12 if mark else left
        for number, words in enumerate(self._broken(text, self.right - start)):
            cells = [(start, words)]
            self.line([(left, mark), *cells] if mark and number == 0 else cells, bold)

    def label(self, label: str, text: str, bold: bool = True) -> None:
        """A label in the column of labels with its text beside it; "|" breaks the label."""
        pieces = label.split("|")
        lines = self._broken(text, self.right - self.left)
        for number in range(max(len(pieces), len(lines))):
            self._room()
            if number < len(pieces):
                self.pdf.text(self.label_left, self.y, pieces[number], self.size, bold)
            if number < len(lines):
                self.pdf.text(self.left, self.y, lines[number], self.size)
            self.gap()

    def data(self) -> bytes:
        """The file with headers and footers."""
        pages = self.pdf.count
        for page in range(pages):
            for places, y in ((self.header, HEIGHT - 45), (self.footer, 40)):
                for x, words in places:
                    words = words.replace("{page}", str(page + 1)).replace("{pages}", str(pages))
                    self.pdf.text(x, y, words, 9, page=page)
        return self.pdf.data()

    def _room(self) -> None:
        if not self.pdf.count or self.y < 75:
            self.new_page()

    def _broken(self, text: str, width: float) -> list[str]:
        lines = [""]
        for word in text.split(" "):
            whole = word.replace(_SOFT, "")
            joined = f"{lines[-1]} {whole}".strip()
            if width_of(joined, self.size) <= width:
                lines[-1] = joined
                continue
            head, rest = self._hyphenated(lines[-1], word, width)
            lines[-1] = head
            lines.append(rest)
        return [line for line in lines if line]

    def _hyphenated(self, line: str, word: str, width: float) -> tuple[str, str]:
        pieces = word.split(_SOFT)
        for number in range(len(pieces) - 1, 0, -1):
            head = f"{line} {''.join(pieces[:number])}-".strip()
            if width_of(head, self.size) <= width:
                return head, "".join(pieces[number:])
        return line, word.replace(_SOFT, "")
