"""Brings a query tree into the form that engines translate without special cases.

In normal form a ``Not`` stands only inside an ``And`` that has a positive part too; no
``And``, ``Or`` or ``Best`` has fewer than two parts; ``Nothing`` and ``Everything`` stand
alone, or ``Everything`` as the one positive part beside ``Not`` parts; phrases have at
least two terms, and with slop just two; ranges have a bound; each field is of the kind
that its leaf asks for. The same documents match with the same scores.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from archive.errors import UsageError
from indexer.query import (
    And,
    AtLeast,
    Best,
    Boost,
    Constant,
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
from indexer.schema import BY_NAME, FieldKind

MAX_DEPTH = 200
"""Levels of a tree; engines work recursively and some crash on thousands of levels."""

_KINDS: dict[type[Query], FieldKind] = {
    Term: FieldKind.TEXT,
    Phrase: FieldKind.TEXT,
    Prefix: FieldKind.TEXT,
    Wildcard: FieldKind.TEXT,
    Keyword: FieldKind.KEYWORD,
    Range: FieldKind.NUMBER,
}


def normalise(query: Query) -> Query:
    """The normal form of a tree.

    Raises :class:`archive.errors.UsageError` for a tree deeper than ``MAX_DEPTH`` levels
    and for a field that the table does not have, or not of the kind that the leaf needs.
    """
    return _alone(_simple(query, 1))


def scores(query: Query) -> bool:
    """Whether documents of a tree in normal form can differ in score."""
    match query:
        case Everything() | Nothing() | Keyword() | Range() | Not():
            return False
        case Boost(part=part):
            return scores(part)
        case Constant():
            return True
        case And(parts=parts) | Or(parts=parts) | AtLeast(parts=parts) | Best(options=parts):
            return any(map(scores, parts))
    return True


def _alone(query: Query) -> Query:
    """A query that stands by itself: a ``Not`` takes from everything."""
    return And((Everything(), query)) if isinstance(query, Not) else query


def _simple(query: Query, depth: int) -> Query:
    """Normal form but for a ``Not`` at the top, which the caller places."""
    if depth > MAX_DEPTH:
        raise UsageError(f"The query is nested deeper than {MAX_DEPTH} levels.")
    match query:
        case And(parts=parts):
            return _simple_and(parts, depth)
        case Or(parts=parts):
            return _any_of(Or, parts, depth)
        case Best(options=options):
            return _any_of(Best, options, depth)
        case AtLeast(parts=parts, minimum=minimum):
            return _at_least(parts, minimum, depth)
        case Not(part=part):
            return _simple_not(part, depth)
        case Constant(part=part, score=score):
            inner = _alone(_simple(part, depth + 1))
            return inner if isinstance(inner, Nothing) else Constant(inner, max(score, 0.0))
        case Boost(part=part, weight=weight):
            inner = _alone(_simple(part, depth + 1))
            return Boost(inner, max(weight, 0.0)) if scores(inner) else inner
    return _simple_leaf(query)


def _simple_leaf(query: Query) -> Query:
    _check_field(query)
    match query:
        case Phrase(field=field, terms=terms) if len(terms) < 2:
            return Term(field, terms[0]) if terms else Nothing()
        case Phrase(field=field, terms=terms, slop=slop) if slop > 0 and len(terms) > 2:
            return And(tuple(Phrase(field, pair, slop) for pair in pairwise(terms)))
        case Keyword(values=()):
            return Nothing()
        case Range(low=None, high=None):
            return Everything()
        case Range(low=int(low), high=int(high)) if low > high:
            return Nothing()
    return query


def _simple_not(part: Query, depth: int) -> Query:
    match _simple(part, depth + 1):
        case Nothing():
            return Everything()
        case Everything():
            return Nothing()
        case Not(part=inner):
            return inner
        case simple:
            return Not(simple)


def _simple_and(parts: tuple[Query, ...], depth: int) -> Query:
    if not parts:
        return Nothing()
    simple = [_simple(part, depth + 1) for part in parts]
    if any(isinstance(part, Nothing) for part in simple):
        return Nothing()
    kept = [part for part in simple if not isinstance(part, Everything)]
    if not kept:
        return Everything()
    if all(isinstance(part, Not) for part in kept):
        return And((Everything(), *kept))
    return And(tuple(kept)) if len(kept) > 1 else kept[0]


def _any_of(kind: type[Or] | type[Best], parts: tuple[Query, ...], depth: int) -> Query:
    simple = (_alone(_simple(part, depth + 1)) for part in parts)
    kept = tuple(part for part in simple if not isinstance(part, Nothing))
    if not kept:
        return Nothing()
    return kind(kept) if len(kept) > 1 else kept[0]


def _at_least(parts: tuple[Query, ...], minimum: int, depth: int) -> Query:
    """Between one and all but one of the parts; else it is one of the others."""
    if minimum <= 0:
        return Or((Everything(), _any_of(Or, parts, depth)))
    simple = (_alone(_simple(part, depth + 1)) for part in parts)
    kept = tuple(part for part in simple if not isinstance(part, Nothing))
    if minimum > len(kept):
        return Nothing()
    if minimum == 1 or len(kept) == 1:
        return Or(kept) if len(kept) > 1 else kept[0]
    return _simple_and(kept, depth) if minimum == len(kept) else AtLeast(kept, minimum)


def _check_field(query: Query) -> None:
    kind = _KINDS.get(type(query))
    if kind is None:
        return
    for name in _fields(query):
        if name not in BY_NAME:
            known = ", ".join(sorted(BY_NAME))
            raise UsageError(f"The index has no field named {name!r}. Known fields: {known}.")
        if BY_NAME[name].kind is not kind:
            raise UsageError(
                f"The field {name!r} is of the kind {BY_NAME[name].kind.value}; "
                f"{type(query).__name__} needs a field of the kind {kind.value}."
            )


def _fields(query: Query) -> Iterator[str]:
    match query:
        case Term(field=name) | Phrase(field=name) | Prefix(field=name):
            yield name
        case Wildcard(field=name) | Keyword(field=name) | Range(field=name):
            yield name
