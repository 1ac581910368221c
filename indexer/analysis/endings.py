"""Guesses at the base form of a word that no dictionary knows, by its ending.

"Canonin" may be a form of "canoni" or of "canon", "Ovidiuksen" of "ovidius"; each guess is
a term of its own, and the base form shares one with its forms. Rules are those of Finnish
case endings on words without consonant gradation, as foreign names are inflected.
"""

from __future__ import annotations

import re

MOST_GUESSES = 4
_SHORTEST = 2  # letters of a guess
_CLITIC = re.compile(r"(?:kin|kaan|kään|han|hän|ko|kö)$")
_CASES = (
    "n", "ssa", "ssä", "sta", "stä", "lla", "llä", "lta", "ltä", "lle", "na", "nä", "ksi",
    "tta", "ttä", "t",
)  # fmt: skip
_PLURAL = re.compile(
    r"(?<=[^aeiouyäöå])(?P<vowel>[eoö])(?:i(?:lla|llä|lta|ltä|lle|ssa|ssä|sta|stä|hin|ta|tä|na|nä"
    r"|den)|j(?:a|ä|en)|ihin)$"
)
_PLURAL_VOWELS = {"e": "ie", "o": "oa", "ö": "öä"}
_VOWELS = "aeiouyäöå"
_LOCAL = "ssa|ssä|sta|stä|lla|llä|lta|ltä|lle"
_STEMS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(rf"(?<=[aeiouyäö])kse(?:n|{_LOCAL}|en|na|nä|ksi|t|i)$"), "s"),
    (re.compile(rf"(?<=[aeiouyäö])ksi(?:a|ä|in|en|{_LOCAL})$"), "s"),
    (re.compile(r"(?<=[uyaeioäö])st[aä]$"), "s"),
    (re.compile(rf"se(?:n|{_LOCAL}|en|na|nä|ksi|t)$"), "nen"),
    (re.compile(r"(?<=[iä])st[aä]$"), "nen"),
    (re.compile(rf"si(?:a|ä|in|en|{_LOCAL})$"), "nen"),
)  # fmt: skip


def guessed_bases(word: str) -> list[str]:
    """Base forms that the word may be a form of, itself first; at most ``MOST_GUESSES``."""
    guesses = {word: None}
    bare = _CLITIC.sub("", word)
    for form in dict.fromkeys((word, bare)):
        guesses |= dict.fromkeys(_bases(form))
    return [guess for guess in guesses if len(guess) >= _SHORTEST][:MOST_GUESSES]


def _bases(form: str) -> list[str]:
    by_stem = [rule.sub(base, form) for rule, base in _STEMS if rule.search(form)]
    return by_stem[:1] + [base for stem in _without_case(form) for base in _from_stem(stem)]


def _without_case(form: str) -> list[str]:
    """The vowel stems that the form may be made of."""
    plural = _PLURAL.search(form)
    if plural:
        stem = form[: plural.start()]
        return [stem + vowel for vowel in _PLURAL_VOWELS[plural["vowel"]]]
    for case in sorted(_CASES, key=len, reverse=True):
        stem = form.removesuffix(case)
        if stem != form and stem[-1:] and stem[-1] in _VOWELS:
            long = len(stem) > 2 and stem[-1] == stem[-2] and case == "n"
            return [stem[:-1]] if long else [stem]
    if len(form) > 2 and form[-1] in "aä" and form[-2] in _VOWELS:
        return [form[:-1]]
    return []


def _from_stem(stem: str) -> list[str]:
    """The stem itself, and where it ends in ``i`` behind a consonant the word without it."""
    bare = stem[:-1]
    if stem.endswith("i") and bare[-1:] and bare[-1] not in _VOWELS:
        return [bare, stem]
    return [stem]
