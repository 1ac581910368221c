"""Dates and times as Finland writes them and lives by them.

The clock follows EU directive 2000/84/EC: summer time from the last Sunday of March to
the last Sunday of October, changing at 01:00 UTC. Computed here, so that a small machine
needs no time zone database.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

_WINTER = timezone(timedelta(hours=2), "EET")
_SUMMER = timezone(timedelta(hours=3), "EEST")


def finnish_time(moment: datetime) -> datetime:
    """The moment on Finland's clock; a moment without a zone counts as UTC."""
    utc = moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    begin, end = _change(utc.year, 3), _change(utc.year, 10)
    return utc.astimezone(_SUMMER if begin <= utc < end else _WINTER)


def _change(year: int, month: int) -> datetime:
    """01:00 UTC on the last Sunday of a month of 31 days."""
    last = datetime(year, month, 31, 1, tzinfo=UTC)
    return last - timedelta(days=(last.weekday() + 1) % 7)
