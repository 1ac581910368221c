"""Which words of a text a query was found by: marks, from our own token offsets.

Works on the query tree and on token stacks alone, so that every engine marks the same words.
"""

from __future__ import annotations

import fnmatch
import re
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property
from typing import Protocol

from archive.minutes import Language
from indexer.analysis.clues import clue_pattern
from indexer.analysis.token import EXACT, GUESS, IDENTIFIER, PART, Analyzer, Stack
from indexer.analysis.tokenizer import UNUSUAL, WORD, places, plain_form, plain_text, words_of
from indexer.marks.wanted_forms import WantedForms, words_with
from indexer.query import Phrase, Prefix, Query, Term, Wildcard, positive_leaves

KINDS = EXACT + PART + GUESS
_NUMBER = re.compile(r"\d+")
_NOT_PLAIN = re.compile(f"{UNUSUAL.pattern}|ß")
_LEAST_STEM = 3  # a shorter beginning tells nothing of the forms


@dataclass(frozen=True, slots=True)
class Match:
    """One marked word or phrase: offsets in code points, and which leaf of the query it met."""

    start: int
    end: int
    leaf: str


class KnownForms(Protocol):
    """Knows the forms of the indexed texts by their terms (``indexer.generations``)."""

    def having(self, term: str) -> list[str]:
        """The plain forms that have this term."""
        ...

    def beginning(self, prefix: str) -> dict[str, str]:
        """Plain form → its term, for the terms that begin so.

        Both raise LookupError where the forms cannot be told just now.
        """
        ...


@dataclass
class FieldMatcher:
    """What a query looks for in one text field.

    ``terms`` maps each index term to the name of its leaf. Each word form of the texts is
    judged once for a query: most words of a page of hits were met before.
    """

    terms: dict[str, str] = field(default_factory=dict)
    prefixes: list[str] = field(default_factory=list)
    patterns: dict[str, re.Pattern[str]] = field(default_factory=dict)  # as typed → compiled
    phrases: list[tuple[str, ...]] = field(default_factory=list)
    loose: list[frozenset[str]] = field(default_factory=list)  # phrases with slop
    _verdicts: dict[Language, dict[str, str]] = field(default_factory=dict)
    _wanted: WantedForms | None = None  # once learned

    @property
    def words(self) -> tuple[object, ...]:
        """What single words are looked for: often the same in several fields."""
        return (tuple(self.terms.items()), tuple(self.prefixes), tuple(self.patterns))

    def learn(self, wanted: WantedForms) -> None:
        """Take the forms that are looked for: from now on no text need be analysed."""
        self._wanted = wanted

    def wanted(self, forms: KnownForms) -> WantedForms:
        """Ask the index which forms are looked for. Raises LookupError where it cannot tell."""
        plain: dict[str, str] = {}
        for term, leaf in self.terms.items():
            if not term.startswith((EXACT, IDENTIFIER)):
                plain.update(dict.fromkeys(forms.having(term), leaf))
        for prefix in self.prefixes:
            if not prefix.startswith(EXACT):
                plain.update(dict.fromkeys(forms.beginning(prefix), prefix))
        for pattern, compiled in self.patterns.items():
            head = re.split(r"[*?]", pattern)[0]
            if head and not pattern.startswith(EXACT):
                begun = forms.beginning(head)
                plain.update((f, pattern) for f, term in begun.items() if compiled.match(term))
        plain.update((t[1:], leaf) for t, leaf in self.terms.items() if t.startswith(EXACT))
        return WantedForms(plain)

    def marks(self, text: str, language: Language, analyzer: Analyzer) -> list[Match]:
        """The words of a text that the query looks for, in its order."""
        lowered = lowered_if_plain(text)
        found = self._words(text, lowered, language, analyzer)
        exact = [phrase for phrase in self.phrases if all(t.startswith(EXACT) for t in phrase)]
        other = [phrase for phrase in self.phrases if phrase not in exact]
        if exact and lowered is not None:
            for phrase in exact:
                found.extend(_exact_phrase(phrase, lowered))
            exact = []
        if self._may_hold_identifier(text) or _may_hold([*exact, *other, *self.loose], text):
            stacks = list(analyzer.stacks(text, language))
            found += self._identifiers(stacks)
            for phrase in (*exact, *other):
                found.extend(_phrase(phrase, stacks))
            for wanted in self.loose:
                found.extend(_loose(wanted, stacks))
        return _without_overlaps(found)

    def _words(
        self, text: str, lowered: str | None, language: Language, analyzer: Analyzer
    ) -> list[Match]:
        """Single words, by their forms: the terms of a form are the same in every text."""
        if not (self.terms or self.prefixes or self.patterns):
            return []
        if self._wanted is None or lowered is None:
            return self._analysed(text, language, analyzer)
        found = self._wanted.in_text(lowered) | self._expanded(lowered)
        return [
            Match(start, start + len(form), leaf)
            for form, leaf in found.items()
            for start in places(form, lowered)
        ]

    def _expanded(self, lowered: str) -> dict[str, str]:
        """The words of a text that an exact prefix or pattern stands for."""
        prefixes = [prefix for prefix in self.prefixes if prefix.startswith(EXACT)]
        patterns = [pattern for pattern in self.patterns if pattern.startswith(EXACT)]
        found: dict[str, str] = {}
        for prefix in prefixes:
            forms = words_with([prefix[1:]], lowered)
            found.update((form, prefix) for form in forms if form.startswith(prefix[1:]))
        for pattern in patterns:
            match = self.patterns[pattern].match
            forms = words_of(lowered)
            found.update((form, pattern) for form in forms if match(EXACT + form))
        return found

    def _analysed(self, text: str, language: Language, analyzer: Analyzer) -> list[Match]:
        """The same by analysing each form that can match at all."""
        verdicts = self._verdicts.setdefault(language, {})
        forms = words_of(text)
        plain = plain_form if UNUSUAL.search(text) else str.lower
        clue = self._clue.search
        for form in forms.difference(verdicts):
            likely = "-" in form or clue(plain(form)) is not None  # terms lose hyphens
            verdicts[form] = self._leaf(analyzer.terms_of(form, language)) if likely else ""
        return [
            Match(start, start + len(form), verdicts[form])
            for form in forms
            if verdicts[form]
            for start in places(form, text)
        ]

    @cached_property
    def _clue(self) -> re.Pattern[str]:
        """Finds what a form must hold to be worth analysing."""
        stems = [*self.prefixes, *(re.split(r"[*?]", pattern)[0] for pattern in self.patterns)]
        plain = [stem.lstrip(KINDS) for stem in stems]
        if any(len(stem) < _LEAST_STEM for stem in plain):
            return re.compile("")
        words = [term.lstrip(KINDS) for term in self.terms if not term.startswith(IDENTIFIER)]
        return clue_pattern([*plain, *filter(None, words)])

    def _leaf(self, terms: tuple[str, ...]) -> str:
        """The leaf that one of these terms meets; empty when none does."""
        for term in terms:
            if term in self.terms:
                return self.terms[term]
            for prefix in self.prefixes:
                if term.startswith(prefix):
                    return prefix
            for pattern, compiled in self.patterns.items():
                if compiled.match(term):
                    return pattern
        return ""

    def _identifiers(self, stacks: Sequence[Stack]) -> list[Match]:
        return [
            Match(start, end, self.terms[terms[0]])
            for _, start, end, terms in stacks
            if terms[0] in self.terms and terms[0].startswith(IDENTIFIER)
        ]

    def _may_hold_identifier(self, text: str) -> bool:
        """Whether the longest number of an identifier stands in the text at all."""
        return any(
            max(_NUMBER.findall(term), key=len, default="") in text
            for term in self.terms
            if term.startswith(IDENTIFIER)
        )


