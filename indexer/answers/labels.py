"""What people are shown for the words of decisions, and the words they may type.

The label of each value in Finnish, Swedish and English; :func:`value_of` reads a typed
word back: a code, a label in any language, or one of the further words of the table.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

LANGUAGES = ("fi", "sv", "en")
KINDS = ("decision_type", "outcome", "stage", "flag", "section")


@dataclass(frozen=True, slots=True)
class Wording:
    """The labels of one value by language, and further words that mean it."""

    labels: Mapping[str, str]
    words: tuple[str, ...]


def label(kind: str, value: str, language: str = "fi") -> str:
    """The label of a value ("decision_type", "noted" → "merkitty tiedoksi").

    A value without a label is shown as it is; an unknown language gets Finnish.
    """
    wording = _table().get(kind, {}).get(value)
    if wording is None:
        return value
    return wording.labels.get(language, wording.labels["fi"])


def labels(kind: str, language: str = "fi") -> dict[str, str]:
    """All values of a kind with their labels, in the order of the vocabulary."""
    return {value: label(kind, value, language) for value in _table().get(kind, {})}


def value_of(kind: str, typed: str) -> str | None:
    """The value that a typed word means, or None."""
    return _words(kind).get(_plain(typed))


def _plain(word: str) -> str:
    """Case, hyphens and underscores make no difference."""
    return " ".join(word.casefold().replace("_", " ").replace("-", " ").split())


@cache
def _table() -> dict[str, dict[str, Wording]]:
    text = files("indexer.answers").joinpath("labels.toml").read_text("utf-8")
    return {
        kind: {value: _wording(entry) for value, entry in values.items()}
        for kind, values in tomllib.loads(text).items()
    }


def _wording(entry: dict[str, object]) -> Wording:
    words = entry.get("words", [])
    if not isinstance(words, list):
        raise TypeError(f"labels.toml: words must be a list, not {words!r}")
    shown = {language: str(entry[language]) for language in LANGUAGES}
    return Wording(shown, tuple(str(word) for word in words))


@cache
def _words(kind: str) -> dict[str, str]:
    """Every word that may be typed for a kind, plain, with its value."""
    known: dict[str, str] = {}
    for value, wording in _table().get(kind, {}).items():
        for word in (value, *wording.labels.values(), *wording.words):
            known.setdefault(_plain(word), value)
    return known
