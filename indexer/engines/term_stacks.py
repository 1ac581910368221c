"""The terms of a document as every engine stores them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from indexer.analysis.token import Placed

MAX_TERM = 500
"""Longest term in characters; longer ones are not words and some engines cannot hold them."""


def placed_terms(words: Iterable[Placed]) -> Iterator[tuple[int, str]]:
    """Each term with its position, in the order of the text."""
    for position, terms in words:
        for term in terms:
            if 0 < len(term) <= MAX_TERM:
                yield position, term
