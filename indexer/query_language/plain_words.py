"""The plain words of a query: what may be missing, corrected or split when little is found."""

from __future__ import annotations

from dataclasses import dataclass

from indexer.analysis.token import Token
from indexer.query import Query


@dataclass(frozen=True, slots=True)
class PlainWord:
    """A word at the top of a query, outside of quotes, operators and fields.

    ``text`` is the word as typed, at ``start`` to ``end`` of the query; ``query`` is the
    part of the tree that looks for it.
    """

    text: str
    start: int
    end: int
    token: Token
    query: Query
