"""A wider query, for when few documents have all words.

A document needs most of the words, and a word may also stand in it as a part of another
compound or as a synonym. A single compound needs all its parts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from archive.minutes import Language
from indexer.analysis.token import EXACT, GUESS, PART, Analyzer
from indexer.answers.answer import WhyKind
from indexer.query import And, AtLeast, Best, Boost, Prefix, Query, Term
from indexer.query_language.plain_words import PlainWord
from indexer.query_language.ranking import SERVED, Ranking
from indexer.query_language.synonyms import Synonym
from indexer.query_language.words import in_fields, word_forms

Forms = dict[str, float]

_LEAST_BEGINNING = 5  # letters; more words begin with fewer


class Widening:
    """Makes the wider query of plain words. ``synonyms`` gives other words for a base form."""

    def __init__(
        self,
        analyzer: Analyzer,
        synonyms: Callable[[str], Iterable[Synonym]],
        ranking: Ranking = SERVED,
        language: str = "fi",
    ) -> None:
        self._analyzer = analyzer
        self._synonyms = synonyms
        self._ranking = ranking
        self._is_swedish = language == "sv"

    def query(self, words: Sequence[PlainWord], required: Sequence[Query]) -> Query | None:
        """Documents with most of the words and all that is required; None where not wider."""
        if len(words) == 1:
            wide = self._single(words[0])
        else:
            parts = tuple(self._any_way(word) for word in words)
            wide = AtLeast(parts, most_of(len(words)))
        if wide is None:
            return None
        return And((wide, *required)) if required else wide

    def ways(self, words: Sequence[PlainWord]) -> tuple[tuple[Query, ...], ...]:
        """For each word how a document may have it: as it was asked for, then the wider ways."""
        if len(words) == 1:
            return ((words[0].query, *self._options(words[0])),)
        return tuple((word.query, self._any_way(word)) for word in words)

    def others(self, word: PlainWord) -> list[tuple[str, WhyKind, float]]:
        """The terms that only the wider query looks for, and why."""
        own = dict(word_forms(word.token.terms, self._ranking))
        wide = self._wide_forms(word)
        synonyms = dict(own)
        self._add_synonyms(synonyms, word)
        return [
            (term, WhyKind.SYNONYM if term in synonyms else WhyKind.HALF, weight)
            for term, weight in wide.items()
            if term not in own
        ]

    def _single(self, word: PlainWord) -> Query | None:
        options = self._options(word)
        return Best((word.query, *options)) if options else None

    def _options(self, word: PlainWord) -> list[Query]:
        """A word alone: its synonyms, or both halves of a compound in one document."""
        forms = dict(word_forms(word.token.terms, self._ranking))
        known = len(forms)
        self._add_synonyms(forms, word)
        options: list[Query] = [_any_form(forms)] if len(forms) > known else []
        for halves in self._analyzer.splits_of(word.text) if self._ranking.split else ():
            options.append(And(tuple(_any_form(self._half_forms(bases)) for bases in halves)))
        if beginning := self.beginning(word):
            options.append(_any_form({}, beginning, self._ranking.split_part))
        return options

    def _any_way(self, word: PlainWord) -> Query:
        beginning = self.beginning(word)
        return _any_form(self._wide_forms(word), beginning, self._ranking.split_part)

    def beginning(self, word: PlainWord) -> str:
        """How Swedish compounds begin whose first part the word is; empty for others.

        No dictionary cuts them: "Sveaborg" stands in "Sveaborgsfärjan" as its beginning alone.
        """
        if not (self._is_swedish and self._ranking.split_part):
            return ""
        stem = self._analyzer.terms_of(word.text, Language.SWEDISH)[-1].lstrip(EXACT + PART)
        return stem if len(stem) >= _LEAST_BEGINNING and stem.isalpha() else ""

    def _wide_forms(self, word: PlainWord) -> Forms:
        forms = dict(word_forms(word.token.terms, self._ranking))
        for halves in self._analyzer.splits_of(word.text):
            for bases in halves:
                for term, weight in self._half_forms(bases).items():
                    _add(forms, term, weight)
        self._add_synonyms(forms, word)
        return forms

    def _half_forms(self, bases: Iterable[str]) -> Forms:
        forms: Forms = {}
        for base in bases if self._ranking.split else ():
            _add(forms, base, self._ranking.split)
            _add(forms, PART + base, self._ranking.split_part)
        return forms

    def _add_synonyms(self, forms: Forms, word: PlainWord) -> None:
        if not self._ranking.synonym:
            return
        for base in word.token.terms:
            if base[0] in (EXACT, PART, GUESS):
                continue
            for other, language in self._synonyms(base):
                terms = self._analyzer.terms_of(other, language)
                for term, weight in word_forms(terms, self._ranking):
                    _add(forms, term, weight * self._ranking.synonym)


def most_of(words: int) -> int:
    """How many of so many words a document must have."""
    return max(1, (words + 1) // 2)


def _add(forms: Forms, term: str, weight: float) -> None:
    forms[term] = max(weight, forms.get(term, 0.0))


def _any_form(forms: Forms, beginning: str = "", weight: float = 1.0) -> Query:
    def in_field(field: str) -> Query:
        options: list[Query] = [Boost(Term(field, term), w) for term, w in forms.items()]
        if beginning:
            options.append(Boost(Prefix(field, beginning), weight))
        return Best(tuple(options))

    return in_fields(in_field)
