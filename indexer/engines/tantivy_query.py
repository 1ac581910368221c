"""Our query tree as a tantivy query. User text never reaches tantivy's own parser."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Self

import tantivy
from tantivy import FieldType, Occur

from indexer.engines.expansion import literal_prefix, matching, most_frequent
from indexer.query import (
    EXPANSION_LIMIT,
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

_LONGEST = 2**63 - 1
_MOST_REMEMBERED = 128  # patterns, with at most EXPANSION_LIMIT terms each


@dataclass(frozen=True, slots=True)
class Translated:
    """A query twice: for counting its documents, and with all that they are scored by."""

    matching: tantivy.Query
    scored: tantivy.Query

    @classmethod
    def same(cls, query: tantivy.Query) -> Self:
        """One that is the same for both."""
        return cls(query, query)


class Translator:
    """Translates for one searcher: prefixes stand for the terms that it holds.

    ``remembered`` is the searcher's own, for what wildcards stand for: one request asks for
    it in several searches, and one at the beginning of a word looks at all terms of a field.
    """

    def __init__(
        self,
        schema: tantivy.Schema,
        searcher: tantivy.Searcher,
        remembered: dict[tuple[str, str], list[str]],
    ) -> None:
        self._schema = schema
        self._searcher = searcher
        self._remembered = remembered

    def filtered(
        self, query: tantivy.Query, filters: Mapping[str, tuple[str, ...]]
    ) -> tantivy.Query:
        """The query within filters, which leave scores as they are."""
        kept = [self._keyword(name, values) for name, values in filters.items() if values]
        if not kept:
            return query
        return tantivy.Query.boolean_query([(Occur.Must, part) for part in (query, *kept)])

    def both(self, query: Query) -> Translated:
        """A tree in normal form (:mod:`indexer.engines.normal_form`)."""
        if isinstance(query, And):
            return self._and(query.parts)
        return Translated.same(self.normal(query))

    def normal(self, query: Query) -> tantivy.Query:
        """A tree in normal form, with its scores."""
        match query:
            case And(parts=parts):
                return self._and(parts).scored
            case Or(parts=parts):
                return tantivy.Query.boolean_query([(Occur.Should, p) for p in self._all(parts)])
            case AtLeast(parts=parts, minimum=minimum):
                clauses = [(Occur.Should, part) for part in self._all(parts)]
                return tantivy.Query.boolean_query(clauses, minimum)
            case Best(options=options):
                return tantivy.Query.disjunction_max_query(self._all(options))
            case Constant(part=part, score=score):
                return tantivy.Query.const_score_query(self.normal(part), score)
            case Boost(part=part, weight=weight):
                return tantivy.Query.boost_query(self.normal(part), weight)
        return self._leaf(query)

    def _leaf(self, query: Query) -> tantivy.Query:
        match query:
            case Everything():
                return _unscored(tantivy.Query.all_query())
            case Term(field=field, text=text):
                return tantivy.Query.term_query(self._schema, field, text)
            case Phrase(field=field, terms=terms, slop=slop):
                return tantivy.Query.phrase_query(self._schema, field, list(terms), slop)
            case Prefix(field=field, text=text):
                first = self._searcher.terms_with_prefix(field, text, limit=EXPANSION_LIMIT)
                return self._any_of(field, most_frequent(first))
            case Wildcard(field=field, pattern=pattern):
                return self._any_of(field, self._fitting(field, pattern))
            case Keyword(field=field, values=values):
                return self._keyword(field, values)
            case Range(field=field, low=low, high=high):
                return self._range(field, low, high)
        return tantivy.Query.empty_query()

    def _all(self, parts: Iterable[Query]) -> list[tantivy.Query]:
        return [self.normal(part) for part in parts]

    def _and(self, parts: Sequence[Query]) -> Translated:
        """What only adds to scores is looked at for matching documents alone."""
        bonuses = [part.options for part in parts if isinstance(part, Best) and _is_bonus(part)]
        needed = [part for part in parts if not (isinstance(part, Best) and _is_bonus(part))]
        matching, scored = [], []
        for part in needed or [Everything()]:
            if isinstance(part, Not):
                clauses = Translated.same(self.normal(part.part))
                occurs = Occur.MustNot
            else:
                clauses, occurs = self.both(part), Occur.Must
            matching.append((occurs, clauses.matching))
            scored.append((occurs, clauses.scored))
        query = tantivy.Query.boolean_query(scored)
        for options in bonuses:
            for bonus in self._bonuses(options):
                query = tantivy.Query.boolean_query([(Occur.Must, query), (Occur.Should, bonus)])
        return Translated(tantivy.Query.boolean_query(matching), query)

    def _bonuses(self, options: Sequence[Query]) -> list[tantivy.Query]:
        """One for each option where a document fits one at most, else the best of all.

        One that stands alone is only asked about documents that match; several together are
        gathered for all documents between the first match and the last.
        """
        parts = [part for part in options if isinstance(part, Constant)]
        translated = self._all(parts)
        if _apart([part.part for part in parts]):
            return translated
        return [tantivy.Query.disjunction_max_query(translated)]

    def _fitting(self, field: str, pattern: str) -> list[str]:
        terms = self._remembered.get((field, pattern))
        if terms is None:
            known = self._searcher.terms_with_prefix(field, literal_prefix(pattern))
            terms = most_frequent(matching(pattern, known))
            if len(self._remembered) >= _MOST_REMEMBERED:
                self._remembered.clear()
            self._remembered[field, pattern] = terms
        return terms

    def _any_of(self, field: str, terms: list[str]) -> tantivy.Query:
        """Documents with any of these terms; each scores 1, however rare its term."""
        if not terms:
            return tantivy.Query.empty_query()
        terms_query = tantivy.Query.term_set_query(self._schema, field, terms)
        return tantivy.Query.const_score_query(terms_query, 1.0)

    def _keyword(self, field: str, values: tuple[str, ...]) -> tantivy.Query:
        return _unscored(tantivy.Query.term_set_query(self._schema, field, values))

    def _range(self, field: str, low: int | None, high: int | None) -> tantivy.Query:
        return _unscored(
            tantivy.Query.range_query(
                self._schema, field, FieldType.Integer, _within(low), _within(high)
            )
        )


def _is_bonus(query: Best) -> bool:
    """Whether all documents match, and some only score more."""
    rest = [option for option in query.options if not isinstance(option, Everything)]
    return len(rest) < len(query.options) and all(isinstance(one, Constant) for one in rest)


def _apart(queries: Sequence[Query]) -> bool:
    """Whether no document can match two of these, as far as that can be told."""
    spans = [one for one in queries if isinstance(one, Range)]
    if len(spans) < len(queries) or len({one.field for one in spans}) > 1:
        return len(queries) < 2
    limits = sorted((_within(one.low) or -_LONGEST, _within(one.high) or _LONGEST) for one in spans)
    return all(before[1] < after[0] for before, after in pairwise(limits))


def _within(bound: int | None) -> int | None:
    """The bound, or the nearest one that fits into 64 bits."""
    return None if bound is None else max(-_LONGEST, min(bound, _LONGEST))


def _unscored(query: tantivy.Query) -> tantivy.Query:
    return tantivy.Query.const_score_query(query, 0.0)
