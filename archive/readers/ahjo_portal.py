"""Reads Helsinki's pages for the public: a case's handling, and the older minutes by item.

A handling's page gives the case's number and "15. / 85 §" above the title and the board; the
older minutes give "Pöytäkirja", board, date and § in a head of short lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from archive.diary_number import find
from archive.errors import MinutesReadError
from archive.minutes import AgendaItem, Board, Section, SectionKind, Stage
from archive.readers.handling import day_in, number_of
from archive.readers.html_text import page_lines_of
from archive.readers.page_item import PageFrame, items_of_page
from archive.readers.page_labels import is_board, label_of
from archive.readers.page_lines import PageLine
from archive.readers.source import Source
from archive.readers.told_facts import board_speaking

_CASE = re.compile(r"HEL \d{4}-\d{6}(?: T(?: \d\d){1,4})?")
_PLACE = re.compile(r"(?:(?:Asia|Case|Ärende) )?\d{1,3}\. / (?:(\d{1,4}) ?§|§ ?(\d{1,4}))")
_MOTION = re.compile(r"(?:Tämä on esitys|Detta är en framställning|This is a motion)\.?")
_CITY = re.compile(r"Helsingin kaupunki|Helsingfors stad")
_KIND = re.compile(r"(?P<minutes>Pöytäkirja|Protokoll)|(?P<agenda>Esityslista|Föredragningslista)")
_SECTION = re.compile(r"§ ?(\d{1,4})")
_DAY = re.compile(r"\d{1,2}\.\d{1,2}\.\d{4}")
_OWNER = re.compile(r"(?:Helsingin|Helsingfors) (?:kaupungin )?(?=[a-zåäö])")
_ENGLISH = {
    "Helsinki City Council": "Kaupunginvaltuusto",
    "Helsinki City Board": "Kaupunginhallitus",
}
# Names in a page's frame that is in another language than the item.
_FINNISH = {"stadsfullmäktige": "Kaupunginvaltuusto", "stadsstyrelse": "Kaupunginhallitus"}
_FOREIGN = re.compile(
    r"(?:fullmäktige|styrelse|nämnd(?:en)?|sektion|committee|sub-?committee|division|board)$",
    re.IGNORECASE,
)
_ENGLISH_BOARD = re.compile(r"(?:[A-Z][\w-]+ |and |of |the ){1,10}(?:Sub-?)?(?:Committee|Division)")
_CLOSING = re.compile(r"(?:Sulje|Stäng|Close|Avaa kaikki|Sulje kaikki)\.?")
_DECIDING_WORDS = frozenset(("esitys", "lausunto", "framställning", "utlåtande"))
_HEAD_WITHIN = 80
_SNIFFED = 65_536


@dataclass(frozen=True, slots=True)
class _Head:
    """The page's head: what it says, and where the item's own lines begin."""

    stage: Stage
    own: int
    board_lines: range = range(0)
    board: Board | None = None
    day: date | None = None
    section_number: str | None = None
    diary_number: str | None = None


class AhjoPortalReader:
    """The reader of Helsinki's public pages, as HTML or saved as plain text. Stateless."""

    name = "ahjo_portal"
    version = 4

    def recognises(self, source: Source) -> bool:
        """Whether the page begins with the head of a handling or of an older item."""
        try:
            lines, _ = page_lines_of(replace(source, data=source.data[:_SNIFFED]))
        except MinutesReadError:
            return False
        return _head_of(lines) is not None

    def read(self, source: Source) -> Iterator[AgendaItem]:
        """The page's item."""
        lines, decoded = page_lines_of(source)
        head = _head_of(lines)
        if head is None:
            raise MinutesReadError(
                "no-items", "The page shows no handling of a case. Give the handling's own page."
            )
        frame = PageFrame(
            system=self.name,
            municipality="Helsinki",
            board=head.board,
            meeting_date=head.day,
            section_number=head.section_number,
            stage=head.stage,
            notes=decoded.warnings,
        )
        own = [
            line
            for number, line in enumerate(lines)
            if number >= head.own
            and number not in head.board_lines
            and not _CLOSING.fullmatch(line.text)
        ]
        item = next(items_of_page(frame, own, ()))
        if head.stage is Stage.MINUTES:
            item = replace(item, sections=_with_resolution(item.sections))
        resolution = item.text_of(SectionKind.RESOLUTION)
        yield replace(
            item,
            board=_own_board(item) or board_speaking(resolution),
            diary_number=item.diary_number or head.diary_number,
        )


