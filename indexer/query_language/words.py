"""Words, phrases and wildcards of a query as parts of the query tree.

A word of a query looks, in each text field, for the best of its forms: as it was typed,
any of its base forms, and either as a part of a longer compound. Its own parts are not
looked for: a whole compound must not bring texts that hold only a part of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from archive.minutes import Language
from indexer.analysis.token import EXACT, GUESS, IDENTIFIER, PART, Analyzer, Token
from indexer.query import Best, Boost, Or, Phrase, Prefix, Query, Term, Wildcard
from indexer.query_language.ranking import SERVED, Ranking
from indexer.schema import BY_NAME, TEXT_FIELDS

Fields = Sequence[str]
MakeLeaf = Callable[[str], Query]


def query_tokens(text: str, analyzer: Analyzer, language: str) -> list[Token]:
    """The tokens of a piece of a query.

    A word that Finnish does not know, and every word of a Swedish user, has the terms of
    Swedish too: minutes of both languages are searched at once.
    """
    finnish = analyzer.tokens(text, Language.FINNISH)
    swedish = analyzer.tokens(text, Language.SWEDISH)
    return [
        _joined(one, other) if language == "sv" or _is_unknown(one) else one
        for one, other in zip(finnish, swedish, strict=True)
    ]


def word_query(token: Token, fields: Fields = TEXT_FIELDS, ranking: Ranking = SERVED) -> Query:
    """One word in any of the fields."""
    if token.terms[0].startswith(IDENTIFIER):
        return identifier_query(token.terms[0], fields)
    weighted = list(word_forms(token.terms, ranking))
    return in_fields(lambda field: _best(field, weighted), fields)


def identifier_query(term: str, fields: Fields = TEXT_FIELDS) -> Query:
    """An identifier; the record that carries it itself counts most."""
    options = tuple(
        Boost(Term(field, term), SERVED.record) if field == "metadata" else Term(field, term)
        for field in fields
    )
    return options[0] if len(options) == 1 else Or(options)


def phrase_query(tokens: Sequence[Token], slop: int, fields: Fields = TEXT_FIELDS) -> Query:
    """Words as they were typed, one after the other."""
    terms = tuple(token.terms[0] for token in tokens)
    if len(terms) == 1:
        return in_fields(lambda field: Term(field, terms[0]), fields)
    return in_fields(lambda field: Phrase(field, terms, slop), fields)


def pattern_query(pattern: str, fields: Fields = TEXT_FIELDS) -> Query:
    """Words of a pattern: one ``*`` at the end is a prefix; surface or base form."""
    prefix = pattern[:-1]
    if pattern.endswith("*") and not set(prefix) & {"*", "?"}:
        return in_fields(
            lambda field: Best((Prefix(field, EXACT + prefix), Prefix(field, prefix))), fields
        )
    return in_fields(
        lambda field: Best((Wildcard(field, EXACT + pattern), Wildcard(field, pattern))), fields
    )


def in_fields(make: MakeLeaf, fields: Fields = TEXT_FIELDS) -> Query:
    """The same in each field, weighted as the field table says."""
    options = tuple(_weighted(make(field), BY_NAME[field].weight) for field in fields)
    return options[0] if len(options) == 1 else Or(options)


def _weighted(query: Query, weight: float) -> Query:
    return query if weight == 1.0 else Boost(query, weight)


def _best(field: str, forms: Sequence[tuple[str, float]]) -> Query:
    return Best(tuple(_weighted(Term(field, term), weight) for term, weight in forms))


def word_forms(terms: Sequence[str], ranking: Ranking = SERVED) -> Iterator[tuple[str, float]]:
    """The index terms that a word is found by, each with its weight."""
    own = [term for term in terms[1:] if not term.startswith(PART)]
    yield terms[0], ranking.exact
    for term in own:
        yield term, ranking.stem if term.startswith(GUESS) else 1.0
    for term in dict.fromkeys([*own, *_surface_as_part(terms)]) if ranking.part else ():
        yield PART + term, ranking.part


def _surface_as_part(terms: Sequence[str]) -> list[str]:
    """An unknown word may stand in a compound as it was typed."""
    return [terms[0].removeprefix(EXACT)] if _has_guess(terms) else []


def _is_unknown(token: Token) -> bool:
    return _has_guess(token.terms)


def _has_guess(terms: Sequence[str]) -> bool:
    return any(term.startswith(GUESS) for term in terms)


def _joined(one: Token, other: Token) -> Token:
    return Token(one.position, one.start, one.end, tuple(dict.fromkeys(one.terms + other.terms)))
