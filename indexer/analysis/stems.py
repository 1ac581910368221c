"""Snowball stems; a stemmer keeps state while it works, so each thread has its own."""

from __future__ import annotations

import threading
from typing import cast

import snowballstemmer  # type: ignore[import-untyped]

_local = threading.local()


def finnish_stem(word: str) -> str:
    """The Snowball stem of a Finnish word, never empty."""
    return _stem("finnish", word)


def swedish_stem(word: str) -> str:
    """The Snowball stem of a Swedish word, never empty."""
    return _stem("swedish", word)


def _stem(language: str, word: str) -> str:
    stemmer = getattr(_local, language, None)
    if stemmer is None:
        stemmer = snowballstemmer.stemmer(language)
        setattr(_local, language, stemmer)
    return cast(str, stemmer.stemWord(word)) or word
