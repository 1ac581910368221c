"""Other words for the same thing, from a small table that anyone may edit."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from archive.minutes import Language

Synonym = tuple[str, Language]
"""Another word, in its base form, and its language."""


def synonyms_of(base: str) -> tuple[Synonym, ...]:
    """The other words for a base form; none for most."""
    return _table().get(base, ())


@cache
def _table() -> Mapping[str, tuple[Synonym, ...]]:
    """From each word of the table to the others of its groups.

    ``synonyms.toml`` holds groups: ``words``, their Swedish ones (``sv``), and the
    ``source`` that says so.
    """
    text = files("indexer").joinpath("synonyms.toml").read_text("utf-8")
    table: dict[str, dict[Synonym, None]] = {}
    for group in tomllib.loads(text)["group"]:
        members = list(_members(group))
        for word, _ in members:
            others = table.setdefault(word, {})
            others |= dict.fromkeys(other for other in members if other[0] != word)
    return {word: tuple(others) for word, others in table.items()}


def _members(group: dict[str, Any]) -> Iterator[Synonym]:
    for word in group["words"]:
        yield word, Language.FINNISH
    for word in group.get("sv", ()):
        yield word, Language.SWEDISH
