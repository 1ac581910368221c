"""Our query tree as a query of OpenSearch. Its query language never sees user text."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from indexer.engines.opensearch.stacks import escaped, stack
from indexer.engines.opensearch.vocabulary import Vocabulary
from indexer.engines.term_stacks import MAX_TERM
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
    Prefix,
    Query,
    Range,
    Term,
    Wildcard,
)

Dsl = dict[str, Any]
"""One query as JSON: its kind, and what belongs to it."""

EVERYTHING: Dsl = {"match_all": {"boost": 0.0}}
_NOTHING: Dsl = {"match_none": {}}
_LONGEST = 2**63 - 1
_BY_FIELD = ("term", "match_phrase")  # kinds whose boost stands below the field's name


class Translator:
    """Translates for one search: prefixes stand for the terms of the vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._known: dict[Query, Dsl] = {}

    def normal(self, query: Query) -> Dsl:
        """A tree in normal form (:mod:`indexer.engines.normal_form`)."""
        match query:
            case And(parts=parts):
                return self._and(parts)
            case Or(parts=parts):
                return {"bool": {"should": self._all(parts), "minimum_should_match": 1}}
            case AtLeast(parts=parts, minimum=minimum):
                return {"bool": {"should": self._all(parts), "minimum_should_match": minimum}}
            case Best(options=options):
                return {"dis_max": {"queries": self._all(options)}}
            case Constant(part=part, score=score):
                return _constant(self.normal(part), score)
            case Boost(part=part, weight=weight):
                return _boosted(self.normal(part), weight)
        return self._leaf(query)

    def _leaf(self, query: Query) -> Dsl:
        match query:
            case Everything():
                return dict(EVERYTHING)
            case Term(field=field, text=text):
                return _term(field, text)
            case Phrase(field=field, terms=terms, slop=slop):
                return _phrase(field, terms, slop)
            case Prefix() | Wildcard():
                if query not in self._known:
                    self._known[query] = self._expanded(query)
                return dict(self._known[query])
            case Keyword(field=field, values=values):
                return keyword(field, values)
            case Range(field=field, low=low, high=high):
                return _range(field, low, high)
        return dict(_NOTHING)

    def _all(self, parts: Iterable[Query]) -> list[Dsl]:
        return [self.normal(part) for part in parts]

    def _and(self, parts: Iterable[Query]) -> Dsl:
        must = [self.normal(part) for part in parts if not isinstance(part, Not)]
        without = [self.normal(part.part) for part in parts if isinstance(part, Not)]
        return {"bool": {"must": must} | ({"must_not": without} if without else {})}

    def _expanded(self, query: Prefix | Wildcard) -> Dsl:
        """Documents with any of these terms; each scores 1, however rare its term."""
        if isinstance(query, Prefix):
            terms = self._vocabulary.most_frequent(query.field, "prefix", query.text)
        else:
            terms = self._vocabulary.most_frequent(query.field, "wildcard", query.pattern)
        if not terms:
            return dict(_NOTHING)
        return _constant({"terms": {query.field: list(map(escaped, terms))}}, 1.0)


def keyword(field: str, values: Iterable[str]) -> Dsl:
    """Documents with any of these values; the score stays as it is."""
    return _constant({"terms": {field: list(values)}}, 0.0)


def filters_of(filters: Mapping[str, tuple[str, ...]], wanted: Callable[[str], bool]) -> list[Dsl]:
    """The chosen values of those fields that are wanted, as clauses that all must hold."""
    return [
        {"terms": {name: list(values)}}
        for name, values in filters.items()
        if values and wanted(name)
    ]


def _term(field: str, text: str) -> Dsl:
    if not 0 < len(text) <= MAX_TERM:
        return dict(_NOTHING)
    return {"term": {field: {"value": escaped(text)}}}


def _phrase(field: str, terms: tuple[str, ...], slop: int) -> Dsl:
    if any(not 0 < len(term) <= MAX_TERM for term in terms):
        return dict(_NOTHING)
    if slop > 0 and len(set(terms)) == 1:  # one word is near itself, for us and not for Lucene
        return _term(field, terms[0])
    text = "".join(stack((term,)) for term in terms)
    return {"match_phrase": {field: {"query": text, "slop": slop}}}


def _range(field: str, low: int | None, high: int | None) -> Dsl:
    bounds = {
        name: _within(bound) for name, bound in (("gte", low), ("lte", high)) if bound is not None
    }
    return _constant({"range": {field: bounds}}, 0.0)


def _within(bound: int) -> int:
    """The bound, or the nearest one that fits into 64 bits."""
    return max(-_LONGEST, min(bound, _LONGEST))


def _constant(query: Dsl, score: float) -> Dsl:
    return {"constant_score": {"filter": query, "boost": score}}


def _boosted(query: Dsl, weight: float) -> Dsl:
    """The same query with its score multiplied: no level more, for trees may be deep."""
    ((kind, body),) = query.items()
    if kind == "match_none":
        return query
    if kind in _BY_FIELD:
        ((field, inner),) = body.items()
        return {kind: {field: inner | {"boost": inner.get("boost", 1.0) * weight}}}
    return {kind: body | {"boost": body.get("boost", 1.0) * weight}}
