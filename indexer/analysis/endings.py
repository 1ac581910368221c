"""Guesses at the base form of a word that no dictionary knows, by its ending.

"Canonin" may be a form of "canoni" or of "canon", "Ovidiuksen" of "ovidius"; each guess is
a term of its own, and the base form shares one with its forms. Rules are those of Finnish
case endings; of consonant gradation only what new names still have: a doubled stop, and "nk".
"""

from __future__ import annotations

import re

MOST_GUESSES = 5
_SHORTEST = 2  # letters of a guess
_CLITIC = re.compile(r"(?:kin|kaan|kään|han|hän|ko|kö)$")
_CASES = (
    "n", "ssa", "ssä", "sta", "stä", "lla", "llä", "lta", "ltä", "lle", "na", "nä", "ksi",
    "tta", "ttä", "t",
)  # fmt: skip
_PLURAL = re.compile(
    r"(?<=[^aeouyäöå])(?P<vowel>[eoö])(?:i(?:lla|llä|lta|ltä|lle|ssa|ssä|sta|stä|hin|ta|tä|na|nä"
    r"|den)|j(?:a|ä|en)|ihin)$"
)
_PLURAL_VOWELS = {"e": "ie", "o": "oa", "ö": "öä"}
_LONG_ILLATIVE = re.compile(r"(?:aa|ee|ii|oo|uu|yy|ää|öö)seen$")
_WEAK_GRADE = re.compile(
    r"(?P<stem>.*[aeiouyäölmr])(?P<stop>ng|[kpt])(?P<vowel>[aeiouyäö])"
    r"(?:n|ss[aä]|st[aä]|ll[aä]|lt[aä]|lle|ksi|tt[aä]|t)"
)
_STRONG_GRADE = {"ng": "nk", "k": "kk", "p": "pp", "t": "tt"}
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
    by_case = [base for stem in _without_case(form) for base in _from_stem(stem)]
    return by_stem[:1] + by_case + _in_strong_grade(form)


def _without_case(form: str) -> list[str]:
    """The vowel stems that the form may be made of."""
    if _LONG_ILLATIVE.search(form):
        return [form.removesuffix("seen")]
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
    """The stem itself, and where it ends in ``i`` behind a consonant the word without it.

    Where it ends in a long ``e``, also that with a short one: "Hämeessä" is of "häme".
    """
    bare = stem[:-1]
    if stem.endswith("ee"):
        return [stem, bare]
    if stem.endswith("i") and bare[-1:] and bare[-1] not in _VOWELS:
        return [bare, stem]
    return [stem]


def _in_strong_grade(form: str) -> list[str]:
    """What a form with a closed syllable may come from: "Hyrkön" from "hyrkkö"."""
    match = _WEAK_GRADE.fullmatch(form)
    if match is None:
        return []
    return [match["stem"] + _STRONG_GRADE[match["stop"]] + match["vowel"]]
