"""Why an item was found: query word → base form or part → the form in the text → section."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from archive.public import PublicItem
from indexer.analysis.token import EXACT, GUESS, IDENTIFIER, PART, Analyzer
from indexer.analysis.tokenizer import WORD
from indexer.answers.answer import Why, WhyKind
from indexer.document import METADATA, texts_of
from indexer.marks.highlight import ANALYSED
from indexer.query_language.plain_words import PlainWord
from indexer.query_language.ranking import SERVED, Ranking
from indexer.query_language.synonyms import synonyms_of
from indexer.query_language.widening import Widening
from indexer.query_language.words import word_forms
from indexer.understanding import Understanding

_MARKS = EXACT + PART + GUESS + IDENTIFIER


@dataclass(frozen=True, slots=True)
class _Candidate:
    """One index term that a word may be found by."""

    kind: WhyKind
    base: str
    weight: float


class Explainer:
    """Explains hits of one search.

    ``others`` gives further terms of a word with their weight, ``beginnings`` how compounds
    begin that it is found by.
    """

    def __init__(
        self,
        words: Sequence[PlainWord],
        typed: Mapping[str, str],
        others: Mapping[str, Sequence[tuple[str, WhyKind, float]]],
        beginnings: Mapping[str, str],
        analyzer: Analyzer,
    ) -> None:
        """``typed`` maps a word that was put in place of another one to what was typed."""
        self._analyzer = analyzer
        self._typed = typed
        self._beginnings = beginnings
        self._words = {word.text: _candidates(word, others.get(word.text, ())) for word in words}

    def why(self, item: PublicItem) -> tuple[Why, ...]:
        """For each word of the query the best thing that it was found by in this item."""
        best: dict[str, tuple[float, Why]] = {}
        for _, section, text, *_ in texts_of(item):
            for form, terms in self._forms(text[:ANALYSED], section, item):
                for word, weight, found in self._met(form, terms, section):
                    if word not in best or weight > best[word][0]:
                        best[word] = (weight, found)
        return tuple(best[word][1] for word in self._words if word in best)

    def _forms(
        self, text: str, section: str, item: PublicItem
    ) -> Iterator[tuple[str, tuple[str, ...]]]:
        """The different words of a text with their terms; identifiers too where one is asked."""
        if section == METADATA or self._asks_identifier():
            for _, start, end, terms in self._analyzer.stacks(text, item.language):
                yield text[start:end], terms
            return
        for form in dict.fromkeys(WORD.findall(text)):
            yield form, self._analyzer.terms_of(form, item.language)

    def _asks_identifier(self) -> bool:
        return any(term.startswith(IDENTIFIER) for terms in self._words.values() for term in terms)

    def _met(
        self, form: str, terms: tuple[str, ...], section: str
    ) -> Iterator[tuple[str, float, Why]]:
        for word, candidates in self._words.items():
            met = [candidates[term] for term in terms if term in candidates]
            beginning = self._beginnings.get(word)
            if beginning and any(term.startswith(beginning) for term in terms):
                met.append(_Candidate(WhyKind.PART, beginning, SERVED.split_part))
            if met:
                one = max(met, key=lambda candidate: candidate.weight)
                typed = self._typed.get(word, word)
                kind = WhyKind.CORRECTION if typed != word else one.kind
                yield word, one.weight, Why(typed, kind, one.base, form, section)


def explainer(
    understood: Understanding, analyzer: Analyzer, ranking: Ranking, language: str
) -> Explainer:
    """Explains the hits of a search; the wider ways only where it was widened."""
    wide = Widening(analyzer, synonyms_of, ranking, language)
    words = understood.words if understood.widened else ()
    return Explainer(
        understood.words,
        {one.better: one.word.text for one in understood.corrected},
        {word.text: wide.others(word) for word in words},
        {word.text: beginning for word in words if (beginning := wide.beginning(word))},
        analyzer,
    )


def _candidates(
    word: PlainWord, others: Sequence[tuple[str, WhyKind, float]]
) -> dict[str, _Candidate]:
    """What a word is looked for by; the first way to a term counts."""
    found: dict[str, _Candidate] = {}
    for term, weight in word_forms(word.token.terms, SERVED):
        found.setdefault(term, _Candidate(_kind(term), term.lstrip(_MARKS), weight))
    for term, kind, weight in others:
        found.setdefault(term, _Candidate(kind, term.lstrip(_MARKS), weight))
    return found


def _kind(term: str) -> WhyKind:
    if term.startswith(IDENTIFIER):
        return WhyKind.IDENTIFIER
    if term.startswith(PART):
        return WhyKind.PART
    if term.startswith(EXACT):
        return WhyKind.EXACT
    if term.startswith(GUESS):
        return WhyKind.GUESS
    return WhyKind.BASE
