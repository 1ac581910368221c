"""Random query trees and filters over the invented documents; the same seed, the same tree."""

from __future__ import annotations

import random

from indexer.query import (
    And,
    Best,
    Boost,
    Everything,
    Keyword,
    Not,
    Nothing,
    Or,
    Phrase,
    Prefix,
    Query,
    Range,
    Term,
    Wildcard,
)
from tests.contracts.invented import (
    BOARDS,
    FLAGS,
    MUNICIPALITIES,
    STAGES,
    SYLLABLES,
    TYPES,
    VOCABULARY,
)

FIELDS = ("title", "proposal", "resolution", "body", "metadata")
FACET_VALUES = {
    "board": BOARDS,
    "year": tuple(map(str, range(2018, 2026))),
    "decision_type": TYPES,
    "municipality": MUNICIPALITIES,
    "flag": FLAGS,
    "stage": STAGES,
}


def random_query(rng: random.Random, depth: int = 3) -> Query:
    """A tree of at most this many levels above its leaves."""
    if depth == 0 or rng.random() < 0.25:
        return rng.choice(LEAVES)
    parts = tuple(random_query(rng, depth - 1) for _ in range(rng.randint(1, 3)))
    match rng.randrange(6):
        case 0 | 1:
            return And(parts)
        case 2:
            return Or(parts)
        case 3:
            return Best(parts)
        case 4:
            return Boost(parts[0], rng.choice((0.5, 2.0)))
    return And((*parts, Not(random_query(rng, depth - 1))))


def random_leaf(rng: random.Random) -> Query:
    """One leaf; common words come more often, and rare forms too."""
    field = rng.choice(FIELDS)
    match rng.randrange(16):
        case 0:
            return Everything()
        case 1:
            return Nothing()
        case 2 | 3:
            return random_phrase(rng, field)
        case 4:
            return Prefix(field, rng.choice(("", "=")) + rng.choice(SYLLABLES))
        case 5:
            return Wildcard(field, random_pattern(rng))
        case 6:
            name = rng.choice(sorted(FACET_VALUES))
            return Keyword(name, tuple(rng.sample(FACET_VALUES[name], rng.randint(1, 3))))
        case 7:
            return random_range(rng)
        case 8:
            return Not(random_term(rng, field))
    return random_term(rng, field)


def random_term(rng: random.Random, field: str) -> Term:
    word = VOCABULARY[min(int(rng.expovariate(0.02)), len(VOCABULARY) - 1)]
    return Term(field, rng.choice((word, word, word, f"={word}", f"={word}ssa", f"+{word[:4]}")))


def random_phrase(rng: random.Random, field: str) -> Phrase:
    words = (rng.choice(VOCABULARY[:12]) for _ in range(rng.choice((1, 2, 2, 2, 3))))
    return Phrase(field, tuple(words), rng.choice((0, 0, 0, 1, 3)))


def random_pattern(rng: random.Random) -> str:
    one, other = rng.sample(SYLLABLES, 2)
    return rng.choice((f"{one}*{other}", f"*{one}", f"={one}??ssa", f"{one}?{other}*", f"*{one}*"))


def random_range(rng: random.Random) -> Range:
    low, high = (rng.randint(2018, 2025) * 10_000 + rng.randint(1, 6) * 100 + 1 for _ in "ab")
    return Range("date", rng.choice((None, low)), rng.choice((None, high)))


def random_filters(rng: random.Random, facets: int) -> dict[str, tuple[str, ...]]:
    """Chosen values of this many facets."""
    names = rng.sample(sorted(FACET_VALUES), facets)
    return {
        name: tuple(rng.sample(FACET_VALUES[name], rng.randint(1, min(3, len(FACET_VALUES[name])))))
        for name in names
    }


LEAVES = tuple(random_leaf(random.Random(seed)) for seed in range(500))
"""The leaves that trees are made of: so many that the oracle can look at each document."""
