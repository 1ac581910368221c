"""Which words of a text a query was found by: marks, from our own token offsets.

Works on the query tree and on token stacks alone, so that every engine marks the same words.
"""

from __future__ import annotations

import fnmatch
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from indexer.analysis.token import Stack
from indexer.query import Phrase, Prefix, Query, Term, Wildcard, positive_leaves


@dataclass(frozen=True, slots=True)
class Match:
    """One marked word or phrase: offsets in code points, and which leaf of the query it met."""

    start: int
    end: int
    leaf: str


@dataclass(slots=True)
class FieldMatcher:
    """What a query looks for in one text field.

    ``terms`` maps each index term to the name of its leaf, and grows by the terms that a
    prefix or a pattern was seen to match.
    """

    terms: dict[str, str] = field(default_factory=dict)
    prefixes: list[str] = field(default_factory=list)
    patterns: list[re.Pattern[str]] = field(default_factory=list)
    phrases: list[tuple[str, ...]] = field(default_factory=list)
    loose: list[frozenset[str]] = field(default_factory=list)  # phrases with slop
    _refused: set[str] = field(default_factory=set)

    def matches(self, stacks: Iterable[Stack]) -> list[Match]:
        """The words of a text that the query looks for, in the order of the text."""
        if self.phrases or self.loose:
            stacks = list(stacks)
        found = self._words(stacks)
        for phrase in self.phrases:
            found.extend(_phrase(phrase, list(stacks)))
        for wanted in self.loose:
            found.extend(_loose(wanted, stacks))
        return _without_overlaps(found)

    def _words(self, stacks: Iterable[Stack]) -> list[Match]:
        expands = bool(self.prefixes or self.patterns)
        known = self.terms.keys()
        found = []
        for _, start, end, terms in stacks:
            if expands:
                self._expand(terms)
            if not known.isdisjoint(terms):
                leaf = next(self.terms[term] for term in terms if term in known)
                found.append(Match(start, end, leaf))
        return found

    def _expand(self, terms: tuple[str, ...]) -> None:
        """Learn whether these terms are what a prefix or a pattern stands for."""
        for term in terms:
            if term in self.terms or term in self._refused:
                continue
            leaf = self._expanded(term)
            if leaf:
                self.terms[term] = leaf
            else:
                self._refused.add(term)

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


def _phrase(terms: tuple[str, ...], stacks: Sequence[Stack]) -> Iterable[Match]:
    """Each place where the terms stand at consecutive positions, as one mark."""
    for index, (position, start, _, first) in enumerate(stacks):
        if terms[0] not in first:
            continue
        window = stacks[index : index + len(terms)]
        if len(window) == len(terms) and all(
            term in word[3] and word[0] == position + offset
            for offset, (term, word) in enumerate(zip(terms, window, strict=True))
        ):
            yield Match(start, window[-1][2], " ".join(terms))


def _loose(wanted: frozenset[str], stacks: Iterable[Stack]) -> Iterable[Match]:
    """The single words of a phrase whose words may stand apart."""
    for _, start, end, terms in stacks:
        if not wanted.isdisjoint(terms):
            yield Match(start, end, " ".join(sorted(wanted)))


def _without_overlaps(found: list[Match]) -> list[Match]:
    """In the order of the text; of two that overlap the longer one stays."""
    result: list[Match] = []
    for match in sorted(found, key=lambda m: (m.start, -m.end)):
        if not result or match.start >= result[-1].end:
            result.append(match)
    return result
