"""The table of contents of minutes that lost their layout, and the items that it helps to find.

``Käsitellyt asiat 310 Kokouksen laillisuus 311 Pöytäkirjan tarkastus 312 …``: numbers and
titles run on in one line, and some of the numbers are lost.
"""

from __future__ import annotations

import re

_ENTRY = re.compile(r"(?<!\S)(?P<number>\d{1,4}) (?=[A-ZÅÄÖ\"])")
_NUMBER = re.compile(r"(?P<number>\d{1,4}) (?P<text>[A-ZÅÄÖ\"].*)", re.DOTALL)
_LIST = re.compile(
    r"(?:Otsikko(?: Sivu)?|(?:käsitellyt|käsiteltävät) asiat|asialista:?|Rubrik(?: Sida?)?"
    r"|behandlade ärenden)",
    re.IGNORECASE,
)
_WIDEST_GAP = 12  # numbers that may be lost between two entries
_FEWEST_WORDS = 2
_LONGEST_TITLE = 300


def contents_of(cover: str) -> dict[int, str]:
    """The entries that the first pages list: the text behind each number, titles it begins with."""
    start = max((match.end() for match in _LIST.finditer(cover)), default=None)
    if start is None:
        return {}
    entries: dict[int, str] = {}
    last: int | None = None
    ends: list[tuple[int, int, int]] = []
    for match in _ENTRY.finditer(cover, start):
        number = int(match["number"])
        if last is None or last < number <= last + _WIDEST_GAP:
            ends.append((number, match.start(), match.end()))
            last = number
    for (number, _, begin), following in zip(ends, [*ends[1:], None], strict=True):
        end = following[1] if following else len(cover)
        entries[number] = cover[begin:end].strip()
    return entries


def begun_by_list(page: str, listed: dict[int, str]) -> str | None:
    """A page that begins with a listed number and its title, parted into §, title and text."""
    match = _NUMBER.match(page)
    entry = listed.get(int(match["number"])) if match else None
    if match is None or entry is None:
        return None
    title = _shared(entry.split(" "), match["text"][:_LONGEST_TITLE].split(" "))
    if len(title) < _FEWEST_WORDS:
        return None
    words = " ".join(title)
    return f"\n\n§ {match['number']}\n{words}\n\n{match['text'][len(words) :].strip()}"


def _shared(one: list[str], other: list[str]) -> list[str]:
    """The words with which both begin."""
    shared: list[str] = []
    for ours, theirs in zip(one, other, strict=False):
        if ours != theirs:
            break
        shared.append(ours)
    return shared
