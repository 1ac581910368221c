"""Cuts text into words: where each word stands, and its plain form.

A word is a run of letters and digits; single hyphens, apostrophes and colons inside it
belong to it ("linja-auto", "KH:n"), a colon only before a short ending. Combining marks,
soft hyphens and zero-width characters inside a word belong to its place in the text and
are dropped from its plain form. ``§`` is a word of its own. The pattern is possessive:
the time is linear in the length of the text, whatever the text is.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

LONGEST_WORD = 200
"""Longer words are known by the start of their surface form alone (code points)."""

_LETTERS = r"[^\W_]++"
_MARKS = r"\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
_UNSEEN = r"\u00ad\u200b-\u200d\u2060\ufeff"
_EXTRA = rf"[{_MARKS}{_UNSEEN}]"
_HYPHENS = "-\u2010\u2011"
_APOSTROPHES = "'\u2019"
_ENDING = rf"(?:[^\W_]{_EXTRA}?){{1,5}}+(?!\w)"
_COLON = rf":(?={_ENDING})"
_JOINER = rf"(?:[{_HYPHENS}{_APOSTROPHES}]|{_COLON})"

WORD = re.compile(
    rf"{_LETTERS}(?:(?:{_EXTRA}++(?:{_JOINER}{_EXTRA}*+)?|{_JOINER}{_EXTRA}*+){_LETTERS})*+"
    rf"[{_MARKS}]*+|§++(?::{_ENDING})?"
)
"""Finds the words of a text; a match is one word."""

_PLAIN: dict[int, str | None] = {
    **dict.fromkeys((0xAD, *range(0x200B, 0x200E), 0x2060, 0xFEFF)),
    **dict.fromkeys((0x2010, 0x2011), "-"),
    0x2019: "'",
}


UNUSUAL = re.compile(rf"[{_MARKS}{_UNSEEN}{_HYPHENS[1:]}{_APOSTROPHES[1:]}]")
"""Finds a character that :func:`plain_form` does more to than lowering its case."""


def plain_form(word: str) -> str:
    """The word as the index knows it: NFC, case folded, without unseen characters.

    Hyphens become ``-`` and apostrophes ``'``. At most ``LONGEST_WORD`` code points.
    """
    if word.startswith("§"):
        return "§"
    if word.isascii():
        return word[:LONGEST_WORD].lower()
    shown = word[: 4 * LONGEST_WORD].translate(_PLAIN)
    folded = unicodedata.normalize("NFC", shown).casefold()
    return unicodedata.normalize("NFC", folded)[:LONGEST_WORD]


def plain_text(text: str) -> str:
    """A whole text in the spelling of :func:`plain_form`; offsets do not hold in it."""
    return unicodedata.normalize("NFC", text.translate(_PLAIN)).casefold()


def words_of(text: str) -> set[str]:
    """The different words of a text. Most stand between spaces, which is quick to see."""
    words = set(text.split())
    joined = [word for word in words if not word.isalnum()]
    words.difference_update(joined)
    words.update(WORD.findall(" ".join(joined)))
    return words


def places(form: str, text: str) -> Iterator[int]:
    """Where this very form is a word of a text, as offsets in code points."""
    place = text.find(form)
    while place >= 0:
        word = WORD.match(text, place)
        if word and word.end() == place + len(form) and _begins(text, place):
            yield place
        place = text.find(form, place + 1)


def _begins(text: str, place: int) -> bool:
    """Whether a word begins here: the words before it are cut from the last space on.

    Without a space for longer than any word is, nothing is said to begin.
    """
    start = place
    while start > 0 and not text[start - 1].isspace():
        start -= 1
        if place - start > 2 * LONGEST_WORD:
            return False
    for word in WORD.finditer(text, start):
        if word.start() >= place:
            return word.start() == place
    return False


def is_too_long(word: str) -> bool:
    """Whether only the word's surface form is indexed, cut to ``LONGEST_WORD``."""
    return len(word) > LONGEST_WORD
