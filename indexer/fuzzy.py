"""Puts the similar words of an index in place of ``sana~``."""

from __future__ import annotations

from indexer.analysis.token import EXACT
from indexer.engine import Searcher
from indexer.neighbours import neighbours
from indexer.query import And, AtLeast, Best, Boost, Constant, Fuzzy, Not, Or, Query, Term

MOST_WORDS = 20
"""How many similar words one ``sana~`` stands for, the most frequent first."""

_WEIGHT = 0.7


class FuzzyWords:
    """Resolves the fuzzy words of a query in one snapshot; ``found`` tells what they were."""

    def __init__(self, searcher: Searcher) -> None:
        self._searcher = searcher
        self.found: dict[str, tuple[str, ...]] = {}

    def resolved(self, query: Query) -> Query:
        """The same query with each ``Fuzzy`` replaced by words."""
        match query:
            case Fuzzy():
                return self._words(query)
            case And(parts=parts):
                return And(tuple(map(self.resolved, parts)))
            case Or(parts=parts):
                return Or(tuple(map(self.resolved, parts)))
            case AtLeast(parts=parts, minimum=minimum):
                return AtLeast(tuple(map(self.resolved, parts)), minimum)
            case Best(options=options):
                return Best(tuple(map(self.resolved, options)))
            case Not(part=part):
                return Not(self.resolved(part))
            case Boost(part=part, weight=weight):
                return Boost(self.resolved(part), weight)
            case Constant(part=part, score=score):
                return Constant(self.resolved(part), score)
        return query

    def _words(self, fuzzy: Fuzzy) -> Query:
        if fuzzy.text not in self.found:
            self.found[fuzzy.text] = tuple(neighbours(self._searcher, fuzzy.text)[:MOST_WORDS])
        options = tuple(
            Boost(Term(field, kind + word), _WEIGHT)
            for word in self.found[fuzzy.text]
            for field in fuzzy.fields
            for kind in (EXACT, "")
        )
        return Best((fuzzy.exactly, *options)) if options else fuzzy.exactly
