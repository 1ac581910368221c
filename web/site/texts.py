"""The words that people are shown, by key, from one catalogue a language (``web/locale``).

Also dates and numbers, as the language writes them. Why these catalogues and not gettext's
is in docs/decisions.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path

from web.site.local_time import finnish_time

FOLDER = Path(__file__).parents[1] / "locale"
DEFAULT_LANGUAGE = "fi"
LANGUAGES = ("fi", "sv", "en")
"""The languages of the pages, in the order in which they are offered."""


class Texts:
    """The texts of one language; ``texts("search.sort")`` gives one of them."""

    def __init__(self, language: str = DEFAULT_LANGUAGE) -> None:
        self.language = language
        self._texts = _flattened(FOLDER / f"{language}.toml")
        self._months = self._texts["date.months"].split()

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
        if number == 1:
            return self(f"{stem}_one")
        return self(f"{stem}_many", count=self.number(number))

    def number(self, number: int) -> str:
        """A whole number with its thousands parted: 12 345, with spaces that do not break."""
        return f"{number:,}".replace(",", self._texts["date.group"])

    def day(self, day: date) -> str:
        """A date: 9.4.2025, 9 April 2025."""
        name = self._months[day.month - 1] if self._months else ""
        return self("date.day", day=day.day, month=day.month, name=name, year=day.year)

    def moment(self, moment: datetime) -> str:
        """A moment on Finland's clock: 9.4.2025 klo 14.05."""
        local = finnish_time(moment)
        day = self.day(local.date())
        return self("date.time", date=day, hour=local.hour, minute=f"{local.minute:02}")


def _flattened(file: Path) -> Mapping[str, str]:
    tables = tomllib.loads(file.read_text(encoding="utf-8"))
    return {f"{table}.{key}": text for table, rows in tables.items() for key, text in rows.items()}
