"""Lines of a document that begin an item, or name a handling within one.

=================================================  ==============================
``Kunnanhallitus § 45 12.03.2018``                 board, § and day, in any order
``KHALL 12.03.2018 § 45``, ``Khall § 45``          the board shortened, with day or without
``§ 45 Title``, ``45 § Title``, ``§ 45``           the § with the title, or before it
``Pykälä 45``, ``Paragraf 4 Title``                the word instead of the sign
``12.03.2018 § 45``                                the day of the meeting before the §
``Asia 8``, ``Asianro 8``, ``Ärende 8``            an agenda's number: no §
=================================================  ==============================
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from archive.minutes import Board
from archive.readers.documents.board_names import is_board_name, plain_board
from archive.readers.handling import day_in, handling_of, number_of
from archive.readers.page_labels import label_of, meaning_of_label
from archive.readers.page_lines import PageLine

LONGEST = 320
_SIGN_FIRST = r"§+ ?(?P<a>\d{1,4}[a-z]?)"
_SIGN_LAST = r"(?P<b>\d{1,4}[a-z]?)\.? ?§+"
_WORD = r"(?:Pykälä|PYKÄLÄ|Paragraf|PARAGRAF|Pyk\.|Par\.) ?(?P<c>\d{1,4}[a-z]?)"
_DAY = r"(?P<day>\d{1,2}\.\d{1,2}\.(?:19|20)\d\d)"
_TITLE = r"[ .:–-]{0,4}(?P<title>[^\s.:,;)].*)?"
_NUMBERED = re.compile(rf"(?:{_SIGN_FIRST}|{_SIGN_LAST}|{_WORD})(?![\w:]|\.\d){_TITLE}")
_OF_BOARD = re.compile(
    r"(?P<board>[^\W\d_][^\n\d§()]{0,90}?),? {0,2}"
    rf"(?:{_SIGN_FIRST}|{_SIGN_LAST})(?![\w:]){_TITLE}"
)
_OF_BOARD_BARE = re.compile(r"(?P<board>[^\W\d_]{2,12}) (?P<a>\d{1,4})")
_DAY_FIRST = re.compile(rf"{_DAY},? {{0,2}}(?:{_SIGN_FIRST}|{_SIGN_LAST})\.?")
_DAY_LAST = re.compile(rf"(?:{_SIGN_FIRST}|{_SIGN_LAST}),? {{0,2}}{_DAY}")
_OF_AGENDA = re.compile(
    r"(?:Asianro|Asia nro|Asiakohta|Asia|Kohta|Ärende|Ärendenr) (?P<a>\d{1,3})\.?"
    r"(?:[ :.–-]{1,3}(?P<title>[^\s.].*))?"
)
_BARE = re.compile(
    r"(?P<a>\d{1,4}) (?P<title>[A-ZÅÄÖ][A-ZÅÄÖ0-9 ,.:;/()&\"'–-]{5,299}?)"
    r"(?P<page> ?(?:Sivu|Sida) ?\d{1,4})?"
)
_FEWEST_BARE = 2
_DOTS = frozenset(".…_")
_DIGITS = "0123456789"
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_QUOTES = "\"'”’(–-"
_FORM = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class DocumentHeading:
    """What a line says of an item; ``line`` is its place in the document.

    ``is_section`` is False for an agenda's running number, ``listed`` True for a line that
    ends as a table of contents does (with dots, or a page's number in a cell of its own).
    """

    line: int
    number: str
    title: str = ""
    board: Board | None = None
    day: date | None = None
    is_section: bool = True
    listed: bool = False

    @property
    def rank(self) -> int:
        """The number without its letter."""
        return int(self.number.rstrip(_LETTERS) or 0)

    @property
    def letter(self) -> str:
        """The letter behind the number ("45a"), or empty."""
        return self.number[-1] if self.number[-1:].isalpha() else ""


def heading_in(line: PageLine, place: int) -> DocumentHeading | None:
    """The heading that this line is, or None."""
    text = line.text.strip()
    if not 2 <= len(text) <= LONGEST or not any(c.isdigit() for c in text[:200]):
        return None
    if agenda := _of_agenda(text, place):
        return agenda
    if text[0].isalpha() and (label_of(line) or _announces_history(text)):
        return None
    listed = _listed(text)
    whole = " ".join(text.split())
    found = _of_handling(whole, place) or _of_day(whole, place)
    if found:
        return found
    words = " ".join(listed.split()) if listed else whole
    found = _numbered(words, place) or _of_board(words, place)
    if found is None:
        return None
    return replace(found, listed=bool(listed and found.title))


def bare_headings_of(lines: Sequence[PageLine]) -> list[DocumentHeading]:
    """The headings of minutes that write neither § nor board: a number and a title in capitals.

    Only where several such lines stand alone in their paragraphs, their numbers rising.
    """
    found = []
    for place, line in enumerate(lines):
        match = _BARE.fullmatch(" ".join(line.text.split()))
        if match and not match["page"]:
            title = match["title"].strip()
            found.append(DocumentHeading(place, number_of(match["a"]), title))
    ranks = [heading.rank for heading in found]
    return found if len(ranks) >= _FEWEST_BARE and ranks == sorted(ranks) else []


def _listed(text: str) -> str:
    """A row of a table of contents without its page's number; "" for any other line."""
    rest = text.rstrip(_DIGITS)
    if not 0 < len(text) - len(rest) <= 3:
        return ""
    if rest.endswith(("\t", "  ")):
        return rest.strip()
    leader = rest.rstrip()
    return leader.rstrip(" .…_") if leader[-3:] and _DOTS.issuperset(leader[-3:]) else ""


def _announces_history(text: str) -> bool:
    """Whether the line is "Päätöshistoria Kaupunginhallitus 1.2.2020 § 3", label and text."""
    return meaning_of_label(text.split(" ", 1)[0]) is not None


def _of_handling(text: str, place: int) -> DocumentHeading | None:
    handling = handling_of(text)
    if handling is None or handling.section_number is None:
        return None
    return DocumentHeading(
        place, handling.section_number, board=plain_board(handling.board), day=handling.meeting_date
    )


def _of_day(text: str, place: int) -> DocumentHeading | None:
    match = _DAY_FIRST.fullmatch(text) or _DAY_LAST.fullmatch(text)
    if match is None:
        return None
    return DocumentHeading(place, number_of(match["a"] or match["b"]), day=day_in(match["day"]))


def _numbered(text: str, place: int) -> DocumentHeading | None:
    match = _NUMBERED.fullmatch(text)
    if match is None:
        return None
    title = (match["title"] or "").strip()
    if title and not _is_title(title):
        return None
    return DocumentHeading(place, number_of(match["a"] or match["b"] or match["c"]), title)


def _of_board(text: str, place: int) -> DocumentHeading | None:
    match = _OF_BOARD.fullmatch(text)
    title = (match["title"] or "").strip() if match else ""
    if match is None:
        match = _OF_BOARD_BARE.fullmatch(text)
        number = match["a"] if match else ""
    else:
        number = match["a"] or match["b"]
    if match is None or not is_board_name(match["board"]) or (title and not _is_title(title)):
        return None
    return DocumentHeading(place, number_of(number), title, plain_board(match["board"]))


def _of_agenda(text: str, place: int) -> DocumentHeading | None:
    match = _OF_AGENDA.fullmatch(text)
    if match is None:
        return None
    title = (match["title"] or "").strip()
    if title and not _is_title(title):
        return None
    return DocumentHeading(place, number_of(match["a"]), title, is_section=False)


def _is_title(words: str) -> bool:
    """Whether words behind a § are a title and not a sentence that goes on ("45 § mukaan")."""
    first = _FORM.search(words)
    return first is not None and (words[0].isupper() or words[0].isdigit() or words[0] in _QUOTES)
