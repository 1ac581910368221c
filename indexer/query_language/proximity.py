"""Words that stand side by side in the query count more where they do so in the text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise, product

from indexer.analysis.token import EXACT, IDENTIFIER, PART
from indexer.query import And, Best, Boost, Everything, Or, Phrase, Query
from indexer.query_language.plain_words import PlainWord
from indexer.query_language.ranking import Ranking
from indexer.schema import BY_NAME

_FIELDS = ("title", "proposal", "resolution", "body")
_SLOP = 2
_MOST_PAIRS = 8
_MOST_BASES = 2


def nearer_first(query: Query, words: Sequence[PlainWord], ranking: Ranking) -> Query:
    """The same documents; each pair of words that stands together adds to the score."""
    pairs = [pair for pair in pairwise(words) if all(map(_has_bases, pair))][:_MOST_PAIRS]
    if not pairs or not ranking.window:
        return query
    together = tuple(_pair(one, other, ranking.window) for one, other in pairs)
    return And((query, Or((Everything(), *together))))


def _pair(one: PlainWord, other: PlainWord, weight: float) -> Query:
    return Or(
        tuple(
            Boost(Best(tuple(_phrases(field, one, other))), weight * BY_NAME[field].weight)
            for field in _FIELDS
        )
    )


def _phrases(field: str, one: PlainWord, other: PlainWord) -> Iterator[Query]:
    for first, second in product(_bases(one), _bases(other)):
        if first != second:
            yield Phrase(field, (first, second), _SLOP)


def _has_bases(word: PlainWord) -> bool:
    return not word.token.terms[0].startswith(IDENTIFIER) and bool(_bases(word))


def _bases(word: PlainWord) -> list[str]:
    return [term for term in word.token.terms if term[0] not in (EXACT, PART)][:_MOST_BASES]
