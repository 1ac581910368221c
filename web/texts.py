"""The words that people are shown, by key, from one catalogue a language (``web/locale``)."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path

FOLDER = Path(__file__).parent / "locale"
DEFAULT_LANGUAGE = "fi"


class Texts:
    """The texts of one language; ``texts("search.sort")`` gives one of them."""

    def __init__(self, language: str = DEFAULT_LANGUAGE) -> None:
        self.language = language
        self._texts = _flattened(FOLDER / f"{language}.toml")

    def __call__(self, key: str, **values: object) -> str:
        """The text of this key with its places filled. Raises KeyError for an unknown key."""
        text = self._texts[key]
        return text.format(**values) if values else text

    def __contains__(self, key: str) -> bool:
        return key in self._texts

    @property
    def known(self) -> frozenset[str]:
        """All keys (for tests: a text that nobody uses, or a key without a text)."""
        return frozenset(self._texts)

    def counted(self, stem: str, number: int) -> str:
        """The text for this number of things: ``stem_one`` or ``stem_many``."""
        return self(f"{stem}_one") if number == 1 else self(f"{stem}_many", count=grouped(number))


def grouped(number: int) -> str:
    """A whole number as Finnish writes it: 12 345, with spaces that do not break."""
    return f"{number:,}".replace(",", "\u00a0")


def _flattened(file: Path) -> Mapping[str, str]:
    tables = tomllib.loads(file.read_text(encoding="utf-8"))
    return {f"{table}.{key}": text for table, rows in tables.items() for key, text in rows.items()}
