"""A range of days as an address names it, and the ranges that are offered."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

_FORMS = (
    re.compile(r"(?P<year>[0-9]{4})-(?P<month>[0-9]{1,2})-(?P<day>[0-9]{1,2})"),
    re.compile(r"(?P<day>[0-9]{1,2})\.\s*(?P<month>[0-9]{1,2})\.\s*(?P<year>[0-9]{4})"),
)

COUNCIL_TERMS = (
    (date(2025, 6, 1), date(2029, 5, 31)),
    (date(2021, 8, 1), date(2025, 5, 31)),
    (date(2017, 6, 1), date(2021, 7, 31)),
)
"""Terms of office of municipal councils, newest first (Local Government Act; in 2021 the
elections were moved, so that one term ended in July).
"""


@dataclass(frozen=True, slots=True)
class Period:
    """From one day to another, both included; None is open. Never upside down."""

    first: date | None = None
    last: date | None = None

    def __bool__(self) -> bool:
        return self.first is not None or self.last is not None


ALWAYS = Period()


@dataclass(frozen=True, slots=True)
class Preset:
    """A range that is offered: ``name`` is a key of the texts (``period.…``)."""

    name: str
    period: Period
    years: str = ""


def read_day(text: str) -> date | None:
    """A day as people and date fields write it: 2025-04-09 or 9.4.2025; None if it is none."""
    for form in _FORMS:
        match = form.fullmatch(text.strip())
        if match:
            try:
                return date(*(int(match[part]) for part in ("year", "month", "day")))
            except ValueError:
                return None
    return None


def presets(today: date) -> tuple[Preset, ...]:
    """The ranges that are offered on a day."""
    return (
        Preset("month", Period(today - timedelta(days=30), today)),
        Preset("twelve_months", Period(today - timedelta(days=365), today)),
        *(
            Preset("term", Period(first, last), f"{first.year}–{last.year}")
            for first, last in COUNCIL_TERMS
            if first <= today
        ),
    )
