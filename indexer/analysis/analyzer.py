"""The analyzer: from a text to tokens whose terms stand together at one position.

Terms of a word, in this order: the exact form, base forms, parts of compounds, stems of
unknown words (:mod:`indexer.analysis.token` has the table).
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, lru_cache, partial

from archive.minutes import Language
from indexer.analysis.base_forms import base_terms
from indexer.analysis.compounds import Split, part_terms, splits_of
from indexer.analysis.hyphens import HYPHENS, joined_words
from indexer.analysis.identifiers import Identifier, IdentifierKind, find_identifiers
from indexer.analysis.swedish import swedish_terms
from indexer.analysis.term_cache import TermCache, Terms
from indexer.analysis.token import EXACT, IDENTIFIER, PART, FreshForms, Stack, Token
from indexer.analysis.tokenizer import WORD, is_too_long, plain_form
from indexer.analysis.unknown import unknown_splits, unknown_terms
from indexer.analysis.voikko import VoikkoDictionary

RULES_VERSION = 4
"""Raise it when any rule of this folder gives other terms than before."""

PARTS_KEPT = 30_000
"""How many parts of compounds are remembered with their readings."""

WordRule = Callable[[str], list[str]]
"""From the plain form of a word to its terms beside the exact form."""

_NUMBER = re.compile(r"\d+")
_NUMBERS = re.compile(r"\d+(?:[-:']\d+)*")


class FinnishAnalyzer:
    """Analyses Finnish by Voikko and Swedish by Snowball. Safe in several threads."""

    def __init__(self, dictionary: VoikkoDictionary, finnish: WordRule | None = None) -> None:
        """``finnish`` replaces the rule for Finnish words, to compare with another one."""
        self._dictionary = dictionary
        self._finnish = finnish or self._finnish_terms
        self._terms = {
            language: TermCache(partial(self._analysed, language)) for language in Language
        }
        self._joined: list[Terms] | None = None
        self._part_readings = lru_cache(PARTS_KEPT)(dictionary.readings)

    @property
    def fingerprint(self) -> str:
        """Library, dictionary and rules."""
        dictionary = self._dictionary
        return f"voikko-{dictionary.version}/{dictionary.identity}/rules-{RULES_VERSION}"

    def tokens(self, text: str, language: Language = Language.FINNISH) -> Iterator[Token]:
        """The tokens of a text, in its order."""
        for stack in self.stacks(text, language):
            yield Token(*stack)

    def stacks(self, text: str, language: Language = Language.FINNISH) -> Iterator[Stack]:
        """The same tokens as plain tuples, which are quicker to make."""
        position = 0
        place = 0
        for identifier in find_identifiers(text):
            words = self._words(text, place, identifier.start, position, language)
            yield from words
            position += len(words)
            yield position, identifier.start, identifier.end, _identifier_terms(identifier, text)
            position += 1
            place = identifier.end
        yield from self._words(text, place, len(text), position, language)

    def terms_of(self, word: str, language: Language = Language.FINNISH) -> Terms:
        """All terms of one word as it stands in a text."""
        return self._terms[language][word]

    def splits_of(self, word: str) -> tuple[Split, ...]:
        """Each way to cut a Finnish compound in two words, with their base forms."""
        if self._finnish != self._finnish_terms or is_too_long(word):
            return ()
        form = plain_form(word)
        readings = self._dictionary.readings(form)
        if not readings:
            return unknown_splits(form, self._part_readings)
        return splits_of(readings, self._part_readings)

    def suggestions(self, word: str) -> list[str]:
        """Words that may have been meant by a misspelt one, the likeliest first."""
        if self._finnish != self._finnish_terms:
            return []
        return self._dictionary.suggestions(plain_form(word))

    def fresh_forms(self) -> FreshForms:
        """Forget all forms; what is returned is told each that is analysed from now on."""
        self._joined = []
        analysed = {language: terms.tell() for language, terms in self._terms.items()}
        return FreshForms(analysed, self._joined)

    def learn(self, analysed: Mapping[Language, Iterable[Terms]]) -> None:
        """Take over what another analyzer of the same fingerprint was told."""
        for language, forms in analysed.items():
            self._terms[language].learn(forms)

    def _words(
        self, text: str, start: int, end: int, position: int, language: Language
    ) -> list[Stack]:
        """The words between two places of a text."""
        terms_of = self._terms[language]
        stacks: list[Stack] = []
        for place_in_row, match in enumerate(WORD.finditer(text, start, end), position):
            word = match.group()
            terms = terms_of[word]
            begin, place = match.span()
            if text[place : place + 1] in HYPHENS:
                terms = self._with_joined(word, terms, text, place, language)
            stacks.append((place_in_row, begin, place, terms))
        return stacks

    def _with_joined(
        self, word: str, terms: Terms, text: str, place: int, language: Language
    ) -> Terms:
        """The terms of a word before a hyphen, with those of the words that it is part of."""
        if language is Language.SWEDISH or self._finnish != self._finnish_terms:
            return terms
        more = [
            term
            for whole in joined_words(word, text, place, self._part_readings)
            for term in self._finnish_terms(whole)
        ]
        if not more:
            return terms
        terms = tuple(dict.fromkeys((*terms, *more)))
        if self._joined is not None:
            self._joined.append(terms)
        return terms

    def _analysed(self, language: Language, form: str) -> Terms:
        terms = [EXACT + form]
        if _NUMBERS.fullmatch(form):
            terms += _number_terms(form)
        elif language is Language.SWEDISH:
            terms += swedish_terms(form)
        else:
            terms += self._finnish(form)
        return tuple(map(sys.intern, dict.fromkeys(terms)))

    def _finnish_terms(self, form: str) -> list[str]:
        readings = self._dictionary.readings(form)
        if not readings:
            return unknown_terms(form, self._part_readings)
        return base_terms(readings, self._part_readings) + part_terms(readings, self._part_readings)


def _number_terms(form: str) -> list[str]:
    """A number is its own base form, without leading zeros; of "8-4" each one is a part."""
    numbers = [number.lstrip("0") or "0" for number in _NUMBER.findall(form)]
    return numbers if len(numbers) == 1 else [PART + number for number in numbers]


def _identifier_terms(identifier: Identifier, text: str) -> Terms:
    """The identifier, the month of a date, and the numbers that it is made of."""
    terms = [identifier.term]
    if identifier.kind is IdentifierKind.DATE:
        terms.append(IDENTIFIER + identifier.key[:7])
    for number in _NUMBER.findall(text, identifier.start, identifier.end):
        terms += [EXACT + number, number.lstrip("0") or "0"]
    return tuple(dict.fromkeys(terms))


@cache
def default_analyzer() -> FinnishAnalyzer:
    """The analyzer of this process.

    Raises :class:`archive.errors.DictionaryMissing` where Voikko is not installed.
    """
    return FinnishAnalyzer(VoikkoDictionary())
