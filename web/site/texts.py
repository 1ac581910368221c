"""The words that people are shown, by key, from one gettext catalogue a language (``web/locale``).

Also dates and numbers, as the language writes them. Why keys and not sentences is in
docs/decisions.
"""

from __future__ import annotations

from datetime import date, datetime
from functools import cache
from io import BytesIO
from pathlib import Path

from babel import Locale
from babel.dates import parse_pattern
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import Translations

from web.site.local_time import finnish_time

FOLDER = Path(__file__).parents[1] / "locale"
DEFAULT_LANGUAGE = "fi"
LANGUAGES = ("fi", "sv", "en")
"""The languages of the pages, in the order in which they are offered."""


@cache
def catalogue(language: str) -> Catalog:
    """The catalogue of one language as translators write it, read once a process."""
    with catalogue_file(language).open("rb") as file:
        return read_po(file, locale=language, abort_invalid=True)


def catalogue_file(language: str) -> Path:
    """Where the texts of a language lie."""
    return FOLDER / language / "LC_MESSAGES" / "messages.po"


class Texts:
    """The texts of one language; ``texts("search.sort")`` gives one of them."""

    def __init__(self, language: str = DEFAULT_LANGUAGE) -> None:
        self.language = language
        self._texts = _translations(language)
        self._locale = Locale.parse(language)
        self._group = self._locale.number_symbols["latn"]["group"]
        self._day = parse_pattern(self("date.day"))
        self._moment = parse_pattern(self("date.time"))

    def __call__(self, key: str, **values: object) -> str:
        """The text of this key with its places filled. Raises KeyError for an unknown key."""
        if key not in self:
            raise KeyError(key)
        text = self._texts.gettext(key)
        return text.format(**values) if values else text

    def __contains__(self, key: str) -> bool:
        return key in self.known

    @property
    def known(self) -> frozenset[str]:
        """All keys."""
        return _keys(self.language)

    def counted(self, key: str, number: int) -> str:
        """The text for this number of things, in the plural form that the language has for it.
        Raises KeyError for an unknown key.
        """
        if key not in self:
            raise KeyError(key)
        return self._texts.ngettext(key, key, number).format(count=self.number(number))

    def number(self, number: int) -> str:
        """A whole number with its thousands parted: 12 345, with spaces that do not break.

        Babel's own ``format_decimal`` gives the same and takes thirty times as long; a page
        has hundreds.
        """
        return f"{number:,}".replace(",", self._group)

    def day(self, day: date) -> str:
        """A date: 9.4.2025, 9 April 2025."""
        return self._day.apply(day, self._locale)

    def moment(self, moment: datetime) -> str:
        """A moment on Finland's clock: 9.4.2025 klo 14.05."""
        return self._moment.apply(finnish_time(moment), self._locale)


@cache
def _keys(language: str) -> frozenset[str]:
    ids = (message.id for message in catalogue(language) if message.id)
    return frozenset(one if isinstance(one, str) else one[0] for one in ids)


@cache
def _translations(language: str) -> Translations:
    """The catalogue compiled in memory: there is no build step and no file to go stale."""
    compiled = BytesIO()
    write_mo(compiled, catalogue(language))
    compiled.seek(0)
    return Translations(compiled)
