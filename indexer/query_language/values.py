"""The values of named fields: years, dates, numbers and the words of decisions."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from indexer.answers.labels import value_of
from indexer.document import diary_key
from indexer.query import Keyword, Query, Range
from indexer.query_language.fields import FieldUse, QueryField
from indexer.query_language.messages import Notes
from indexer.query_language.periods import parse_period

Place = tuple[int, int]
"""Start and end of a value in the cleaned query."""

_SECTION = re.compile(r"§?\s?0*(?P<number>[1-9]\d{0,4}[a-z]?)\s?§?", re.IGNORECASE)
_YEAR = re.compile(r"\d{4}")
_FULL_STOP = re.compile(r"(?:(?<!\.)\.|[,;])\Z")
_TASK_CLASS = re.compile(r"(?P<top>\d{2})(?P<rest>(?:[ .]\d{1,2})*)")


def value_query(field: QueryField, text: str, place: Place, notes: Notes) -> Query | None:
    """What a field with this value asks for, or None (and a note) where it is no value."""
    query = _READERS[field.use](field, text.strip(), place, notes)
    if query is None:
        code = "bad_date" if field.use is FieldUse.PERIOD else "unknown_value"
        notes.add(code, *place)
    return query


def _period(field: QueryField, text: str, place: Place, notes: Notes) -> Query | None:
    period = parse_period(_FULL_STOP.sub("", text))
    if period is None:
        return None
    if period.swapped:
        notes.add("range_swapped", *place)
    if _YEAR.fullmatch(text):
        return Keyword("year", (str(int(text)),))
    return Range(field.field, period.low, period.high)


def _diary_number(field: QueryField, text: str, place: Place, notes: Notes) -> Query | None:
    return Keyword(field.field, (diary_key(text),)) if text else None


def _section(field: QueryField, text: str, place: Place, notes: Notes) -> Query | None:
    match = _SECTION.fullmatch(text)
    return Keyword(field.field, (match["number"].lower(),)) if match else None


def _task_class(field: QueryField, text: str, place: Place, notes: Notes) -> Query | None:
    match = _TASK_CLASS.fullmatch(text)
    if match is None:
        return None
    if match["rest"]:
        notes.add("class_top_level", *place)
    return Keyword(field.field, (match["top"],))


def _vocabulary(field: QueryField, text: str, place: Place, notes: Notes) -> Query | None:
    value = value_of(field.field, text)
    return Keyword(field.field, (value,)) if value else None


_READERS: Mapping[FieldUse, Callable[[QueryField, str, Place, Notes], Query | None]] = {
    FieldUse.PERIOD: _period,
    FieldUse.DIARY_NUMBER: _diary_number,
    FieldUse.SECTION: _section,
    FieldUse.TASK_CLASS: _task_class,
    FieldUse.VOCABULARY: _vocabulary,
}
