"""What every form of a word must hold: tells cheaply that a form need not be analysed.

Finnish inflection keeps the beginning of a word but for its second and third sound: the
vowel before a diphthong is lost (tuoda, toi), a consonant weakens or strengthens (apu, avun;
sade, sateen). The word may stand inside a compound. Measured over the forms of a treebank
and of minutes (tests/indexer/analysis/test_clues.py); words that change more are listed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_VOWELS = frozenset("aeiouyäöå")
_GRADES = {
    "p": "pvms",
    "t": "tdlrnsi",
    "k": "kgvjhcaeiouyäö'",
    "s": "stdnhki",
    "d": "dtsn",
    "h": "hkeit",
    "m": "mn",
    "n": "nmt",
    "v": "vpu",
    "l": "lt",
    "r": "rt",
    "j": "jki",
}
"""What a consonant may become in another form of its word."""

_IRREGULAR = {
    "hyvä": "hy|par",
    "olla": "o|lie",
    "ei": "e|ä",
    "yksi": "y",
    "yksitoista": "y",
    "aika": "ai|aj",
    "iätä": "i",
    "käydä": "kä",
    "poika": "poi|poj",
    "mikä": "mi",
    "mikään": "mi",
    "joka": "jo",
    "joku": "jo",
    "jokin": "jo",
    "kuka": "ku|ke",
    "kukin": "ku",
    "tämä": "tä|nä",
    "nämä": "nä",
}
_DIGITS = re.compile(r"\d+")


def clue_of(word: str) -> str:
    """A regular expression that finds something in every form of the word (plain spelling)."""
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    digits = _DIGITS.match(word)
    if digits:
        return digits[0]
    if len(word) < 3:
        return f"[{re.escape(word)}]"
    first, second, third = word[0], word[1], word[2]
    head = re.escape(first)
    if second not in _VOWELS:
        if first in _VOWELS and second == "k" and len(word) < 6:
            return head
        return head + _any(_GRADES.get(second, second) if first in _VOWELS else second)
    if first in _VOWELS and len(word) < 6:
        return head
    if third in _VOWELS:
        return f"{head}{re.escape(second)}{_beyond(word)}|{head}{re.escape(third)}"
    return head + re.escape(second) + _any(_GRADES.get(third, third))


def clue_pattern(words: Iterable[str]) -> re.Pattern[str]:
    """Finds a clue of any of these words in a form."""
    clues = sorted({clue_of(word) for word in words})
    return re.compile("|".join(clues) if clues else r"(?!)")


def _any(characters: str) -> str:
    return f"[{re.escape(characters)}]" if len(characters) > 1 else re.escape(characters)


def _beyond(word: str) -> str:
    """The third sound of a word with two vowels: it stays in a longer word."""
    return re.escape(word[2]) if len(word) > 4 else ""
