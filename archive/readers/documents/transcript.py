"""Minutes whose layout was lost: a page of them is one line, and the sign § is missing.

``3 PYHÄNNÄN KUNTA PÖYTÄKIRJA 3/ Kunnanvaltuusto TILINPÄÄTÖS Kunnanvaltuusto 17 Kunnan …``
``3 KYYJÄRVEN KUNTA PÖYTÄKIRJA 3/ Kunnanhallitus Kokouksen laillisuus Kh 21 Kunnan …``
``4 Tuusulan kunta Pöytäkirja 19/ (56) 310 Kokouksen laillisuus Todetaan …``

Document sharing sites show minutes so, with a number before each page or without. A title in
capitals before a board and a number begins an item, and so does a page that begins with a
title and these, or with a number and a title that the table of contents gives. Lines are
broken again there and before the labels.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from archive.readers.documents.broken_words import with_whole_words
from archive.readers.documents.contents_list import begun_by_list, contents_of
from archive.readers.page_lines import PageLine

_BEGINNING = re.compile(r"(?:^|\n)[ \t]*Transkript(?:io|ion)?[ \t]*\n", re.IGNORECASE)
_PAGE = re.compile(r"(?P<number>\d{1,4}) (?P<text>\S.*)")
_LONG_LINE = 200  # characters
_SHARE_OF_PAGES = 0.6  # of the characters of a text whose lines are pages
_FEWEST_OF_PAGE = 300  # characters of a line that is a page, where nothing else tells
_SNIFFED = 100_000  # characters
_CAPITALS = r"[A-ZÅÄÖ][A-ZÅÄÖ0-9 ,.:;/()&\"'+–-]{6,299}?"
_SHORT_BOARD = (
    r"K?valt|K?hall|Valt|Hall|KHALL|KVALT|K[HhVv]|K[Ss][Tt]|F[Gg][Ee]|[A-ZÅÄÖ][a-zåäö]{2,8}(?:la|lk|ltk)"
    r"|[A-ZÅÄÖ][a-zåäö]{1,7}\. ?ltk|[A-ZÅÄÖ]{3,8}LTK"
)
_BOARD = (
    r"(?:[A-ZÅÄÖ][a-zåäö-]+(?: (?:ja|och) [a-zåäö-]+)?(?:lautakunta|hallitus|valtuusto|jaosto"
    rf"|nämnden|styrelsen|fullmäktige)|Tekninen lautakunta|{_SHORT_BOARD})"
)
_ITEM = re.compile(
    rf"(?<!\S)(?:\d{{1,4}}[,–-]? ){{0,8}}(?P<title>{_CAPITALS}) (?P<board>{_BOARD}) "
    r"(?:§ ?)?(?P<number>(?!(?:19|20)\d\d )\d{1,4})(?= [A-ZÅÄÖ\"])"
)
_AT_TOP = re.compile(
    r"(?:(?P<full>[A-ZÅÄÖ][a-zåäö-]+(?: [a-zåäö-]+){0,3}) )??"
    r"(?P<title>[A-ZÅÄÖ][^.:§]{5,240}?) (?:(?P<diary>\d{1,6}/ ?/? ?\d{4}) )?"
    rf"(?P<board>{_SHORT_BOARD}|[A-ZÅÄÖ]{{3,10}}|{_BOARD}) (?:§ ?)?(?P<number>\d{{1,4}})"
    r"(?= [A-ZÅÄÖ\"-])"
)
_FULL = (
    r"(?:[A-ZÅÄÖ][a-zåäö-]+ (?:[a-zåäö-]+ ){0,3}[a-zåäö-]{0,30}|[A-ZÅÄÖ][a-zåäö-]{0,30}"
    r"|(?=[A-ZÅÄÖ]))(?i:lautakunta|hallitus|valtuusto|jaosto|nämnden|styrelsen"
    r"|fullmäktige)"
)
_FULL_NAME = re.compile(rf"{_FULL} (?=[A-ZÅÄÖ0-9])")
_LABEL = re.compile(
    r"(?<=\S) (?=(?:(?:Vs\. |Vt\. )?(?:Kunnan|Kaupungin|Hallinto|Sivistys|Sivistystoimen|Talous"
    r"|Perusturva|Kj|Esittelijä|Esittelijän|Puheenjohtaja|Puheenjohtajan)"
    r"(?:johtajan|hallituksen|:n|)? ?(?:päätös)?(?:ehdotus|esitys)\b:?"
    r"|(?:Päätösehdotus|PÄÄTÖSEHDOTUS|EHDOTUS|PÄÄTÖS|Ehdotus|Päätös|Esitys|Käsittely):"
    r"|(?:PÄÄTÖSEHDOTUS|PÄÄTÖS|EHDOTUS|Päätösehdotus|Päätös|Ehdotus) (?=[A-ZÅÄÖ])"
    rf"|{_BOARD}: (?=[A-ZÅÄÖ]))|(?:Förslag|Beslutsförslag|Beslut):"
    r"|(?:Beslutsförslag|Beslut) (?=[A-ZÅÄÖ]))"
)
_COVER = re.compile(
    r"(?<=\S) (?=(?:AIKA|PAIKKA|KOKOUSAIKA|KOKOUSPAIKKA|KOKOUSTIEDOT|Kokousaika|Kokouspaikka|Aika"
    r"|Paikka|KÄSITELLYT ASIAT|Käsitellyt asiat|KÄSITELTÄVÄT ASIAT|OSALLISTUJAT|Osallistujat"
    r"|LÄSNÄ|Läsnä|TID|Tid|PLATS|Plats|Mötesdatum|NÄRVARANDE|Närvarande|Behandlade ärenden)\b)"
)
_PAGE_HEAD = re.compile(
    r"[A-ZÅÄÖ][\w-]+ (?:kaupunki |kunta |stad |kommun )?"
    r"(?:pöytäkirja|esityslista|kokouskutsu|protokoll|föredragningslista) \d",
    re.IGNORECASE,
)
_LONE_ITEM = re.compile(
    r"(?P<head>[A-ZÅÄÖ][\w-]+ (?:kaupunki |kunta |stad |kommun )?"
    r"(?:Pöytäkirja|Esityslista|Protokoll)"
    r" \d{0,3}/(?:\d{4})? ?(?:\d{1,3} ?)?\( ?\d{1,3} ?\)) (?P<number>\d{1,4}) "
    r"(?P<title>[A-ZÅÄÖ].{5,300}?) (?:HEL T )?"
    r"(?P<label>Päätös|Päätösehdotus|Esitys|Lausunto|Beslut|Beslutsförslag) (?P<text>\S.*)"
)
_PAGE_NUMBER = re.compile(r"^(?:\d{1,4} ?/ ?\d{1,4}|\d{1,4} ?\( ?\d{1,4} ?\)|\( ?\d{1,4} ?\)) ")
_TWICE = re.compile(r"\b([A-ZÅÄÖ][a-zåäö]{6,}) \1\b")
_LIST_ROW = re.compile(r"(?<=\S) \d{1,3} (?=[A-ZÅÄÖ])")
_NAMED = re.compile(r"(?m)^[ \t]*Download \"(?P<name>[^\"\n]{3,300})\"")
_NAMED_ITEM = re.compile(r"(?P<number>\d{1,4}) (?P<title>[A-ZÅÄÖ][^\"\n]{9,300})")
_BOARD_AT_TOP = re.compile(rf"(?:\d{{1,6}}/ ?/? ?\d{{4}} )?(?P<board>{_FULL}) ")
_BOARD_LAST = re.compile(rf"(?:^|[ )])(?P<board>{_FULL})(?: [A-Z][a-z]{{0,3}}/)?$")
_COVER_PAGES = 2
_LIST_PAGES = 3
_FEWEST_PAGES = 2


def is_transcript(text: str) -> bool:
    """Whether a text is such a page."""
    if _BEGINNING.search(text) is not None:
        return True
    lines = text[:_SNIFFED].split("\n")
    pages = [line for line in lines if len(line) > _LONG_LINE]
    if sum(map(len, pages)) < _SHARE_OF_PAGES * sum(map(len, lines)):
        return False
    if sum(1 for line in pages if _PAGE_HEAD.match(line)) > 1:
        return True
    return any(len(line) >= _FEWEST_OF_PAGE and _ITEM.search(line) for line in pages)


def lines_of_transcript(transcript: str) -> list[PageLine]:
    """The lines of the minutes, with a § before each item's number."""
    beginning = _BEGINNING.search(transcript)
    pages = _numbered(transcript[beginning.end() :]) if beginning else _bare(transcript)
    frame = _frame(pages)
    listed = contents_of(" ".join(pages[:_LIST_PAGES]))
    lines: list[PageLine] = []
    board: list[PageLine] = []
    for number, page in enumerate(pages):
        words = page.split(" ")
        text = " ".join(words[len(frame) :] if number or words[: len(frame)] == frame else words)
        text = _PAGE_NUMBER.sub("", text if number or frame else _alone(text))
        if number >= _COVER_PAGES:
            named = _FULL_NAME.match(text)
            board = board or ([PageLine(named[0].strip())] if named else [])
            text = _begun_at_top(text, listed)
        lines += _broken(_COVER.sub("\n", text) if number < _COVER_PAGES else text)
    before = transcript[: beginning.start()] if beginning else ""
    return [*_named(before, pages if not listed else ()), *board, PageLine(" ".join(frame)), *lines]


