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
_DATE = re.compile(
    r"(?<![\w/])(?<!\d\.)(?:"
    rf"(?P<d1>\d{{1,2}})\.{_GAP}(?P<m1>\d{{1,2}})\.{_GAP}{_YEAR.format('y1')}"
    rf"|(?P<d2>\d{{1,2}})\.?{_GAP}(?P<name>{'|'.join(MONTHS)})\s{{1,2}}{_YEAR.format('y2')}"
    r"|(?<!-)(?P<y3>1[89]\d\d|20\d\d)-(?P<m3>\d\d)-(?P<d3>\d\d)(?![\w/]|[-.]\d)"
    rf"|(?<!-)(?P<d4>\d{{1,2}})-(?P<m4>\d{{1,2}})-{_YEAR.format('y4')}"
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
    form = next(n for n in "1234" if match[f"y{n}"])
    month = MONTHS[match["name"].lower()] if form == "2" else int(match[f"m{form}"])
    try:
        return date(int(match[f"y{form}"]), month, int(match[f"d{form}"]))
    except ValueError:
        return None
