"""What is marked in each hit: the words that it was found by, and nothing else.

A search with few hits is widened; then a hit that has a word as it was asked for shows that
word alone, and one that was found by halves of it or a synonym shows those.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from indexer.engine import Searcher
from indexer.marks.matching import FieldMatcher, KnownForms, matchers
from indexer.query import And, Keyword, Or, Query
from indexer.results import SearchRequest
from indexer.understanding import Understanding

Fields = dict[str, FieldMatcher]


def marked_in_hits(
    understood: Understanding, searcher: Searcher, ids: Sequence[str], forms: KnownForms | None
) -> dict[str, Fields]:
    """For each of these hits the matchers of its words, by text field."""
    if not ids:
        return {}
    if not understood.ways:
        return dict.fromkeys(ids, matchers(understood.marked, forms))
    remembered = _Remembered(forms) if forms is not None else None
    made: dict[tuple[Query, ...], Fields] = {}
    for parts in (found := _met(understood, searcher, ids)).values():
        if parts not in made:
            wanted = (*understood.required, *parts)
            made[parts] = matchers(Or(wanted), remembered) if wanted else {}
    return {item_id: made[found[item_id]] for item_id in ids}


def _met(
    understood: Understanding, searcher: Searcher, ids: Sequence[str]
) -> dict[str, tuple[Query, ...]]:
    """For each hit, of each word the way as it was asked for, else the wider ones, that it met."""
    met: dict[str, list[Query]] = {item_id: [] for item_id in ids}
    page = Keyword("id", tuple(ids))
    for asked, *wider in understood.ways:
        having = _having(asked, page, searcher, len(ids))
        for item_id in having:
            met[item_id].append(asked)
        if len(having) < len(ids):
            for way in wider:
                for item_id in _having(way, page, searcher, len(ids)) - having:
                    met[item_id].append(way)
    return {item_id: tuple(parts) for item_id, parts in met.items()}


def _having(query: Query, page: Keyword, searcher: Searcher, most: int) -> set[str]:
    found = searcher.search(SearchRequest(query=And((query, page)), limit=most))
    return {hit.item_id for hit in found.hits}


class _Remembered:
    """Known forms, each asked for once: the hits of a page share most of their words."""

    def __init__(self, forms: KnownForms) -> None:
        self._forms = forms
        self._having: dict[str, list[str]] = {}
        self._beginning: dict[str, Mapping[str, str]] = {}

    def having(self, term: str) -> list[str]:
        if term not in self._having:
            self._having[term] = self._forms.having(term)
        return self._having[term]

    def beginning(self, prefix: str) -> dict[str, str]:
        if prefix not in self._beginning:
            self._beginning[prefix] = self._forms.beginning(prefix)
        return dict(self._beginning[prefix])
