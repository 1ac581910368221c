"""Terms by word: a bounded memory that keeps what is in use.

Two dictionaries take turns: new and used words go into the young one; when it is full it
becomes the old one, and what was not used since is forgotten. Spellings of one plain form
are analysed once. Reading and writing single entries is safe from several threads; a lost
race costs one analysis, never a wrong one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from indexer.analysis.token import EXACT
from indexer.analysis.tokenizer import is_too_long, plain_form

YOUNG_FORMS = 65_000
"""How many words the young dictionary takes; at most twice as many are kept in all."""

Terms = tuple[str, ...]


class TermCache(dict[str, Terms]):
    """The terms of words, of up to ``2 * young_forms`` of them: ``cache[word]``.

    The dictionary itself holds the young ones, so that a word in use costs one lookup.
    """

    def __init__(self, analyse: Callable[[str], Terms], young_forms: int = YOUNG_FORMS) -> None:
        """``analyse`` gives the terms of a plain form, the exact form first."""
        super().__init__()
        self._analyse = analyse
        self._limit = young_forms
        self._old: dict[str, Terms] = {}
        self._told: list[Terms] | None = None

    @property
    def kept(self) -> int:
        """How many words are remembered."""
        return len(self) + len(self._old)

    def __missing__(self, word: str) -> Terms:
        """The terms of a word that is not young. Of overlong ones only the form is known."""
        terms = self._old.get(word)
        if terms is not None:
            return self._remember(word, terms)
        form = plain_form(word)
        if is_too_long(word):
            return (EXACT + form,)
        if form == word:
            return self._new(form)
        terms = self.get(form) or self._old.get(form) or self._new(form)
        return self._remember(word, terms)

    def tell(self) -> list[Terms]:
        """Forget everything; the list gets the terms of each form that is analysed from now on."""
        self.clear()
        self._old = {}
        self._told = []
        return self._told

    def learn(self, forms: Iterable[Terms]) -> None:
        """Remember what another cache of the same rules was told."""
        for terms in forms:
            form = terms[0].removeprefix(EXACT)
            if form not in self:
                self._remember(form, terms)

    def _new(self, form: str) -> Terms:
        terms = self._remember(form, self._analyse(form))
        if self._told is not None:
            self._told.append(terms)
        return terms

    def _remember(self, word: str, terms: Terms) -> Terms:
        if len(self) >= self._limit:
            self._old = dict(self)
            self.clear()
        self[word] = terms
        return terms
