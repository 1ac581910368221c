"""Which truncated words of a query stand for more words than are searched.

Of a wildcard inside a word that is not counted: it would mean to read all terms that begin alike.
"""

from __future__ import annotations

from indexer.analysis.token import EXACT
from indexer.engine import Searcher
from indexer.query import EXPANSION_LIMIT, Prefix, Query, positive_leaves

_MOST_COUNTED = 8  # prefixes of one query


def crowded_prefixes(query: Query, searcher: Searcher) -> tuple[str, ...]:
    """The beginnings with more than ``EXPANSION_LIMIT`` forms in a field, as they were typed."""
    fields: dict[str, list[str]] = {}
    for leaf in positive_leaves(query):
        if isinstance(leaf, Prefix) and leaf.text.startswith(EXACT):
            fields.setdefault(leaf.text, []).append(leaf.field)
    return tuple(
        text.removeprefix(EXACT)
        for text in list(fields)[:_MOST_COUNTED]
        if any(_is_crowded(name, text, searcher) for name in dict.fromkeys(fields[text]))
    )


def _is_crowded(field: str, text: str, searcher: Searcher) -> bool:
    return len(searcher.terms(field, text, EXPANSION_LIMIT + 1)) > EXPANSION_LIMIT
