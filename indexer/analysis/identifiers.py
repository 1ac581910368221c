"""Identifiers in running text: each becomes one token, however it is spelled.

===============================================  ==================
12.2.2025, 12. helmikuuta 2025, 2025-02-12        ``#2025-02-12``
§ 31, 31 §, 31§, 31 §:ssä, pykälä 31              ``#§31``
(410/2015), 410/2015                              ``#410/2015``
147/12.09/2025, 147 / 12.09 / 2025                ``#147/12.09/2025``
===============================================  ==================

A § behind the name of a law ("kuntalain 140 §", "KuntaL 140 §") is a place
in that law and not the number of an item: it stays two words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from archive import diary_number
from indexer.analysis import dates
from indexer.analysis.token import IDENTIFIER


class IdentifierKind(StrEnum):
    """What an identifier names."""

    DIARY_NUMBER = "diary_number"
    DATE = "date"
    SECTION = "section"
    LAW = "law"


@dataclass(frozen=True, slots=True)
class Identifier:
    """One identifier: ``text[start:end]`` spells it, ``key`` is its normal form."""

    start: int
    end: int
    kind: IdentifierKind
    key: str

    @property
    def term(self) -> str:
        """The index term."""
        return IDENTIFIER + self.key


_GAP = r"[^\S\n]{0,2}"
_SECTION = re.compile(
    rf"(?<!\w)(?:§{{1,2}}{_GAP}|(?:pykälä|paragraf){_GAP})(?P<after>\d{{1,4}}[a-z]?)(?![\w/]|[.,]\d)"
    rf"|(?<![\w/.,-])(?P<before>\d{{1,4}}){_GAP}§(?::[^\W\d_]{{1,5}})?(?!\w)",
    re.IGNORECASE,
)
_LAW = re.compile(r"\d(?<![\w/.,-]\d)(?P<rest>\d{0,3})/(?P<year>(?:18|19|20)\d\d)(?![\w/]|[.,-]\d)")
_LAW_BEFORE = re.compile(
    r"(?:laki|lain|laissa|asetu[ks]\w{0,6}|säänn\w{0,5}|sääntö\w{0,3}|lag|lagen|lagens"
    r"|förordning(?:en)?s?|stadga(?:n)?s?|instruktion(?:en)?s?"
    r"|(?-i:\b[A-ZÅÄÖ][A-Za-zÅÄÖåäö]{0,9}L))"  # KuntaL, MRL
    r"(?:\s?\(\d{1,4}/\d{4}\))?(?:[\s,]|\d{1,4}|ja|sekä|och|§){0,12}\Z",
    re.IGNORECASE,
)
_MOMENT_AFTER = re.compile(rf"{_GAP}(?:\d{{1,2}}\.?{_GAP})?mom", re.IGNORECASE)
_DIGIT = re.compile(r"\d")
_LAW_CONTEXT = 60  # code points that are looked at before a §


def find_identifiers(text: str) -> list[Identifier]:
    """The identifiers of a text in its order; none overlaps another.

    Where two readings overlap, the one that starts first counts, of those the longest.
    """
    if not _DIGIT.search(text):
        return []
    found = [*_diary_numbers(text), *_dates(text), *_sections(text), *_laws(text)]
    found.sort(key=lambda one: (one.start, -one.end))
    taken: list[Identifier] = []
    for one in found:
        if not taken or one.start >= taken[-1].end:
            taken.append(one)
    return taken


def _diary_numbers(text: str) -> Iterator[Identifier]:
    for start, end, number in diary_number.find(text):
        yield Identifier(start, end, IdentifierKind.DIARY_NUMBER, number.key)


def _dates(text: str) -> Iterator[Identifier]:
    for start, end, day in dates.find(text):
        yield Identifier(start, end, IdentifierKind.DATE, day.isoformat())


def _sections(text: str) -> Iterator[Identifier]:
    if "§" not in text and "pyk" not in text.lower() and "paragraf" not in text.lower():
        return
    for match in _SECTION.finditer(text):
        number = (match["after"] or match["before"]).lower().lstrip("0")
        if number and not _of_a_law(text, match):
            yield Identifier(match.start(), match.end(), IdentifierKind.SECTION, f"§{number}")


def _of_a_law(text: str, match: re.Match[str]) -> bool:
    """Whether this § is a place in a law or in standing orders."""
    before = text[max(0, match.start() - _LAW_CONTEXT) : match.start()]
    return bool(_LAW_BEFORE.search(before) or _MOMENT_AFTER.match(text, match.end()))


def _laws(text: str) -> Iterator[Identifier]:
    for match in _LAW.finditer(text):
        number = text[match.start() : match.end("rest")]
        key = f"{number.lstrip('0') or '0'}/{match['year']}"
        yield Identifier(match.start(), match.end(), IdentifierKind.LAW, key)
