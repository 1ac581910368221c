"""Instants of source systems to Finnish civil dates, without the machine's time zones."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta

_YEARS = range(1865, 2200)  # since there are municipalities; placeholders lie outside
_MICROSOFT = re.compile(r"/?Date\((-?\d{1,14})(?:[+-]\d{4})?\)/?")
_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::\d\d(?:\.\d+)?)?(Z|[+-]00:?00)?)?")


def date_of(value: object) -> date | None:
    """The civil date that ``/Date(1447770962000)/`` or an ISO date and time stands for.

    An ISO time without a zone is local; with Z it is universal time.
    """
    if not isinstance(value, str):
        return None
    microsoft = _MICROSOFT.search(value)
    try:
        if microsoft:
            found = helsinki_date(int(microsoft[1]))
            return found if found.year in _YEARS else None
        iso = _ISO.match(value.strip())
        if iso is None:
            return None
        year, month, day = int(iso[1]), int(iso[2]), int(iso[3])
        if iso[6] and iso[4]:
            moment = datetime(year, month, day, int(iso[4]), int(iso[5]), tzinfo=UTC)
            return helsinki_date(int(moment.timestamp() * 1000))
        return date(year, month, day) if year in _YEARS else None
    except (ValueError, OverflowError):
        return None


def helsinki_date(milliseconds: int) -> date:
    """The date in Finland at an instant: UTC+2, in summer +3 by the rule of the EU.

    Raises OverflowError or ValueError outside of the years 1 to 9999.
    """
    moment = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=milliseconds)
    summer = _change(moment.year, 3) <= moment < _change(moment.year, 10)
    return (moment + timedelta(hours=3 if summer else 2)).date()


def _change(year: int, month: int) -> datetime:
    """One o'clock universal time on the last Sunday of March or October."""
    last = datetime(year, month, 31, 1, tzinfo=UTC)
    return last - timedelta(days=(last.weekday() + 1) % 7)
