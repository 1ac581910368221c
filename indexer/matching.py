"""Which words of a text a query was found by: marks, from our own token offsets.

Works on the query tree and on tokens alone, so that every engine marks the same words.
"""

from __future__ import annotations

import fnmatch
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from indexer.analysis.token import Token
from indexer.query import Phrase, Prefix, Query, Term, Wildcard, positive_leaves


@dataclass(frozen=True, slots=True)
class Match:
    """One marked word or phrase: offsets in code points, and which leaf of the query it met."""

    start: int
    end: int
    leaf: str


@dataclass(slots=True)
class FieldMatcher:
    """What a query looks for in one text field."""

    terms: dict[str, str] = field(default_factory=dict)  # index term → name of its leaf
    prefixes: list[str] = field(default_factory=list)
    patterns: list[re.Pattern[str]] = field(default_factory=list)
    phrases: list[tuple[str, ...]] = field(default_factory=list)
    loose: list[frozenset[str]] = field(default_factory=list)  # phrases with slop

    def matches(self, tokens: Sequence[Token]) -> list[Match]:
        """The words of these tokens that the query looks for, in the order of the text."""
        found = [match for token in tokens if (match := self._word(token))]
        for phrase in self.phrases:
            found.extend(_phrase(phrase, tokens))
        for wanted in self.loose:
            found.extend(_loose(wanted, tokens))
        return _without_overlaps(found)

    def _word(self, token: Token) -> Match | None:
        for term in token.terms:
            leaf = self.terms.get(term) or self._expanded(term)
            if leaf:
                return Match(token.start, token.end, leaf)
        return None

    def _expanded(self, term: str) -> str | None:
        for prefix in self.prefixes:
            if term.startswith(prefix):
                return prefix
        for pattern in self.patterns:
            if pattern.match(term):
                return pattern.pattern
        return None


def matchers(query: Query) -> dict[str, FieldMatcher]:
    """For each text field what the query looks for in it; parts under a Not are left out."""
    fields: dict[str, FieldMatcher] = {}
    for leaf in positive_leaves(query):
        match leaf:
            case Term(field=name, text=text):
                fields.setdefault(name, FieldMatcher()).terms[text] = text.lstrip("=+~")
            case Prefix(field=name, text=text):
                fields.setdefault(name, FieldMatcher()).prefixes.append(text)
            case Wildcard(field=name, pattern=pattern):
                compiled = re.compile(fnmatch.translate(_escaped(pattern)))
                fields.setdefault(name, FieldMatcher()).patterns.append(compiled)
            case Phrase(field=name, terms=terms, slop=0):
                fields.setdefault(name, FieldMatcher()).phrases.append(terms)
            case Phrase(field=name, terms=terms):
                fields.setdefault(name, FieldMatcher()).loose.append(frozenset(terms))
            case _:
                pass
    return fields


def _escaped(pattern: str) -> str:
    """Our wildcards know ``*`` and ``?`` only; a bracket is a bracket."""
    return pattern.replace("[", "[[]")


def _phrase(terms: tuple[str, ...], tokens: Sequence[Token]) -> Iterable[Match]:
    """Each place where the terms stand at consecutive positions, as one mark."""
    for index, token in enumerate(tokens):
        if terms[0] not in token.terms:
            continue
        window = tokens[index : index + len(terms)]
        if len(window) == len(terms) and all(
            term in word.terms and word.position == token.position + offset
            for offset, (term, word) in enumerate(zip(terms, window, strict=True))
        ):
            yield Match(token.start, window[-1].end, " ".join(terms))


def _loose(wanted: frozenset[str], tokens: Sequence[Token]) -> Iterable[Match]:
    """The single words of a phrase whose words may stand apart."""
    for token in tokens:
        if not wanted.isdisjoint(token.terms):
            yield Match(token.start, token.end, " ".join(sorted(wanted)))


def _without_overlaps(found: list[Match]) -> list[Match]:
    """In the order of the text; of two that overlap the longer one stays."""
    result: list[Match] = []
    for match in sorted(found, key=lambda m: (m.start, -m.end)):
        if not result or match.start >= result[-1].end:
            result.append(match)
    return result
