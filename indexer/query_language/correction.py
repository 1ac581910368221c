"""A better word for one that occurs nowhere in the collection."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from math import log

from indexer.analysis.token import IDENTIFIER, PART, Analyzer
from indexer.query import Best, Query, Term
from indexer.query_language.plain_words import PlainWord
from indexer.schema import TEXT_FIELDS

Count = Callable[[Query], int]
"""How many documents a query matches."""

Neighbours = Callable[[str], list[str]]
"""Words of the collection that differ in one letter, the most frequent first."""

MOST_CORRECTED = 4
"""No more words of one query are corrected: each asks the index about several candidates."""

MOST_CANDIDATES = 10
_PER_EDIT = 3.0  # what one more changed letter costs, in units of the logarithm of frequency


@dataclass(frozen=True, slots=True)
class Correction:
    """A word that occurs nowhere, and the one that is searched in its place."""

    word: PlainWord
    better: str
    alternatives: tuple[str, ...] = ()


def corrections(
    words: Iterable[PlainWord], analyzer: Analyzer, count: Count, neighbours: Neighbours
) -> tuple[Correction, ...]:
    """The corrections of those words that occur nowhere and for which there is a better one."""
    found: list[Correction] = []
    for word in words:
        if len(found) < MOST_CORRECTED and _can_be_corrected(word) and not count(word.query):
            better = better_words(word.text, analyzer, count, neighbours)
            if better:
                found.append(Correction(word, better[0], tuple(better[1:])))
    return tuple(found)


def better_words(text: str, analyzer: Analyzer, count: Count, neighbours: Neighbours) -> list[str]:
    """Words that occur in the collection and may have been meant, the likeliest first."""
    ranked: list[tuple[float, str]] = []
    suggested = analyzer.suggestions(text)[:MOST_CANDIDATES]
    for candidate in dict.fromkeys([*suggested, *neighbours(text)[:MOST_CANDIDATES]]):
        if " " in candidate or candidate == text.casefold():
            continue
        frequency = count(_occurrences(analyzer.terms_of(candidate)))
        if frequency:
            worth = log(1 + frequency) - _PER_EDIT * edits(text.casefold(), candidate)
            ranked.append((-worth, candidate))
    return [candidate for _, candidate in sorted(ranked)]


def edits(one: str, other: str) -> int:
    """How many letters to insert, drop, change or swap with the next to get to the other.

    The restricted Damerau-Levenshtein distance.
    """
    before: list[int] = []
    above = list(range(len(other) + 1))
    for row, letter in enumerate(one, start=1):
        line = [row]
        for column, wanted in enumerate(other, start=1):
            cost = above[column - 1] + (letter != wanted)
            best = min(cost, above[column] + 1, line[column - 1] + 1)
            if row > 1 and column > 1 and letter == other[column - 2] and one[row - 2] == wanted:
                best = min(best, before[column - 2] + 1)
            line.append(best)
        before, above = above, line
    return above[-1]


def _can_be_corrected(word: PlainWord) -> bool:
    return word.text.isalpha() and not word.token.terms[0].startswith(IDENTIFIER)


def _occurrences(terms: Iterable[str]) -> Query:
    """Documents with the word, inside of compounds left out."""
    wanted = [term for term in terms if not term.startswith(PART)]
    return Best(tuple(Term(field, term) for field in TEXT_FIELDS for term in wanted))
