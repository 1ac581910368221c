"""What a question leaves out besides its filters: days outside its range, and kinds of items
that few people look for.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from indexer.query import And, Keyword, Not, Query, Range

_FIRST_DAY, _LAST_DAY = 1, 99_999_999


class Hidden(StrEnum):
    """Kinds of items that a question may leave out."""

    PROCEDURAL = "procedural"  # organisation of the meeting: a third of all items
    AGENDA = "agenda"  # not decided yet


_KEYWORDS = {
    Hidden.PROCEDURAL: Keyword("decision_type", ("procedural",)),
    Hidden.AGENDA: Keyword("outcome", ("pending",)),
}


def narrowed(
    query: Query,
    first_day: date | None = None,
    last_day: date | None = None,
    hidden: tuple[Hidden, ...] = (),
) -> Query:
    """The query within these days, both included, without the hidden kinds.

    Items without a date lie outside of every range.
    """
    parts: list[Query] = [query]
    if first_day or last_day:
        low = _number(first_day) if first_day else _FIRST_DAY
        high = _number(last_day) if last_day else _LAST_DAY
        parts.append(Range("date", low, high))
    parts += [Not(_KEYWORDS[kind]) for kind in hidden]
    return And(tuple(parts)) if len(parts) > 1 else query


def _number(day: date) -> int:
    return day.year * 10_000 + day.month * 100 + day.day
