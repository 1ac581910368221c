"""Our query tree answered from Whoosh's postings.

Whoosh's own matchers work document by document in Python, and some of them differ from
what our tree means (slop, disjunction max when it is replaced, a zero boost). Reading
each posting list once and combining arrays is exact and several times as fast.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from indexer.engines.bm25 import idf, scored
from indexer.engines.matches import Matches, best_of, in_all, in_any, in_some
from indexer.engines.whoosh_expansion import spelled_out
from indexer.engines.whoosh_snapshot import Snapshot
from indexer.query import (
    And,
    AtLeast,
    Best,
    Boost,
    Constant,
    Everything,
    Keyword,
    Not,
    Or,
    Phrase,
    Query,
    Range,
    Term,
)

_LONGEST = 2**63 - 1


def evaluate(snapshot: Snapshot, query: Query) -> Matches:
    """The matches of a tree in normal form (:mod:`indexer.engines.normal_form`)."""
    return _matches(snapshot, spelled_out(snapshot, query))


def _matches(snapshot: Snapshot, query: Query) -> Matches:
    match query:
        case And(parts=parts):
            return _and(snapshot, parts)
        case Or(parts=parts):
            return in_any([_matches(snapshot, part) for part in parts])
        case AtLeast(parts=parts, minimum=minimum):
            return in_some([_matches(snapshot, part) for part in parts], minimum)
        case Best(options=options):
            return best_of([_matches(snapshot, option) for option in options])
        case Constant(part=part, score=score):
            return Matches.unscored(_matches(snapshot, part).documents, score)
        case Boost(part=part, weight=weight):
            return _matches(snapshot, part).times(weight)
    return _leaf(snapshot, query)


def _leaf(snapshot: Snapshot, query: Query) -> Matches:
    match query:
        case Everything():
            return Matches.unscored(np.flatnonzero(snapshot.live))
        case Term(field=field, text=text):
            return _term(snapshot, field, text)
        case Phrase(field=field, terms=terms, slop=slop):
            return _phrase(snapshot, field, terms, slop)
        case Keyword(field=field, values=values):
            return _any_term(snapshot, field, values, 0.0)
        case Range(field=field, low=low, high=high):
            numbers = snapshot.numbers(field)
            within = (numbers >= _bound(low, -_LONGEST)) & (numbers <= _bound(high, _LONGEST))
            return Matches.unscored(np.flatnonzero(within & snapshot.live))
    return Matches.unscored(np.empty(0, np.int64))


def _bound(number: int | None, default: int) -> int:
    return default if number is None else max(-_LONGEST, min(number, _LONGEST))


def _and(snapshot: Snapshot, parts: tuple[Query, ...]) -> Matches:
    wanted = [part for part in parts if not isinstance(part, Not)]
    found = [_matches(snapshot, part) for part in wanted]
    matches = in_all(found)
    for part in parts:
        if isinstance(part, Not):
            matches = matches.without(_matches(snapshot, part.part))
    return matches


def _term(snapshot: Snapshot, field: str, text: str) -> Matches:
    documents, frequencies = snapshot.postings(field, text)
    return scored(snapshot, field, idf(snapshot, field, text), documents, frequencies)


def _phrase(snapshot: Snapshot, field: str, terms: tuple[str, ...], slop: int) -> Matches:
    """Scores like a term that stands where the phrase does, as rare as all its terms."""
    postings = {term: snapshot.postings(field, term)[0] for term in dict.fromkeys(terms)}
    documents = in_all([Matches.unscored(found) for found in postings.values()]).documents
    positions = {
        term: list(snapshot.positions(field, term, documents)) for term in dict.fromkeys(terms)
    }
    counts = np.fromiter(
        (
            _occurrences([positions[term][place] for term in terms], slop)
            for place in range(len(documents))
        ),
        np.float64,
        len(documents),
    )
    rarity = sum(idf(snapshot, field, term) for term in terms)
    return scored(snapshot, field, rarity, documents[counts > 0], counts[counts > 0])


def _occurrences(positions: list[NDArray[np.uint32]], slop: int) -> int:
    """How often the words stand as a phrase. With slop there are two words."""
    starts = positions[0].astype(np.int64)
    for place, found in enumerate(positions[1:], start=1):
        shifted = found.astype(np.int64) - place
        starts = starts[_near(starts, shifted, slop)]
    return len(starts)


def _near(some: NDArray[np.int64], others: NDArray[np.int64], slop: int) -> NDArray[np.bool_]:
    """Which of some rising numbers have one of the others at most ``slop`` away."""
    first = np.searchsorted(others, some - slop)
    return np.searchsorted(others, some + slop, side="right") > first


def _any_term(snapshot: Snapshot, field: str, terms: Iterable[str], score: float) -> Matches:
    found = [snapshot.postings(field, term)[0] for term in terms]
    documents = np.unique(np.concatenate(found)) if found else np.empty(0, np.int64)
    return Matches.unscored(documents, score)
