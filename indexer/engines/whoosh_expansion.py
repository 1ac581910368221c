"""Prefixes and wildcards of a query spelled out, bounded for the query as a whole.

Each term costs one posting list that is read in Python, so all patterns of a query together
stand for ``EXPANSION_LIMIT`` terms: where they stand for more, each has an equal share and what
others leave of theirs, the most frequent first over all the fields that it is looked for in.
The native engines bound each pattern in each field.
"""

from __future__ import annotations

from collections import Counter

from indexer.analysis.token import EXACT
from indexer.engines.expansion import literal_prefix, matching, most_frequent
from indexer.engines.whoosh_snapshot import Snapshot
from indexer.query import (
    EXPANSION_LIMIT,
    Constant,
    Keyword,
    Prefix,
    Query,
    Wildcard,
    with_leaves,
)

Pattern = Prefix | Wildcard
Counted = list[tuple[str, int]]


def spelled_out(snapshot: Snapshot, query: Query) -> Query:
    """The same query with the terms that count in place of its patterns; each scores 1."""
    found: dict[Pattern, Counted] = {}

    def noted(leaf: Query) -> Query:
        if isinstance(leaf, Prefix | Wildcard) and leaf not in found:
            found[leaf] = _terms(snapshot, leaf)
        return leaf

    with_leaves(query, noted)
    if not found:
        return query
    chosen = _shared_out(found)

    def spelled(leaf: Query) -> Query:
        if not isinstance(leaf, Prefix | Wildcard):
            return leaf
        kept = chosen[_typed(leaf)]
        terms = tuple(term for term, _ in found[leaf] if term in kept)
        return Constant(Keyword(leaf.field, terms), 1.0)

    return with_leaves(query, spelled)


def _terms(snapshot: Snapshot, leaf: Pattern) -> Counted:
    if isinstance(leaf, Prefix):
        return snapshot.terms(leaf.field, leaf.text)
    return matching(leaf.pattern, snapshot.terms(leaf.field, literal_prefix(leaf.pattern)))


def _shared_out(found: dict[Pattern, Counted]) -> dict[str, frozenset[str]]:
    """For each pattern as it was typed the terms that it stands for."""
    counts: dict[str, Counter[str]] = {}
    for leaf, terms in found.items():
        together = counts.setdefault(_typed(leaf), Counter())
        for term, number in terms:
            together[term] += number
    chosen: dict[str, frozenset[str]] = {}
    room = EXPANSION_LIMIT
    for typed in sorted(counts, key=lambda one: len(counts[one])):
        share = room // (len(counts) - len(chosen))
        chosen[typed] = frozenset(most_frequent(counts[typed].items())[:share])
        room -= len(chosen[typed])
    return chosen


def _typed(leaf: Pattern) -> str:
    """What stands for one pattern of a query, whichever field and kind of term."""
    text = leaf.text + "*" if isinstance(leaf, Prefix) else leaf.pattern
    return text.removeprefix(EXACT)
