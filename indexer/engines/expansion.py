"""Which terms a prefix or a wildcard stands for: the same rule for every engine.

Where there are more than ``EXPANSION_LIMIT``, the most frequent ones are taken, and of
equally frequent ones the first in code point order.
"""

from __future__ import annotations

import fnmatch
import re
from collections.abc import Iterable
from heapq import nsmallest

from indexer.query import EXPANSION_LIMIT

_JOKER = re.compile(r"[*?]")


def literal_prefix(pattern: str) -> str:
    """What every term of a wildcard pattern starts with; empty where it starts with one."""
    return _JOKER.split(pattern, maxsplit=1)[0]


def matching(pattern: str, terms: Iterable[tuple[str, int]]) -> list[tuple[str, int]]:
    """Those of these (term, document frequency) pairs that fit a wildcard pattern."""
    fits = re.compile(_expression(pattern)).match
    return [pair for pair in terms if fits(pair[0])]


def most_frequent(terms: Iterable[tuple[str, int]]) -> list[str]:
    """The terms that count, at most ``EXPANSION_LIMIT``."""
    chosen = nsmallest(EXPANSION_LIMIT, terms, key=lambda pair: (-pair[1], pair[0]))
    return [term for term, _ in chosen]


def _expression(pattern: str) -> str:
    """A regular expression that takes no time exponential in the number of ``*``.

    ``fnmatch`` makes such ones; its character classes are switched off.
    """
    return fnmatch.translate(pattern.replace("[", "[[]"))
