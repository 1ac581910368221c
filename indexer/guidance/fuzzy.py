"""Puts the similar words of an index in place of ``sana~``."""

from __future__ import annotations

from indexer.analysis.token import EXACT
from indexer.engine import Searcher
from indexer.guidance.neighbours import neighbours
from indexer.query import Best, Boost, Fuzzy, Query, Term, with_leaves

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
        return with_leaves(
            query, lambda leaf: self._words(leaf) if isinstance(leaf, Fuzzy) else leaf
        )

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
