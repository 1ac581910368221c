"""Fills the slots of a sentence with words: noun phrases, verbs, figures and names."""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random

from corpus.generator.inflection import PLURAL, Case, Forms
from corpus.generator.names import company, draw_number, given_name, place, surname
from corpus.generator.vocabulary import Verb, vocabulary

CASES = {
    "nom": Case.NOMINATIVE, "gen": Case.GENITIVE, "par": Case.PARTITIVE, "ine": Case.INESSIVE,
    "ela": Case.ELATIVE, "ill": Case.ILLATIVE, "ade": Case.ADESSIVE, "abl": Case.ABLATIVE,
    "all": Case.ALLATIVE, "ess": Case.ESSIVE, "tra": Case.TRANSLATIVE,
}  # fmt: skip
VERBS: dict[str, Callable[[Verb], str]] = {
    "inf": lambda v: v.infinitive, "v3": lambda v: v.present, "v3p": lambda v: v.past,
    "vp": lambda v: v.passive, "vpp": lambda v: v.passive_past,
    "nut": lambda v: v.active_participle, "ttu": lambda v: v.passive_participle,
    "vpneg": lambda v: v.negative, "tava": lambda v: v.necessity,
}  # fmt: skip
_SLOT = re.compile(r"\{(\w+)\}")
_PLURAL_SHARE, _ADJECTIVE_SHARE, _NAME_SHARE = 0.28, 0.16, 0.035
_COMPOUND_SHARE, _SUBJECT_SHARE, _OWN_SHARE = 0.13, 0.4, 0.17
_MONTH_ENDS = 28


class Phrases:
    """The words of one item: its own field of subjects, and a few nouns that it returns to."""

    def __init__(self, rng: Random, year: int) -> None:
        self.rng = rng
        self.year = year
        words = vocabulary()
        self._common, self._adjectives, self._verbs = words.common, words.adjectives, words.verbs
        field = rng.randrange(len(words.subjects))
        self._subjects, self._compounds = words.subjects[field], words.compounds[field]
        self.place_number = draw_number(rng)
        self._own: list[Forms] = []
        self._own = [self._compounds.draw(rng) for _ in range(4)]

    def fill(self, template: str) -> str:
        """The sentence with all its slots filled and its first letter capital."""
        text = _SLOT.sub(self._slot, template)
        return text[0].upper() + text[1:]

    def topic_slots(self) -> dict[str, str]:
        """What the item is about, as the slots ``{tnom}``, ``{tgen}`` and so on."""
        return {f"{{t{code}}}": self._own[0][case] for code, case in CASES.items()}

    def place_name(self, case: Case) -> str:
        """An invented place in this case, often the item's own."""
        own = self.rng.random() < 0.3
        return place(self.place_number if own else draw_number(self.rng))[case]

    def person(self) -> str:
        """An invented person, in the nominative."""
        return f"{given_name(draw_number(self.rng))} {surname(draw_number(self.rng))[0]}"

    def noun_phrase(self, case: int) -> str:
        """A noun in this case, sometimes with a place or an adjective before it."""
        rng = self.rng
        noun = self._noun()[case]
        draw = rng.random()
        if draw < _ADJECTIVE_SHARE:
            noun = f"{self._adjectives.draw(rng)[case]} {noun}"
        if draw > 1 - _NAME_SHARE:
            noun = f"{self.name()} {noun}"
        return noun

    def name(self) -> str:
        """An invented place, person or company in the genitive."""
        rng = self.rng
        draw = rng.random()
        if draw < 0.75:
            return self.place_name(Case.GENITIVE)
        if draw < 0.9:
            return surname(draw_number(rng))[Case.GENITIVE]
        return f"{company(draw_number(rng))} Oy:n"

    def _noun(self) -> Forms:
        draw = self.rng.random()
        if draw < _OWN_SHARE:
            return self._own[int(self.rng.random() * len(self._own))]
        if draw < _OWN_SHARE + _COMPOUND_SHARE:
            return self._compounds.draw(self.rng)
        if draw < _OWN_SHARE + _COMPOUND_SHARE + _SUBJECT_SHARE:
            return self._subjects.draw(self.rng)
        return self._common.draw(self.rng)

    def _slot(self, match: re.Match[str]) -> str:
        code = match[1]
        verb = VERBS.get(code)
        if verb:
            return verb(self._verbs.draw(self.rng))
        case = CASES.get(code)
        if case is not None:
            plural = self.rng.random() < _PLURAL_SHARE
            return self.noun_phrase(case + PLURAL if plural else case)
        if code in _FIGURES:
            return _FIGURES[code](self)
        if code.endswith("1"):
            return self.noun_phrase(CASES[code[:-1]])
        return self.place_name(CASES[code[1:]])


def _euros(phrases: Phrases) -> str:
    amount = int(phrases.rng.lognormvariate(10.5, 1.6)) // 10 * 10 + 10
    return f"{amount:,}".replace(",", " ")


def _date(phrases: Phrases) -> str:
    rng = phrases.rng
    return f"{1 + int(rng.random() * _MONTH_ENDS)}.{1 + int(rng.random() * 12)}.{phrases.year}"


_FIGURES: dict[str, Callable[[Phrases], str]] = {
    "num": lambda p: str(int(p.rng.lognormvariate(3.5, 1.4)) + 2),
    "eur": _euros,
    "pct": lambda p: f"{p.rng.random() * 40 + 0.5:.1f}".replace(".", ","),
    "date": _date,
    "year": lambda p: str(p.year - 2 + int(p.rng.random() * 5)),
    "adj": lambda p: p._adjectives.draw(p.rng)[Case.NOMINATIVE],
    "person": Phrases.person,
    "company": lambda p: f"{company(draw_number(p.rng))} Oy",
    "pl": lambda p: p.noun_phrase(Case.NOMINATIVE + PLURAL),
}
