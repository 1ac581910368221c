"""Years, months, days and ranges of them, as the numbers yyyymmdd of the index."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

_YEAR = r"(?P<year>\d{4})"
_FORMS = tuple(
    re.compile(form)
    for form in (
        _YEAR,
        rf"{_YEAR}-(?P<month>\d{{1,2}})",
        rf"{_YEAR}-(?P<month>\d{{1,2}})-(?P<day>\d{{1,2}})",
        rf"(?P<month>\d{{1,2}})[./]{_YEAR}",
        rf"(?P<day>\d{{1,2}})\.\s?(?P<month>\d{{1,2}})\.\s?{_YEAR}",
    )
)
_DOTS = re.compile(r"\s*(?:\.\.+|…)\s*")
_FIRST_DAY, _LAST_DAY = 1, 99_999_999


@dataclass(frozen=True, slots=True)
class Period:
    """From ``low`` to ``high``, both included, as yyyymmdd. ``swapped``: it was typed so."""

    low: int
    high: int
    swapped: bool = False


def parse_period(text: str) -> Period | None:
    """The period that was typed: one year, month or day, or ``a..b`` with open ends.

    An open end reaches to the first or last day that is known; items without a date lie
    outside of every period. None where it is no period.
    """
    low_text, dots, high_text = _halves(text.strip())
    if not dots:
        return _one(low_text)
    low = _one(low_text) if low_text else Period(_FIRST_DAY, _FIRST_DAY)
    high = _one(high_text) if high_text else Period(_LAST_DAY, _LAST_DAY)
    if low is None or high is None or not (low_text or high_text):
        return None
    if low.low > high.high:
        return Period(high.low, low.high, swapped=True)
    return Period(low.low, high.high)


def _halves(text: str) -> tuple[str, bool, str]:
    parts = _DOTS.split(text, maxsplit=1)
    return (parts[0], True, parts[1]) if len(parts) == 2 else (text, False, "")


def _one(text: str) -> Period | None:
    """The first and last day of one year, month or day."""
    for form in _FORMS:
        match = form.fullmatch(text)
        if match:
            named = {"month": "0", "day": "0"} | match.groupdict()
            return _checked(int(named["year"]), int(named["month"]), int(named["day"]), named)
    return None


def _checked(year: int, month: int, day: int, named: dict[str, str]) -> Period | None:
    """None where the calendar has no such day."""
    try:
        date(year, month or 1, day or 1)
    except ValueError:
        return None
    if (named["month"] != "0" and not month) or (named["day"] != "0" and not day):
        return None
    base = year * 10_000
    low = base + (month or 1) * 100 + (day or 1)
    high = base + (month or 12) * 100 + (day or 31)
    return Period(low, high)
