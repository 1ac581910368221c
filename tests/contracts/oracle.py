"""What a query means, said document by document. Shares no code with any engine.

Everything is answered by looking at the documents themselves; only the answers to leaves
are remembered.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from fnmatch import fnmatchcase
from itertools import pairwise

from indexer.document import IndexDocument
from indexer.query import (
    EXPANSION_LIMIT,
    And,
    Best,
    Boost,
    Everything,
    Keyword,
    Not,
    Or,
    Phrase,
    Prefix,
    Query,
    Range,
    Term,
    Wildcard,
    with_leaves,
)

Ids = frozenset[str]


class Oracle:
    def __init__(self, documents: Iterable[IndexDocument]) -> None:
        self.documents = {document.item_id: document for document in documents}
        self._all = frozenset(self.documents)
        self._places = {
            (item_id, field): _places(document, field)
            for item_id, document in self.documents.items()
            for field in document.texts
        }
        self._having: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        for item_id, document in self.documents.items():
            for name, values in document.keywords.items():
                for value in values:
                    self._having[name][value].add(item_id)
        self._leaves: dict[Query, Ids] = {}
        self._expanded: dict[Query, frozenset[str]] = {}

    def ids(self, query: Query) -> Ids:
        match query:
            case And(parts=()) | Or(parts=()) | Best(options=()):
                return frozenset()
            case And(parts=parts):
                return self._all.intersection(*map(self.ids, parts))
            case Or(parts=parts) | Best(options=parts):
                return frozenset().union(*map(self.ids, parts))
            case Not(part=part):
                return self._all - self.ids(part)
            case Boost(part=part):
                return self.ids(part)
        if query not in self._leaves:
            self._leaves[query] = frozenset(i for i in self._all if self._fits(i, query))
        return self._leaves[query]

    def is_crowded(self, query: Query) -> bool:
        """Whether its patterns together stand for more terms than an engine needs to look for."""
        patterns = [leaf for leaf in _leaves(query) if isinstance(leaf, Prefix | Wildcard)]
        return len(frozenset().union(*map(self._terms, patterns))) > EXPANSION_LIMIT

    def _terms(self, leaf: Prefix | Wildcard) -> frozenset[str]:
        if leaf not in self._expanded:
            pattern = leaf.text + "*" if isinstance(leaf, Prefix) else leaf.pattern
            known = frozenset().union(*(self._places[one, leaf.field] for one in self._all))
            self._expanded[leaf] = frozenset(t for t in known if fnmatchcase(t, pattern))
        return self._expanded[leaf]

    def filtered(self, ids: Ids, filters: Mapping[str, tuple[str, ...]]) -> Ids:
        for name, values in filters.items():
            if values:
                having = self._having[name]
                ids &= frozenset().union(*(having.get(value, ()) for value in values))
        return ids

    def counts(
        self, ids: Ids, filters: Mapping[str, tuple[str, ...]], facet: str
    ) -> dict[str, int]:
        others = {name: values for name, values in filters.items() if name != facet}
        within = self.filtered(ids, others)
        counts = {value: len(having & within) for value, having in self._having[facet].items()}
        return {value: count for value, count in counts.items() if count}

    def by_date(self, ids: Ids, newest: bool) -> list[str]:
        """Unknown dates come last either way; the same date goes by id."""

        def key(item_id: str) -> tuple[bool, int, str]:
            date = self.documents[item_id].numbers["date"]
            return (date == 0, -date if newest else date, item_id)

        return sorted(ids, key=key)

    def _fits(self, item_id: str, leaf: Query) -> bool:
        document = self.documents[item_id]
        match leaf:
            case Everything():
                return True
            case Term(field=field, text=text):
                return text in self._places[item_id, field]
            case Phrase(field=field, terms=terms, slop=slop):
                return _has_phrase(self._places[item_id, field], terms, slop)
            case Prefix(field=field, text=text):
                return any(term.startswith(text) for term in self._places[item_id, field])
            case Wildcard(field=field, pattern=pattern):
                return any(fnmatchcase(term, pattern) for term in self._places[item_id, field])
            case Keyword(field=field, values=values):
                return any(value in values for value in document.keywords[field])
            case Range(field=field, low=low, high=high):
                number = document.numbers[field]
                return (low is None or low <= number) and (high is None or number <= high)
        return False


def _places(document: IndexDocument, field: str) -> dict[str, list[int]]:
    places: dict[str, list[int]] = {}
    for position, terms in document.texts[field]:
        for term in terms:
            places.setdefault(term, []).append(position)
    return places


def _has_phrase(places: Mapping[str, list[int]], terms: tuple[str, ...], slop: int) -> bool:
    """Without slop one run of neighbours; with it, each two neighbours near enough."""
    if len(terms) < 2:
        return bool(terms) and terms[0] in places
    if slop:
        return all(
            any(
                abs(second - first - 1) <= slop
                for first in places.get(one, ())
                for second in places.get(other, ())
            )
            for one, other in pairwise(terms)
        )
    return any(
        all(start + place in places.get(term, ()) for place, term in enumerate(terms))
        for start in places.get(terms[0], ())
    )


def _leaves(query: Query) -> list[Query]:
    found: list[Query] = []

    def noted(leaf: Query) -> Query:
        found.append(leaf)
        return leaf

    with_leaves(query, noted)
    return found