def _named(before: str, pages: Sequence[str]) -> list[PageLine]:
    """What the site calls the document, above it: its day and its board may stand there alone.

    A document called by a number and a title is the item with that §, unless it lists others;
    the board stands at the top of its first page.
    """
    match = _NAMED.search(before)
    if match is None:
        return []
    name = " ".join(match["name"].split())
    item = _NAMED_ITEM.fullmatch(name)
    if item and pages:
        top = _BOARD_AT_TOP.match(pages[0])
        board = [PageLine(top["board"])] if top else []
        return [*board, PageLine(f"§ {item['number']}"), PageLine(item["title"])]
    last = _BOARD_LAST.search(name)
    return [PageLine(name), *([PageLine(last["board"])] if last else [])]  # "… Kaupunginhallitus"


def _numbered(text: str) -> list[str]:
    """The lines that are whole pages with their number before them, in their order."""
    pages: list[str] = []
    for line in text.split("\n"):
        match = _PAGE.fullmatch(line.strip())
        if match and int(match["number"]) == len(pages) + 1:
            pages.append(with_whole_words(match["text"]))
        elif pages and len(line) > _LONG_LINE:
            pages[-1] += f" {with_whole_words(line.strip())}"
    return pages


def _bare(text: str) -> list[str]:
    """The lines from the first long one on: pages without a number of their own."""
    lines = [line.strip() for line in text.split("\n")]
    first = next(n for n, line in enumerate(lines) if len(line) > _LONG_LINE)
    return [with_whole_words(line) for line in lines[first:] if line]


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


