"""What every form of a word must hold: tells cheaply that a form need not be analysed.

Finnish inflection keeps the beginning of a word but for its second sound: the vowel before
a diphthong is lost (tuoda, toi), a consonant after a first vowel weakens (apu, avun). The
word may stand inside a compound. Seen over the forms of a treebank and of minutes; the
words that change more are listed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_VOWELS = frozenset("aeiouyäöå")
_WEAKER = {"d": "t", "t": "d", "p": "v", "v": "p"}
_IRREGULAR = {
    "hyvä": ("hy", "par"),
    "olla": ("o", "lie"),
    "yksi": ("y",),
    "aika": ("ai", "aj"),
    "iätä": ("i",),
}
_DIGITS = re.compile(r"\d+")


def clues_of(word: str) -> tuple[str, ...]:
    """Pieces of which at least one stands in every form of the word (in plain spelling)."""
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    digits = _DIGITS.match(word)
    if digits:
        return (digits[0],)
    if len(word) < 3:
        return tuple(word)
    first, second, third = word[0], word[1], word[2]
    if first not in _VOWELS:
        return (first + second, first + third)
    if second in _VOWELS or second == "k":
        return (first,) if len(word) < 6 else (first + second, first + third)
    return (first + second, first + _WEAKER.get(second, second))


def clue_pattern(words: Iterable[str]) -> re.Pattern[str]:
    """Finds a clue of any of these words in a form."""
    clues = sorted({clue for word in words for clue in clues_of(word)})
    return re.compile("|".join(map(re.escape, clues)) if clues else r"(?!)")
