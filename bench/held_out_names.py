"""Guessers of base forms on names that the dictionary is made to forget.

Each name that the dictionary knows in one way has a base form to measure by. Half of them are
hidden, then the other half: the analysis sees them as it sees a name that nobody knows, and a
guesser that learns may learn from all other words. So no figure is of a word that a rule or a
table was made from, as far as the rules were not written with that name in mind.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from statistics import fmean
from unittest.mock import patch
from zlib import crc32

import libvoikko

from bench.learned_endings import Guesser, both, guesser, learned
from indexer.analysis.analyzer import FinnishAnalyzer
from indexer.analysis.endings import guessed_bases
from indexer.analysis.voikko import Reading, VoikkoDictionary
from indexer.commands.evaluate_morphology import indexed_terms
from indexer.evaluation.morphology import LemmaFigures, by_lemma
from indexer.evaluation.treebank import WordType

_NAMES = frozenset(("etunimi", "sukunimi", "paikannimi", "nimi"))  # Voikko's word classes
_HALVES = (0, 1)
_LEAST_FORMS = 2


class ForgetfulDictionary(VoikkoDictionary):
    """The dictionary without some base forms."""

    def __init__(self, hidden: frozenset[str]) -> None:
        super().__init__()
        self._hidden = hidden

    def readings(self, word: str) -> tuple[Reading, ...]:
        """The readings whose base form is not hidden."""
        return tuple(one for one in super().readings(word) if one.base not in self._hidden)


def names_table(sets: Mapping[str, Sequence[WordType]]) -> str:
    """Recall and precision of each guesser for the names of each set of types."""
    found = {name: _guessed(types) for name, types in sets.items()}
    names = {name: len(next(iter(one.values()))) for name, one in found.items()}
    heads = [f"{name}, {count} names: recall | precision" for name, count in names.items()]
    rows = [f"| guesses by | {' | '.join(heads)} |", "|---" * (1 + 2 * len(sets)) + "|"]
    for way in next(iter(found.values())):
        cells = [f"{_recall(one[way]):.2f} | {_precision(one[way]):.2f}" for one in found.values()]
        rows.append(f"| {way} | {' | '.join(cells)} |")
    return "\n".join(rows)


def known_types(forms: set[str]) -> list[WordType]:
    """The forms that the dictionary knows in one way, as types of a treebank are."""
    dictionary = VoikkoDictionary()
    types = []
    for form in sorted(forms):
        bases = {reading.base for reading in dictionary.readings(form)}
        if len(bases) == 1:
            types.append(WordType(form, bases.pop().replace("-", ""), 1))
    return types


def _guessed(types: Sequence[WordType]) -> dict[str, list[LemmaFigures]]:
    """For each guesser the figures of all names, each from the half where it is hidden."""
    forms = {word.form for word in types}
    names = _names(forms)
    found: defaultdict[str, list[LemmaFigures]] = defaultdict(list)
    for half in _HALVES:
        hidden = frozenset(name for name in names if crc32(name.encode()) % 2 == half)
        dictionary = ForgetfulDictionary(hidden)
        table = guesser(learned(forms, dictionary))
        wanted = {name.replace("-", "") for name in hidden}
        for way, guess in _ways(table, forms, dictionary).items():
            with patch("indexer.analysis.unknown.guessed_bases", guess):
                all_lemmas = by_lemma(types, indexed_terms(FinnishAnalyzer(dictionary)))
            found[way] += [one for one in all_lemmas if one.lemma in wanted]
    return found


def _ways(table: Guesser, forms: set[str], dictionary: ForgetfulDictionary) -> dict[str, Guesser]:
    return {
        "none": lambda word: [word],
        "learned from the collection": table,
        "fixed rules (served)": guessed_bases,
        "rules, and learned": both(guessed_bases, table),
        "rules, and learned where two forms agree": both(
            guessed_bases, _agreed(table, forms, dictionary)
        ),
    }


def _agreed(table: Guesser, forms: set[str], dictionary: ForgetfulDictionary) -> Guesser:
    """The guesses that at least two unknown forms of the collection share."""
    holders: defaultdict[str, set[str]] = defaultdict(set)
    for form in forms:
        for base in table(form) if not dictionary.readings(form) else ():
            holders[base].add(form)
    shared = {base for base, held in holders.items() if len(held) >= _LEAST_FORMS}
    return lambda word: [word, *(base for base in table(word) if base in shared)]


def _names(forms: set[str]) -> set[str]:
    """The base forms of the forms that are names and nothing else."""
    voikko = libvoikko.Voikko("fi")
    names = set()
    for form in forms:
        found = voikko.analyze(form)
        bases = {one["BASEFORM"].lower() for one in found}
        if len(bases) == 1 and all(one["CLASS"] in _NAMES for one in found):
            names |= bases
    return names


def _recall(lemmas: Sequence[LemmaFigures]) -> float:
    return 100 * fmean(one.recall for one in lemmas)


def _precision(lemmas: Sequence[LemmaFigures]) -> float:
    return 100 * fmean(one.precision for one in lemmas if one.precision is not None)
