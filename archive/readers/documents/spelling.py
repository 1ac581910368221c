"""Whether Voikko knows a word; asked only where a page's layout broke one.

A machine without Voikko reads the same files: then nothing is known, and callers fall
back on their rules. One handle a process: readers run in one thread.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Protocol, cast

from libvoikko import Voikko, VoikkoException

_LONGEST = 100  # letters; longer ones are no words


class _Speller(Protocol):
    def spell(self, word: str) -> bool: ...


@lru_cache(maxsize=20_000)
def is_known(word: str) -> bool:
    """Whether this is a Finnish word in any form. Unknown where there is no dictionary."""
    speller = _speller()
    if speller is None or not 0 < len(word) <= _LONGEST:
        return False
    return speller.spell(word)


@cache
def _speller() -> _Speller | None:
    try:
        speller = Voikko("fi")
    except (OSError, VoikkoException):
        return None
    speller.setIgnoreDot(True)
    return cast(_Speller, speller)
