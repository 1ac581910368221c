"""Words that say nothing of what is looked for; the list is in ``stop_words.toml``."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files


def is_stop_word(form: str) -> bool:
    """Whether a plain form is a stop word in any of the languages."""
    return form in _stop_words()


@cache
def _stop_words() -> frozenset[str]:
    lists = tomllib.loads(files("indexer").joinpath("stop_words.toml").read_text("utf-8"))
    return frozenset(word for words in lists.values() for word in words)
