"""The word forms that a query looks for, found in texts without analysing them.

All forms of a word mostly share a beginning of it ("kunnan", "kuntien", "kotikunta": "kun").
Where such stems are known, only the words around them are looked at; else all words are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cached_property

from indexer.analysis.tokenizer import WORD, words_of

_LEAST_STEM = 3  # letters; a shorter one is nearly everywhere
_MOST_STEMS = 12
_SPACE = re.compile(r"\s")


class WantedForms:
    """Plain forms with the leaf of the query that each belongs to."""

    def __init__(self, leaves: Mapping[str, str]) -> None:
        self._leaves = leaves
        self._forms = frozenset(leaves)

    def in_text(self, lowered: str) -> dict[str, str]:
        """Those of the forms that are words of a text in plain spelling, with their leaves."""
        found = self._forms & self._likely_words(lowered)
        return {form: self._leaves[form] for form in found}

    def _likely_words(self, lowered: str) -> set[str]:
        if self._stems is None:
            return words_of(lowered)
        return words_with(self._stems, lowered)

    @cached_property
    def _stems(self) -> tuple[str, ...] | None:
        """One of these stands in every form; None where that tells too little."""
        lengths: dict[str, int] = {}
        for form, leaf in self._leaves.items():
            length = lengths.get(leaf, len(leaf))
            while leaf[:length] not in form:
                length -= 1
            if length < _LEAST_STEM:
                return None
            lengths[leaf] = length
        stems = {leaf[:length] for leaf, length in lengths.items()}
        return tuple(sorted(stems)) if len(stems) <= _MOST_STEMS else None


def words_with(stems: Iterable[str], lowered: str) -> set[str]:
    """The words of a text that hold one of these, and some of those beside them."""
    pieces: set[str] = set()
    for stem in stems:
        pieces.update(_pieces_with(stem, lowered))
    return set(WORD.findall(" ".join(pieces)))


def _pieces_with(stem: str, text: str) -> set[str]:
    """What stands between spaces and holds the stem."""
    pieces: set[str] = set()
    place = text.find(stem)
    while place >= 0:
        begin = place
        while begin and not text[begin - 1].isspace():
            begin -= 1
        space = _SPACE.search(text, place)
        end = space.start() if space else len(text)
        pieces.add(text[begin:end])
        place = text.find(stem, end)
    return pieces