def lowered_if_plain(text: str) -> str | None:
    """The text in lower case where that alone parts its words from their plain forms."""
    lowered = text.lower()
    return lowered if len(lowered) == len(text) and not _NOT_PLAIN.search(text) else None


def _may_hold(phrases: Sequence[Iterable[str]], text: str) -> bool:
    """Whether all exact words of a phrase stand in the text; plain text is looked at."""
    if not phrases:
        return False
    folded = plain_text(text)
    return any(
        all(term.removeprefix(EXACT) in folded for term in phrase if term.startswith(EXACT))
        for phrase in phrases
    )


def _exact_phrase(terms: tuple[str, ...], lowered: str) -> Iterable[Match]:
    """Each place where the words stand one after the other as they were typed."""
    first, *others = (term.removeprefix(EXACT) for term in terms)
    for start in places(first, lowered):
        end = start + len(first)
        for wanted in others:
            word = WORD.search(lowered, end)
            if word is None or word.group() != wanted:
                break
            end = word.end()
        else:
            yield Match(start, end, " ".join(terms))


def matchers(query: Query, forms: KnownForms | None = None) -> dict[str, FieldMatcher]:
    """For each text field what the query looks for in it; parts under a Not are left out.

    With the forms of the index, texts are not analysed.
    """
    fields = _looked_for(query)
    if forms is not None:
        told: dict[tuple[object, ...], WantedForms] = {}
        with suppress(LookupError):  # the table is being written to: analyse instead
            for matcher in fields.values():
                if matcher.words not in told:
                    told[matcher.words] = matcher.wanted(forms)
                matcher.learn(told[matcher.words])
    return fields


def _looked_for(query: Query) -> dict[str, FieldMatcher]:
    fields: dict[str, FieldMatcher] = {}
    for leaf in positive_leaves(query):
        match leaf:
            case Term(field=name, text=text):
                fields.setdefault(name, FieldMatcher()).terms[text] = text.lstrip(KINDS)
            case Prefix(field=name, text=text):
                fields.setdefault(name, FieldMatcher()).prefixes.append(text)
            case Wildcard(field=name, pattern=pattern):
                compiled = re.compile(fnmatch.translate(_escaped(pattern)))
                fields.setdefault(name, FieldMatcher()).patterns[pattern] = compiled
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
