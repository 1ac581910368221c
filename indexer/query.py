"""The query tree: engine-neutral, already analysed. Engines only translate it.

Leaves name a field of the table and index terms as :mod:`indexer.analysis.token`
spells them. ``Best`` scores by its best option (disjunction max), ``Or`` by the sum,
``Boost`` multiplies; ``Keyword`` and ``Range`` filter and do not score.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Everything:
    """Matches every document."""


@dataclass(frozen=True, slots=True)
class Nothing:
    """Matches no document."""


@dataclass(frozen=True, slots=True)
class Term:
    """Documents with this term in this text field."""

    field: str
    text: str


@dataclass(frozen=True, slots=True)
class Phrase:
    """Documents with these terms at consecutive positions of a text field.

    With ``slop`` two words may stand up to that many positions from where the phrase has
    them, in either order; of more than two, each two neighbours are looked for so.
    """

    field: str
    terms: tuple[str, ...]
    slop: int = 0


@dataclass(frozen=True, slots=True)
class Prefix:
    """Documents with a term that starts so (bounded by ``EXPANSION_LIMIT`` terms)."""

    field: str
    text: str


@dataclass(frozen=True, slots=True)
class Wildcard:
    """Documents with a term of this pattern: ``*`` any characters, ``?`` one."""

    field: str
    pattern: str


@dataclass(frozen=True, slots=True)
class Fuzzy:
    """The word itself (``exactly``) and words of the index that differ in a letter.

    Engines never see it: :mod:`indexer.guidance.fuzzy` puts the words in place of it.
    """

    text: str
    fields: tuple[str, ...]
    exactly: Query


@dataclass(frozen=True, slots=True)
class Keyword:
    """Documents with at least one of these values in a keyword field; score constant."""

    field: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Range:
    """Documents whose number lies between the bounds, both included; None is open."""

    field: str
    low: int | None
    high: int | None


@dataclass(frozen=True, slots=True)
class Best:
    """Any of the options; scores by the best one."""

    options: tuple[Query, ...]


@dataclass(frozen=True, slots=True)
class And:
    """All of the parts; a ``Not`` among them excludes."""

    parts: tuple[Query, ...]


@dataclass(frozen=True, slots=True)
class Or:
    """Any of the parts; scores add up."""

    parts: tuple[Query, ...]


@dataclass(frozen=True, slots=True)
class AtLeast:
    """Documents with at least ``minimum`` of the parts; scores of those add up."""

    parts: tuple[Query, ...]
    minimum: int


@dataclass(frozen=True, slots=True)
class Not:
    """Everything but this."""

    part: Query


@dataclass(frozen=True, slots=True)
class Constant:
    """The same documents, each with this score."""

    part: Query
    score: float


@dataclass(frozen=True, slots=True)
class Boost:
    """The same documents, with the score multiplied."""

    part: Query
    weight: float


Query = (
    Everything
    | Nothing
    | Term
    | Phrase
    | Prefix
    | Wildcard
    | Fuzzy
    | Keyword
    | Range
    | Best
    | And
    | Or
    | AtLeast
    | Not
    | Constant
    | Boost
)

EXPANSION_LIMIT = 1_000
"""How many terms a prefix or a wildcard may stand for."""


def positive_leaves(query: Query) -> Iterator[Query]:
    """The leaves that a document is found by: those under a ``Not`` are left out."""
    match query:
        case And(parts=parts) | Or(parts=parts) | AtLeast(parts=parts) | Best(options=parts):
            for part in parts:
                yield from positive_leaves(part)
        case Boost(part=part) | Constant(part=part):
            yield from positive_leaves(part)
        case Not():
            return
        case _:
            yield query


def with_leaves(query: Query, change: Callable[[Query], Query]) -> Query:
    """The same tree with each leaf as ``change`` gives it."""

    def within(part: Query) -> Query:
        return with_leaves(part, change)

    match query:
        case And(parts=parts):
            return And(tuple(map(within, parts)))
        case Or(parts=parts):
            return Or(tuple(map(within, parts)))
        case AtLeast(parts=parts, minimum=minimum):
            return AtLeast(tuple(map(within, parts)), minimum)
        case Best(options=options):
            return Best(tuple(map(within, options)))
        case Not(part=part):
            return Not(within(part))
        case Boost(part=part, weight=weight):
            return Boost(within(part), weight)
        case Constant(part=part, score=score):
            return Constant(within(part), score)
    return change(query)
