"""Words that no dictionary knows: names, misspellings, abbreviations.

A word is split at hyphen and colon first, because its last part is often known
("DigiOne-hankkeen" is "digione-hanke"); what stays unknown gets a Snowball stem under a
prefix of its own, so that a stem is never taken for a base form.
"""

from __future__ import annotations

from indexer.analysis.base_forms import without_hyphens
from indexer.analysis.compounds import MOST_PARTS, Lookup, Split
from indexer.analysis.endings import guessed_bases
from indexer.analysis.stems import finnish_stem
from indexer.analysis.token import GUESS, PART

_SHORTEST_HEAD, _SHORTEST_TAIL, _MOST_TAILS = 3, 4, 2
_LONGEST_NAME = 40  # letters; nothing longer is a name


def unknown_terms(word: str, lookup: Lookup) -> list[str]:
    """Terms of a word (plain form) that the dictionary does not know as a whole."""
    stem, colon, _ending = word.rpartition(":")
    if colon:
        return _abbreviation(stem, lookup)
    if "-" in word:
        return _hyphenated(word, lookup)
    return _guesses(word, lookup)


def _guesses(word: str, lookup: Lookup) -> list[str]:
    """The word as its own base form, and guesses at the one that it is a form of.

    A name that ends as a known word is inflected like it ("Liesjärven" as "järven").
    """
    head, tail = _known_tail(word, lookup)
    guesses = guessed_bases(word) + [head + base for base in tail]
    return [
        word,
        *(GUESS + base for base in dict.fromkeys(guesses)),
        *(PART + base for base in tail),
        *(PART + found.base for found in (lookup(head) if tail else ())),
    ]


def _known_tail(word: str, lookup: Lookup) -> tuple[str, list[str]]:
    """The longest end of a word that the dictionary knows, as base forms, and what is before."""
    if len(word) > _LONGEST_NAME:
        return word, []
    for cut in range(_SHORTEST_HEAD, len(word) - _SHORTEST_TAIL + 1):
        bases = [found.base for found in lookup(word[cut:]) if len(found.base) >= _SHORTEST_TAIL]
        if bases:
            return word[:cut], list(dict.fromkeys(bases))[:_MOST_TAILS]
    return word, []


def unknown_splits(word: str, lookup: Lookup) -> tuple[Split, ...]:
    """A hyphenated word in two, or a name before the known word that it ends with."""
    if "-" in word:
        head, _, rest = word.rpartition("-")
        tail = [found.base for found in lookup(rest)] or [rest]
    else:
        head, tail = _known_tail(word, lookup)
    if not head or not tail:
        return ()
    own = [found.base for found in lookup(head)]
    return ((tuple(own or [head, *(GUESS + base for base in guessed_bases(head))]), tuple(tail)),)


def _abbreviation(word: str, lookup: Lookup) -> list[str]:
    """ "KH:n": the abbreviation itself is the base form."""
    known = [reading.base for reading in lookup(word)]
    return list(dict.fromkeys([word, *known, *([] if known else unknown_terms(word, lookup))]))


def _hyphenated(word: str, lookup: Lookup) -> list[str]:
    """The whole with its last part as base form, or its stem; then the parts."""
    parts = [part for part in word.split("-") if part][:MOST_PARTS]
    head, _, tail = word.rpartition("-")
    last = [reading.base for reading in lookup(tail)]
    whole = [f"{head}-{base}" for base in last] or [GUESS + finnish_stem(word)]
    terms = dict.fromkeys(whole)
    terms |= dict.fromkeys(without_hyphens(whole))
    for part in parts:
        terms |= dict.fromkeys(_hyphen_part(part, lookup))
    return list(terms)


def _hyphen_part(part: str, lookup: Lookup) -> list[str]:
    known = [PART + reading.base for reading in lookup(part)]
    if known or part.isdigit():
        return known or [PART + part]
    return [PART + part, PART + GUESS + finnish_stem(part)]
