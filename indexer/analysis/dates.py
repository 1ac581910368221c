"""Dates in running text: 12.2.2025, 12.02.2025, 12. helmikuuta 2025, 2025-02-12."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

_FINNISH = [
    "tammi",
    "helmi",
    "maalis",
    "huhti",
    "touko",
    "kesä",
    "heinä",
    "elo",
    "syys",
    "loka",
    "marras",
    "joulu",
]
_SWEDISH = [
    "januari",
    "februari",
    "mars",
    "april",
    "maj",
    "juni",
    "juli",
    "augusti",
    "september",
    "oktober",
    "november",
    "december",
]
MONTHS: dict[str, int] = {f"{name}kuuta": n for n, name in enumerate(_FINNISH, 1)} | {
    name: n for n, name in enumerate(_SWEDISH, 1)
}
"""Month names as they stand in dates, lower case, with their numbers."""

_GAP = r"[^\S\n]{0,2}"
_YEAR = r"(?P<{0}>1[89]\d\d|20\d\d)(?![\d/]|[-.]\d)"
# Begins with a bare digit, to which Python's engine skips; the looks behind come after it.
_DATE = re.compile(
    r"\d(?<![\w/]\d)(?<!\d\.\d)(?:"
    rf"(?P<rest1>\d?)\.{_GAP}(?P<m1>\d{{1,2}})\.{_GAP}{_YEAR.format('y1')}"
    rf"|(?P<rest2>\d?)\.?{_GAP}(?P<name>{'|'.join(MONTHS)})\s{{1,2}}{_YEAR.format('y2')}"
    r"|(?<!-\d)(?P<rest3>(?:(?<=1)[89]|(?<=2)0)\d\d)-(?P<m3>\d\d)-(?P<d3>\d\d)(?![\w/]|[-.]\d)"
    rf"|(?<!-\d)(?P<rest4>\d?)-(?P<m4>\d{{1,2}})-{_YEAR.format('y4')}"
    r")(?!\w)",
    re.IGNORECASE,
)


def find(text: str) -> Iterator[tuple[int, int, date]]:
    """Start, end (code points) and value of each date that the calendar has."""
    for match in _DATE.finditer(text):
        day = _value(match)
        if day is not None:
            yield match.start(), match.end(), day


def _value(match: re.Match[str]) -> date | None:
    form = next(n for n in "1234" if match[f"rest{n}"] is not None)
    first = int(match.string[match.start() : match.end(f"rest{form}")])
    month = MONTHS[match["name"].lower()] if form == "2" else int(match[f"m{form}"])
    year, day = (first, int(match["d3"])) if form == "3" else (int(match[f"y{form}"]), first)
    try:
        return date(year, month, day)
    except ValueError:
        return None
