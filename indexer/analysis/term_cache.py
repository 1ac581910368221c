"""Terms by word form: a bounded memory that keeps what is in use.

Two dictionaries take turns: new and used forms go into the young one; when it is full it
becomes the old one, and what was not used since is forgotten. Reading and writing single
entries is safe from several threads; a lost race costs one analysis, never a wrong one.
"""

from __future__ import annotations

YOUNG_FORMS = 50_000
"""How many forms the young dictionary takes; at most twice as many are kept in all."""

Terms = tuple[str, ...]


class TermCache:
    """Remembers the terms of up to ``2 * young_forms`` word forms."""

    def __init__(self, young_forms: int = YOUNG_FORMS) -> None:
        self._limit = young_forms
        self._young: dict[str, Terms] = {}
        self._old: dict[str, Terms] = {}

    def __len__(self) -> int:
        return len(self._young) + len(self._old)

    def get(self, form: str) -> Terms | None:
        """The terms of a form, or None where it is not remembered."""
        terms = self._young.get(form)
        if terms is None:
            terms = self._old.get(form)
            if terms is not None:
                self.put(form, terms)
        return terms

    def put(self, form: str, terms: Terms) -> None:
        """Remember the terms of a form."""
        if len(self._young) >= self._limit:
            self._old, self._young = self._young, {}
        self._young[form] = terms
