"""What helps when a search finds nothing: which words occur, and what each filter costs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from indexer.answer import DroppedFilter, Question, WordCount, ZeroHitHelp
from indexer.engine import Searcher
from indexer.narrowing import narrowed
from indexer.query import Query
from indexer.results import SearchRequest
from indexer.understanding import Understanding


def zero_hit_help(
    question: Question, understood: Understanding, query: Query, searcher: Searcher
) -> ZeroHitHelp:
    """For a question that finds nothing. ``query`` is the whole query without narrowing.

    Each word is counted without filters; each filter (a facet, the days, the hidden kinds)
    is left out in turn.
    """

    def count(one: Question) -> int:
        within = narrowed(query, one.first_day, one.last_day, one.hidden)
        request = SearchRequest(query=within, filters=one.filters, limit=0)
        return searcher.search(request).total

    words = tuple(
        WordCount(word.text, searcher.search(SearchRequest(query=word.query, limit=0)).total)
        for word in understood.words
    )
    return ZeroHitHelp(words, tuple(_dropped(question, count)))


def _dropped(question: Question, count: Callable[[Question], int]) -> list[DroppedFilter]:
    options = [
        (
            name,
            replace(question, filters={k: v for k, v in question.filters.items() if k != name}),
        )
        for name, values in question.filters.items()
        if values
    ]
    if question.first_day or question.last_day:
        options.append(("days", replace(question, first_day=None, last_day=None)))
    if question.hidden:
        options.append(("hidden", replace(question, hidden=())))
    found = [DroppedFilter(name, count(one)) for name, one in options]
    return [one for one in found if one.count]
