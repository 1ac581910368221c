"""The unit that analysis yields and engines store.

All terms of one word stand at one position, so that phrases work over any of its base
forms. The kind of a term is told by its first character, which no word can start with:

==========  =======================================================  ==================
form        what it is                                               example
==========  =======================================================  ==================
``=word``   the surface form, case folded                            ``=kouluissa``
``word``    a base form (lemma)                                      ``koulu``
``+word``   a part of a compound                                     ``+lautakunta``
``~stem``   the stem of a word that the dictionary does not know     ``~vääksynkanav``
``#key``    an identifier: diary number, date, §, law                ``#147/12.09/2025``
==========  =======================================================  ==================
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol

from archive.minutes import Language

EXACT = "="
PART = "+"
GUESS = "~"
IDENTIFIER = "#"


@dataclass(frozen=True, slots=True)
class Token:
    """One word of a text.

    ``start`` and ``end`` are offsets in code points of the text that was analysed:
    ``text[start:end]`` is the word as it was read. ``position`` counts tokens from 0.
    ``terms`` are all index terms of the word: the exact form first, no term twice.
    """

    position: int
    start: int
    end: int
    terms: tuple[str, ...]


Stack = tuple[int, int, int, tuple[str, ...]]
"""A token as a plain tuple, which is quicker to make: position, start, end, terms."""

Placed = tuple[int, tuple[str, ...]]
"""What an index keeps of a token: its position and its terms."""


@dataclass(slots=True)
class FreshForms:
    """The terms of words that were analysed, the exact form first.

    ``analysed`` has each plain form by language, ``joined`` the words before a hyphen that
    have terms of longer words as well.
    """

    analysed: dict[Language, list[tuple[str, ...]]]
    joined: list[tuple[str, ...]]

    def clear(self) -> None:
        """Forget them, and go on."""
        for forms in self.analysed.values():
            forms.clear()
        self.joined.clear()


class Analyzer(Protocol):
    """Makes tokens. An analyzer may be used from several threads at once."""

    @property
    def fingerprint(self) -> str:
        """Names library, dictionary and rules: where it differs, the index is outdated."""
        ...

    def tokens(self, text: str, language: Language = Language.FINNISH) -> Iterator[Token]:
        """The tokens of a text, in its order."""
        ...

    def terms_of(self, word: str, language: Language = Language.FINNISH) -> tuple[str, ...]:
        """All terms of one word form, as it stands in a text."""
        ...

    def splits_of(self, word: str) -> tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]:
        """Each way to cut a Finnish compound in two words, with their base forms."""
        ...

    def suggestions(self, word: str) -> list[str]:
        """Words that may have been meant by a misspelt one, the likeliest first."""
        ...

    def stacks(self, text: str, language: Language = Language.FINNISH) -> Iterator[Stack]:
        """The same tokens as plain tuples."""
        ...

    def fresh_forms(self) -> FreshForms:
        """Forget all forms; what is returned is told each that is analysed from now on."""
        ...

    def learn(self, analysed: Mapping[Language, Iterable[tuple[str, ...]]]) -> None:
        """Take over what another analyzer of the same fingerprint was told."""
        ...
