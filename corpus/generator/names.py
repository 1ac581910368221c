"""Invented names of people, places and companies: no dictionary knows them.

A name follows from its number alone. Numbers are drawn from a distribution with a long tail,
so that a few names come again and again and most come once, as in real minutes.
"""

from __future__ import annotations

from functools import lru_cache
from random import Random

from corpus.generator.inflection import Forms, forms

_ONSETS = ("k", "h", "v", "r", "t", "l", "m", "p", "s", "j", "n")
_BACK = ("al", "ur", "om", "ant", "ilk", "osk", "uvat", "aihk", "orm", "utr", "alv", "onk", "ist",
         "iimat", "auhk", "oht", "unt", "arpal", "ehm", "ieks")  # fmt: skip
_FRONT = ("äl", "yr", "öm", "änt", "ilk", "ösk", "yvät", "äihk", "ehk", "ytr", "älv", "enk", "ist",
          "eimät", "äyhk", "öht", "ynt", "ärpäl", "ehm", "ieks")  # fmt: skip
_PLACES = (("la", "lä", "ai", ""), ("niemi", "niemi", "ov", ""), ("mäki", "mäki", "ov", "mäe"),
           ("järvi", "järvi", "ov", ""), ("salmi", "salmi", "ov", ""), ("sto", "stö", "u", ""),
           ("vaara", "vaara", "aj", ""), ("koski", "koski", "ov", ""))  # fmt: skip
_MIDDLE = ("hv", "tr", "lv", "ks", "nt", "rh", "psk", "mm", "sv", "jk", "rt", "ngl")
_FIRST_NAMES = 260
_NUMBERS, _SPREAD = 7_907, 4_827  # primes: neighbours get names that are not alike
_TAIL = 0.45


def _root(number: int) -> tuple[str, bool]:
    """The beginning of a name, different for each number, and whether its vowels are back."""
    number = number * _SPREAD % _NUMBERS
    back = number % 3 != 0
    number, onset = divmod(number // 3, len(_ONSETS))
    number, core = divmod(number, len(_BACK))
    root = _ONSETS[onset] + (_BACK if back else _FRONT)[core]
    while True:
        number, middle = divmod(number, len(_MIDDLE))
        root += ("a" if back else "ä") + _MIDDLE[middle]
        if not number:
            return root, back
        number -= 1


@lru_cache(maxsize=100_000)
def place(number: int) -> Forms:
    """The forms of the place name with this number."""
    root, back = _root(number)
    ending, front_ending, kind, weak = _PLACES[number % len(_PLACES)]
    ending = ending if back else front_ending
    vowel = "u" if back else "y"
    name = (root + vowel + ending).capitalize()
    stem = name[: -len(ending)] + weak if weak else ""
    return forms(name, kind, stem, back=_is_back(ending))


@lru_cache(maxsize=100_000)
def surname(number: int) -> Forms:
    """The forms of the surname with this number."""
    root, back = _root(number + 7)
    return forms((root + ("o" if back else "ö") + "nen").capitalize(), "n", back=back)


@lru_cache(maxsize=10_000)
def given_name(number: int) -> str:
    """A first name in the nominative."""
    root, back = _root(number % _FIRST_NAMES * 5 + 3)
    return (root + ("i" if number % 2 else "o" if back else "ö")).capitalize()


@lru_cache(maxsize=50_000)
def company(number: int) -> str:
    """The name of a company without its form (Oy, ry)."""
    root, back = _root(number + 11)
    return (root + ("ema" if back else "emä")).capitalize()


def _is_back(ending: str) -> bool:
    return any(c in "aou" for c in ending)


def draw_number(rng: Random, bound: int = _NUMBERS - 20) -> int:
    """The number of a name: small ones often, and never an end to new ones."""
    number = int(rng.paretovariate(_TAIL) * 3)
    return number if number < bound else rng.randrange(bound)
