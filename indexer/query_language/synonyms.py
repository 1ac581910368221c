"""Other words for the same thing, from a small table that anyone may edit."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files


def synonyms_of(base: str) -> tuple[str, ...]:
    """The other words for a base form; none for most."""
    return _table().get(base, ())


@cache
def _table() -> Mapping[str, tuple[str, ...]]:
    """From each word of the table to the others of its groups.

    ``synonyms.toml`` holds groups, each a list of ``words`` with the ``source`` that says so.
    """
    text = files("indexer").joinpath("synonyms.toml").read_text("utf-8")
    table: dict[str, dict[str, None]] = {}
    for group in tomllib.loads(text)["group"]:
        for word in group["words"]:
            others = table.setdefault(word, {})
            others.update(dict.fromkeys(other for other in group["words"] if other != word))
    return {word: tuple(others) for word, others in table.items()}
