"""What counts beside the words: procedural items less, newer ones a little more."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from indexer.query import And, Best, Constant, Everything, Keyword, Not, Query, Range
from indexer.query_language.ranking import Ranking

_SUBSTANTIVE = And((Everything(), Not(Keyword("decision_type", ("procedural",)))))
_YEARS = ((1, 1.0), (3, 0.6), (6, 0.3))
"""Up to how many years old, and how much of the bonus that gives."""


def preferred(query: Query, ranking: Ranking, today: date) -> Query:
    """The same documents, with what people mostly look for ranked higher.

    A bonus is added and not multiplied: a second look at all words would double the work.
    """
    parts = [query]
    if ranking.substantive:
        parts.append(Best((Constant(_SUBSTANTIVE, ranking.substantive), Everything())))
    if ranking.newness:
        parts.append(Best((*_bands(ranking.newness, today), Everything())))
    return And(tuple(parts)) if len(parts) > 1 else query


def _bands(bonus: float, today: date) -> Iterator[Constant]:
    """A bonus for each span of years. Spans that do not overlap are cheap to look up."""
    end = None
    for years, part in _YEARS:
        start = (today.year - years) * 10_000
        yield Constant(Range("date", start, end), part * bonus)
        end = start - 1
