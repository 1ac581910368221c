"""Minutes whose layout was lost: a page of them is one line, and the sign § is missing.

``3 PYHÄNNÄN KUNTA PÖYTÄKIRJA 3/ Kunnanvaltuusto TILINPÄÄTÖS Kunnanvaltuusto 17 Kunnan …``

Document sharing sites show minutes so. A title in capitals before a board and a number
begins an item; lines are broken again there and before the labels.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from archive.readers.documents.broken_words import with_whole_words
from archive.readers.page_lines import PageLine

_BEGINNING = re.compile(r"(?:^|\n)[ \t]*Transkrip(?:tio|tion)[ \t]*\n", re.IGNORECASE)
_PAGE = re.compile(r"(?P<number>\d{1,4}) (?P<text>\S.*)")
_LONG_LINE = 200  # characters
_CAPITALS = r"[A-ZÅÄÖ0-9][A-ZÅÄÖ0-9 ,.:;/()&\"'+–-]{6,299}?"
_BOARD = (
    r"(?:[A-ZÅÄÖ][a-zåäö-]+(?: (?:ja|och) [a-zåäö-]+)?(?:lautakunta|hallitus|valtuusto|jaosto"
    r"|nämnden|styrelsen|fullmäktige)|Tekninen lautakunta|K?valt|K?hall|KHALL|KVALT|KH|KV"
    r"|[A-ZÅÄÖ][a-zåäö]{2,8}(?:la|lk|ltk)|[A-ZÅÄÖ]{3,8}LTK)"
)
_ITEM = re.compile(
    rf"(?<!\S)(?P<title>{_CAPITALS}) (?P<board>{_BOARD}) (?P<number>\d{{1,4}})(?= [A-ZÅÄÖ\"])"
)
_LABEL = re.compile(
    r"(?<=\S) (?=(?:(?:Vs\. |Vt\. )?(?:Kunnan|Kaupungin|Hallinto|Sivistys|Sivistystoimen|Talous"
    r"|Perusturva|Kj|Esittelijä|Esittelijän|Puheenjohtaja|Puheenjohtajan)"
    r"(?:johtajan|hallituksen|:n|)? ?(?:päätös)?(?:ehdotus|esitys)\b:?"
    r"|(?:Päätösehdotus|PÄÄTÖSEHDOTUS|EHDOTUS|PÄÄTÖS|Ehdotus|Päätös|Esitys|Käsittely):"
    r"|(?:PÄÄTÖSEHDOTUS|PÄÄTÖS|EHDOTUS) "
    rf"|{_BOARD}: (?=[A-ZÅÄÖ]))|Förslag:|Beslut:)"
)
_COVER = re.compile(
    r"(?<=\S) (?=(?:AIKA|PAIKKA|KOKOUSAIKA|KOKOUSPAIKKA|Kokousaika|Kokouspaikka|Aika|Paikka"
    r"|KÄSITELLYT ASIAT|Käsitellyt asiat|OSALLISTUJAT|Osallistujat|LÄSNÄ|Läsnä)\b)"
)
_COVER_PAGES = 2
_FEWEST_PAGES = 2


def is_transcript(text: str) -> bool:
    """Whether a text is such a page."""
    return _BEGINNING.search(text) is not None


def lines_of_transcript(transcript: str) -> list[PageLine]:
    """The lines of the minutes, with a § before each item's number."""
    beginning = _BEGINNING.search(transcript)
    pages = _pages(transcript[beginning.end() if beginning else 0 :])
    frame = _frame(pages)
    lines: list[PageLine] = []
    for number, page in enumerate(pages):
        words = page.split(" ")
        text = " ".join(words[len(frame) :] if number else words)
        lines += _broken(_COVER.sub("\n", text) if number < _COVER_PAGES else text)
    return [PageLine(" ".join(frame)), *lines]


def _pages(text: str) -> list[str]:
    """The lines that are whole pages, in their order."""
    pages: list[str] = []
    for line in text.split("\n"):
        match = _PAGE.fullmatch(line.strip())
        if match and int(match["number"]) == len(pages) + 1:
            pages.append(with_whole_words(match["text"]))
        elif pages and len(line) > _LONG_LINE:
            pages[-1] += f" {with_whole_words(line.strip())}"
    return pages


def _frame(pages: Sequence[str]) -> list[str]:
    """The words with which all pages but the first begin."""
    if len(pages) < _FEWEST_PAGES + 1:
        return []
    split = [page.split(" ")[:20] for page in pages[1:]]
    common: list[str] = []
    for words in zip(*split, strict=False):
        if len(set(words)) > 1:
            break
        common.append(words[0])
    return common


def _broken(page: str) -> list[PageLine]:
    """A page with lines broken before titles, headings and labels."""
    marked = _ITEM.sub(r"\n\n\g<board> § \g<number>\n\g<title>\n\n", page)
    marked = _LABEL.sub("\n", marked)
    lines: list[PageLine] = []
    paragraph = True
    for line in marked.split("\n"):
        if line.strip():
            lines.append(PageLine(line.strip(), paragraph=paragraph))
        paragraph = not line.strip()
    return lines