def _own_board(item: AgendaItem) -> Board | None:
    """The board by its Finnish name, where only the frame around a Finnish item is in
    another language."""
    name = (item.board.name or "") if item.board else ""
    if item.language != "fi" or not _FOREIGN.search(name):
        return item.board
    finnish = _FINNISH.get(name.casefold())
    speaking = board_speaking(item.text_of(SectionKind.RESOLUTION))
    return Board(finnish) if finnish else speaking or item.board


def _with_resolution(sections: tuple[Section, ...]) -> tuple[Section, ...]:
    """A board that proposes to a higher one decides under "Esitys", without any "Päätös"."""
    if any(section.kind is SectionKind.RESOLUTION for section in sections):
        return sections
    deciding = next((s for s in sections if s.heading.casefold() in _DECIDING_WORDS), None)
    return tuple(replace(s, kind=SectionKind.RESOLUTION) if s is deciding else s for s in sections)


def _head_of(lines: Sequence[PageLine]) -> _Head | None:
    return _handling_head(lines) or _minutes_head(lines)


def _handling_head(lines: Sequence[PageLine]) -> _Head | None:
    """The head of a case's page: its number, the place of the handling, title, board."""
    diary = None
    for number, line in enumerate(lines[:_HEAD_WITHIN]):
        text = line.text.strip()
        if _CASE.fullmatch(text):
            diary = text
        place = _PLACE.fullmatch(text)
        motion = _MOTION.fullmatch(text)
        if (place and diary) or motion:
            named = _board_below(lines, number)
            if named is None:
                continue
            at, board, day = named
            section = number_of(place[1] or place[2]) if place else None
            below = lines[at + 1].text.strip(" .") if at + 1 < len(lines) else ""
            dated = day is None and _DAY.fullmatch(below) is not None
            return _Head(
                stage=Stage.MOTION if motion else Stage.MINUTES,
                own=number + 1,
                board_lines=range(at, at + 1 + dated),
                board=board,
                day=day_in(below) if dated else day,
                section_number=section,
                diary_number=diary or _diary(lines[:at]),
            )
    return None


def _board_below(lines: Sequence[PageLine], start: int) -> tuple[int, Board, date | None] | None:
    """The board that stands between the title and the first label."""
    for number in range(start + 1, min(start + 8, len(lines))):
        if label_of(lines[number]):
            return None
        words = _DAY.sub("", lines[number].text).strip(" ,")
        name = _ENGLISH.get(words) or _capitalised(_OWNER.sub("", words))
        english = words in _ENGLISH or _ENGLISH_BOARD.fullmatch(words) is not None
        if english or (is_board(name) and len(name.split()) <= 8):
            return number, Board(name=name), day_in(lines[number].text)
    return None


def _minutes_head(lines: Sequence[PageLine]) -> _Head | None:
    """The head of an item of older minutes."""
    top = [line.text.strip() for line in lines[:_HEAD_WITHIN]]
    city = next((n for n, text in enumerate(top[:6]) if _CITY.fullmatch(text)), None)
    if city is None:
        return None
    section = next((n for n, text in enumerate(top) if _SECTION.fullmatch(text)), None)
    if section is None or section - city > 25:
        return None
    between = top[city + 1 : section]
    kind = next((m for text in between if (m := _KIND.match(text))), None)
    board = next((text for text in between if is_board(text)), None)
    day = next((day_in(text) for text in between if _DAY.fullmatch(text)), None)
    if kind is None or board is None or day is None:
        return None
    stage = Stage.MINUTES if kind["minutes"] else Stage.AGENDA
    return _Head(stage, section, board=Board(board), day=day)


def _diary(lines: Sequence[PageLine]) -> str | None:
    found = (number for line in lines for _, _, number in find(line.text))
    return next((one.printed for one in found if one.register == "HEL"), None)


def _capitalised(words: str) -> str:
    return words[:1].upper() + words[1:]
