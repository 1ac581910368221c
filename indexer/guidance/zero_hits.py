"""What helps when a search finds nothing: which words occur, and what each filter costs."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from indexer.analysis.token import EXACT, IDENTIFIER
from indexer.answers.answer import DroppedFilter, Question, WordCount, ZeroHitHelp
from indexer.engine import Searcher
from indexer.narrowing import narrowed
from indexer.query import And, Phrase, Prefix, Query, Term, Wildcard, positive_leaves
from indexer.results import SearchRequest
from indexer.understanding import Understanding

_MOST_PARTS = 12
_MOST_WORDS = 4


def zero_hit_help(
    question: Question,
    understood: Understanding,
    required: Sequence[Query],
    searcher: Searcher,
) -> ZeroHitHelp:
    """For a question that finds nothing. ``required`` are the parts of its query that are no
    plain words: phrases, and what operators join.

    Each word and part is counted without filters; each filter (a facet, the days, the
    hidden kinds) is left out in turn.
    """

    def count(one: Question) -> int:
        within = narrowed(understood.query, one.first_day, one.last_day, one.hidden)
        request = SearchRequest(query=within, filters=one.filters, limit=0)
        return searcher.search(request).total

    parts = [(word.text, word.query) for word in understood.words]
    parts += [(spelt, part) for part in required[:_MOST_PARTS] if (spelt := _spelt(part))]
    words = tuple(
        WordCount(text, searcher.search(SearchRequest(query=part, limit=0)).total)
        for text, part in parts
    )
    return ZeroHitHelp(words, tuple(_dropped(question, count)))


def _spelt(part: Query) -> str:
    """A part as one would type it; empty for what has no words, or too many."""
    if isinstance(part, And):
        return ""
    words = list(dict.fromkeys(_words(part)))
    return " / ".join(words) if len(words) <= _MOST_WORDS else ""


def _words(part: Query) -> Iterator[str]:
    for leaf in positive_leaves(part):
        match leaf:
            case Phrase(terms=terms):
                yield '"' + " ".join(term.lstrip(EXACT) for term in terms) + '"'
            case Term(text=text) if text[0] in (EXACT, IDENTIFIER):
                yield text[1:]
            case Prefix(text=text):
                yield text.lstrip(EXACT) + "*"
            case Wildcard(pattern=pattern):
                yield pattern.lstrip(EXACT)


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
