"""How a query is searched in one snapshot of the index: as it stands, corrected, or wider.

Whether it is widened depends on the query and the index alone, never on filters: so each
count of a facet is what choosing it gives.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial

from indexer.analysis.token import Analyzer
from indexer.engine import Searcher
from indexer.guidance.crowded_prefixes import crowded_prefixes
from indexer.guidance.fuzzy import FuzzyWords
from indexer.guidance.neighbours import neighbours
from indexer.query import And, Boost, Everything, Or, Query
from indexer.query_language.correction import Correction, corrections
from indexer.query_language.parser import ParsedQuery
from indexer.query_language.plain_words import PlainWord
from indexer.query_language.preferences import preferred
from indexer.query_language.proximity import nearer_first
from indexer.query_language.ranking import SERVED, Ranking
from indexer.query_language.synonyms import synonyms_of
from indexer.query_language.widening import Widening
from indexer.query_language.words import query_tokens, word_query
from indexer.results import SearchRequest

ENOUGH = 10
"""A search that finds fewer documents with all words is widened."""

_ALL_WORDS_FIRST = 30.0
_MOST_WORDS = 12  # a longer query is not widened


@dataclass(frozen=True, slots=True)
class Understanding:
    """What is searched for a query.

    ``marked`` are the words to mark, all ways to them included; ``indexer.marks.marking`` tells
    which of them count in a hit. ``words`` are the plain words as they are searched, corrected
    ones included, ``required`` the other parts of the query; ``with_all`` counts the documents
    that have all words where the search was ``widened``, and ``ways`` are the ways to each
    word then, that in which it was asked for first; ``fuzzy`` tells which words a ``sana~``
    stood for; ``crowded`` are the truncated words that stand for more words than are searched.
    """

    query: Query
    marked: Query
    words: tuple[PlainWord, ...]
    corrected: tuple[Correction, ...] = ()
    widened: bool = False
    with_all: int = 0
    required: tuple[Query, ...] = ()
    ways: tuple[tuple[Query, ...], ...] = ()
    fuzzy: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    crowded: tuple[str, ...] = ()


def understand(
    parsed: ParsedQuery,
    searcher: Searcher,
    analyzer: Analyzer,
    language: str = "fi",
    ranking: Ranking = SERVED,
) -> Understanding:
    """Decide how a query is searched. Asks the index a bounded number of questions."""
    fuzzy = FuzzyWords(searcher)
    resolved = replace(
        parsed,
        query=fuzzy.resolved(parsed.query),
        required=tuple(map(fuzzy.resolved, parsed.required)),
    )
    found = _understood(resolved, searcher, analyzer, language, ranking)
    crowded = crowded_prefixes(resolved.query, searcher)
    found = replace(found, fuzzy=fuzzy.found, crowded=crowded)
    if not parsed.words:
        return found
    return replace(found, query=preferred(found.query, ranking, date.today()))


def _understood(
    parsed: ParsedQuery, searcher: Searcher, analyzer: Analyzer, language: str, ranking: Ranking
) -> Understanding:
    if not parsed.words:
        return Understanding(parsed.query, parsed.query, ())
    found = _corrections(parsed, analyzer, searcher, ranking)
    words = _corrected(parsed.words, found, analyzer, language)
    strict = _all(words, parsed)
    with_all = _counter(searcher)(strict)
    near = nearer_first(strict, words, ranking)
    if with_all >= ENOUGH or len(words) > _MOST_WORDS or not ranking.widening:
        return Understanding(near, strict, words, found)
    widening = Widening(analyzer, synonyms_of, ranking, language)
    wide = widening.query(words, parsed.required)
    if wide is None:
        return Understanding(near, strict, words, found)
    both = Or((Boost(strict, _ALL_WORDS_FIRST), wide))
    return Understanding(
        query=nearer_first(both, words, ranking),
        marked=wide,
        words=words,
        corrected=found,
        widened=True,
        with_all=with_all,
        required=parsed.required,
        ways=widening.ways(words),
    )


def _counter(searcher: Searcher) -> Callable[[Query], int]:
    return lambda query: searcher.search(SearchRequest(query=query, limit=0)).total


def _corrections(
    parsed: ParsedQuery, analyzer: Analyzer, searcher: Searcher, ranking: Ranking
) -> tuple[Correction, ...]:
    if not ranking.correction:
        return ()
    near = partial(neighbours, searcher)
    return corrections(parsed.words, analyzer, _counter(searcher), near)


def _corrected(
    words: tuple[PlainWord, ...],
    found: tuple[Correction, ...],
    analyzer: Analyzer,
    language: str,
) -> tuple[PlainWord, ...]:
    """The words with the better ones in place."""
    better = {correction.word: correction.better for correction in found}
    return tuple(
        _in_place(word, better[word], analyzer, language) if word in better else word
        for word in words
    )


def _in_place(word: PlainWord, better: str, analyzer: Analyzer, language: str) -> PlainWord:
    token = query_tokens(better, analyzer, language)[0]
    return replace(word, text=better, token=token, query=word_query(token))


def _all(words: tuple[PlainWord, ...], parsed: ParsedQuery) -> Query:
    parts = (*parsed.required, *(word.query for word in words))
    if len(parts) > 1:
        return And(parts)
    return parts[0] if parts else Everything()
