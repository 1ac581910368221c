"""How well base-form queries find inflected forms: recall and precision on a treebank.

A type is found when it shares an index term with the query; parts of compounds do not
count, because a query for a whole compound does not look for them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import comb
from statistics import fmean

from indexer.analysis.token import PART
from indexer.evaluation.treebank import WordType

TermsOf = Callable[[str], Iterable[str]]


@dataclass(frozen=True, slots=True)
class MorphologyFigures:
    """Fractions. Queries: weighted by tokens for each lemma, then the mean over lemmas.

    Pairs: of all pairs of forms with one gold lemma, and of all that share a term.
    """

    query_recall: float
    query_precision: float
    pair_recall: float
    pair_precision: float
    lemmas: int
    types: int


@dataclass(frozen=True, slots=True)
class LemmaFigures:
    """One lemma: what its query missed and what it found besides, with token counts."""

    lemma: str
    recall: float
    precision: float | None
    missed: tuple[str, ...]
    wrong: tuple[str, ...]


def whole_word_terms(terms_of: TermsOf) -> Callable[[str], frozenset[str]]:
    """The terms that a query for the whole word looks for."""
    return lambda word: frozenset(t for t in terms_of(word) if not t.startswith(PART))


def measure(types: Sequence[WordType], terms_of: TermsOf) -> MorphologyFigures:
    """The figures of an analysis, given as a function from a word to its index terms."""
    terms = whole_word_terms(terms_of)
    lemmas = by_lemma(types, terms_of)
    pair_recall, pair_precision = _pairs(types, terms)
    return MorphologyFigures(
        query_recall=fmean(one.recall for one in lemmas),
        query_precision=fmean([one.precision for one in lemmas if one.precision is not None]),
        pair_recall=pair_recall,
        pair_precision=pair_precision,
        lemmas=len(lemmas),
        types=len(types),
    )


def by_lemma(types: Sequence[WordType], terms_of: TermsOf) -> list[LemmaFigures]:
    """Recall and precision of the query for each gold lemma."""
    terms = whole_word_terms(terms_of)
    postings: defaultdict[str, set[int]] = defaultdict(set)
    members: defaultdict[str, set[int]] = defaultdict(set)
    for number, word in enumerate(types):
        members[word.lemma].add(number)
        for term in terms(word.form):
            postings[term].add(number)
    return [
        _lemma(lemma, own, set().union(*(postings.get(t, ()) for t in terms(lemma))), types)
        for lemma, own in members.items()
    ]


def _lemma(lemma: str, own: set[int], found: set[int], types: Sequence[WordType]) -> LemmaFigures:
    def tokens(numbers: set[int]) -> int:
        return sum(types[number].count for number in numbers)

    def forms(numbers: set[int]) -> tuple[str, ...]:
        return tuple(sorted(types[number].form for number in numbers))

    right = tokens(own & found)
    return LemmaFigures(
        lemma,
        right / tokens(own),
        right / tokens(found) if found else None,
        forms(own - found),
        forms(found - own),
    )


def _pairs(types: Sequence[WordType], terms: TermsOf) -> tuple[float, float]:
    """Recall and precision over pairs of different forms, without their counts."""
    lemmas: defaultdict[str, set[str]] = defaultdict(set)
    holders: defaultdict[str, set[str]] = defaultdict(set)
    for word in types:
        lemmas[word.form].add(word.lemma)
        for term in terms(word.form):
            holders[term].add(word.form)
    forms: defaultdict[str, set[str]] = defaultdict(set)
    for form, names in lemmas.items():
        for lemma in names:
            forms[lemma].add(form)
    sharing = {pair for same in holders.values() for pair in combinations(sorted(same), 2)}
    right = sum(1 for one, other in sharing if lemmas[one] & lemmas[other])
    wanted = sum(comb(len(same), 2) for same in forms.values())
    return right / wanted if wanted else 1.0, right / len(sharing) if sharing else 1.0
