"""Swedish words: the Snowball stem stands in for the base form."""

from __future__ import annotations

from indexer.analysis.compounds import MOST_PARTS
from indexer.analysis.stems import swedish_stem
from indexer.analysis.token import PART


def swedish_terms(word: str) -> list[str]:
    """Terms of a word in a Swedish text; an abbreviation also without its ending."""
    base, colon, _ending = word.rpartition(":")
    terms = [swedish_stem(word), *([base] if colon else [])]
    if "-" in word:
        parts = [part for part in word.split("-") if part][:MOST_PARTS]
        terms += [PART + swedish_stem(part) for part in parts]
    return list(dict.fromkeys(terms))
