"""Words with their frequencies: Zipf's law over inflected forms, compounds made as needed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random
from typing import Generic, TypeVar

from corpus.generator.inflection import Case, Forms, forms

T = TypeVar("T")
_HERE = Path(__file__).parent
_TABLE_BITS = 12
_COMPOUND_TAIL = 0.22  # the smaller, the faster forms grow with words (Heaps)
_SPREAD = 104_729  # a prime: neighbours in rank are not alike
COMMON = "yleinen"


class Zipf(Generic[T]):
    """Draws from a list so that the r-th entry comes with a frequency of 1 / (r + shift)."""

    def __init__(self, entries: Sequence[T], shift: float = 8.0) -> None:
        weights = [1 / (rank + shift) for rank in range(1, len(entries) + 1)]
        size = 1 << _TABLE_BITS
        table: list[T] = []
        reached = 0.0
        for entry, weight in zip(entries, weights, strict=True):
            reached += weight / sum(weights) * size
            table += [entry] * max(1, round(reached) - len(table))
        self._table = table

    def draw(self, rng: Random) -> T:
        """One entry."""
        return self._table[int(rng.random() * len(self._table))]


class Compounds:
    """The compounds of one subject by rank: few come often, and there is no end to new ones."""

    def __init__(self, modifiers: Sequence[str], heads: Sequence[Forms]) -> None:
        self._modifiers, self._heads = modifiers, heads
        self._pairs = len(modifiers) * len(heads)

    def draw(self, rng: Random) -> Forms:
        """One compound of two parts, now and then of three."""
        rank = int(rng.paretovariate(_COMPOUND_TAIL) * 20) % (self._pairs * self._pairs)
        more, pair = divmod(rank, self._pairs)
        modifier, head = divmod(pair * _SPREAD % self._pairs, len(self._heads))
        whole = compound(self._modifiers[modifier], self._heads[head])
        if not more and pair % 17:
            return whole
        return compound(self._modifiers[(pair + more) % len(self._modifiers)], whole)


@dataclass(frozen=True, slots=True)
class Verb:
    """The forms of a verb that the sentences use."""

    infinitive: str
    present: str
    past: str
    passive: str
    passive_past: str
    active_participle: str
    passive_participle: str
    negative: str  # after "ei", passive: "esitetä"
    necessity: str  # "esitettävä"


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All words; ``subjects`` are the nouns of one field each, ``common`` those of all."""

    common: Zipf[Forms]
    subjects: tuple[Zipf[Forms], ...]
    compounds: tuple[Compounds, ...]  # by subject
    adjectives: Zipf[Forms]
    verbs: Zipf[Verb]


def compound(modifier: str, head: Forms) -> Forms:
    """The forms of a compound; a hyphen parts two equal vowels, as in "linja-auto"."""
    joint = "-" if modifier[-1] == head[0][0] and head[0][0] in "aeiouyäö" else ""
    return tuple(modifier + joint + form for form in head)


@cache
def vocabulary() -> Vocabulary:
    """The vocabulary out of the word lists beside this module."""
    fields = _nouns()
    common = fields.pop(COMMON)
    shuffled = [entry for field in fields.values() for entry in field]
    Random(7).shuffle(shuffled)
    return Vocabulary(
        common=Zipf(_inflected(common + shuffled), shift=25),
        subjects=tuple(Zipf(_inflected(field), shift=3) for field in fields.values()),
        compounds=tuple(
            Compounds(_modifiers(field + common[:60]), _inflected(field + common))
            for field in fields.values()
        ),
        adjectives=Zipf(_inflected([w for line in _lines("adjectives.txt") for w in line.split()])),
        verbs=Zipf([_verb(line.split()) for line in _lines("verbs.txt")]),
    )


def _lines(name: str) -> list[str]:
    text = (_HERE / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


def _nouns() -> dict[str, list[str]]:
    fields: dict[str, list[str]] = {}
    field = COMMON
    for line in _lines("nouns.txt"):
        if line.startswith("["):
            field = line.strip("[]")
        else:
            fields.setdefault(field, []).extend(line.split())
    return fields


def _inflected(entries: Sequence[str]) -> list[Forms]:
    return [_forms(entry) for entry in entries]


@cache
def _forms(entry: str) -> Forms:
    nominative, kind, *stem = entry.split("/")
    first, bar, last = nominative.partition("|")
    weak = stem[0] if stem else ""
    if not bar:
        return forms(nominative, kind, weak)
    return tuple(first + form for form in forms(last, kind, weak.removeprefix(first)))


def _modifiers(entries: Sequence[str]) -> list[str]:
    """First parts: nominatives (not of -nen words) and, less often, genitives."""
    parts = [_forms(e)[Case.NOMINATIVE] for e in entries if e.split("/")[1] != "n"]
    return parts + [_forms(e)[Case.GENITIVE] for e in entries]


def _verb(row: Sequence[str]) -> Verb:
    stem = row[4].removesuffix("iin")
    vowel = "a" if row[3].endswith("an") else "ä"
    inf, present, past, passive, passive_past, active, participle = row
    return Verb(
        inf, present, past, passive, passive_past, active, participle,
        negative=passive[:-2],
        necessity=f"{stem}{vowel}v{vowel}",
    )  # fmt: skip