def _alone(page: str) -> str:
    """The first page of a document that is one item: its § and title below the page's head."""
    match = _LONE_ITEM.match(page)
    if match is None:
        return page
    head = f"{match['head']}\n\n§ {match['number']}\n{match['title']}"
    return f"{head}\n\n{match['label']}\n{match['text']}"


def _begun_at_top(page: str, listed: dict[int, str]) -> str:
    """A page that begins with an item's title, with the § above it."""
    if _ITEM.match(page):
        return page
    full = _FULL_NAME.match(page)
    rest = page[full.end() :] if full else page
    top = _AT_TOP.match(rest)
    if top:
        head = f"{top['board']} § {top['number']}\n{top['title']}"
        diary = f"\nDno {top['diary']}" if top["diary"] else ""
        return f"\n\n{head}{diary}\n\n{rest[top.end() :].strip()}"
    return begun_by_list(rest, listed) or page


def _headed(match: re.Match[str]) -> str:
    """An item's title with the § above it; of a table of contents before it, nothing."""
    before, title = "", match["title"]
    rows = list(_LIST_ROW.finditer(title))
    if len(rows) > 1:
        before, title = title[: rows[-1].start()], title[rows[-1].end() :]
    return f"{before}\n\n{match['board']} § {match['number']}\n{title}\n\n"


def _broken(page: str) -> list[PageLine]:
    """A page with lines broken before titles, headings and labels."""
    marked = _ITEM.sub(_headed, _TWICE.sub(r"\1", page))
    marked = _LABEL.sub("\n", marked)
    lines: list[PageLine] = []
    paragraph = True
    for line in marked.split("\n"):
        if line.strip():
            lines.append(PageLine(line.strip(), paragraph=paragraph))
        paragraph = not line.strip()
    return lines
