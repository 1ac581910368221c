"""The hits of a page in a stable order: by score or date, ties by item id.

tantivy breaks ties by where a document lies in its segments, which changes with every
merge. So one more hit than needed is asked for, and more as long as the last one ties
with the last that is needed; the ties are then put in order here.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from itertools import groupby
from typing import Any

import tantivy
from tantivy import DocAddress, Order

from indexer.engines.tantivy_schema import DATE, ID, OLDEST, ORDER
from indexer.results import Hit, Sort

_SPARE = 32
_GROWTH = 8


@dataclass(frozen=True, slots=True)
class _Found:
    """A hit before its id is read. ``key`` is what hits are ordered by, best first."""

    key: float
    address: DocAddress


@dataclass(frozen=True, slots=True)
class Ranked:
    """All matching documents counted, and one page of them."""

    total: int
    hits: tuple[Hit, ...]


class Ranking:
    """One order over one query. ``scored`` tells whether scores differ at all."""

    def __init__(
        self, searcher: tantivy.Searcher, query: tantivy.Query, sort: Sort, scored: bool
    ) -> None:
        self._searcher = searcher
        self._query = query
        self._by_score = sort is Sort.RELEVANCE and scored
        self._field, self._order = _field_order(sort)

    def page(self, offset: int, limit: int) -> Ranked:
        """Hits from ``offset`` on, and how many there are in all."""
        needed = offset + limit
        total, found = self._found(needed + _SPARE if limit else 1)
        if not limit or offset >= total:
            return Ranked(total, ())
        while len(found) < total and found[-1].key == found[needed - 1].key:
            _, found = self._found(len(found) * _GROWTH)
        return Ranked(total, self._in_order(found, offset, needed))

    def _found(self, limit: int) -> tuple[int, list[_Found]]:
        field = None if self._by_score else self._field
        result: Any = self._searcher.search(
            self._query, limit, order_by_field=field, order=self._order
        )  # its stub lacks the count
        return result.count, [_Found(key, address) for key, address in result.hits]

    def _in_order(self, found: list[_Found], offset: int, needed: int) -> tuple[Hit, ...]:
        """The page out of what was found: only groups of ties that reach into it are sorted."""
        hits: list[Hit] = []
        seen = 0
        for key, group in groupby(found, key=lambda one: one.key):
            addresses = [one.address for one in group]
            start, seen = seen, seen + len(addresses)
            if seen <= offset:
                continue
            page = (max(0, offset - start), min(len(addresses), needed - start))
            score = float(key) if self._by_score else 0.0
            hits += [Hit(item_id, score) for item_id in self._ids(addresses, page)]
            if seen >= needed:
                break
        return tuple(hits)

    def _ids(self, addresses: list[DocAddress], page: tuple[int, int]) -> list[str]:
        """The ids of a page out of tied documents, rising.

        Thousands may tie, so that ids are read only of those that can be on the page.
        """
        start, end = page
        orders: list[Any] = self._searcher.fast_field_values(ORDER, addresses)
        rising = sorted(orders)
        first, last = rising[start], rising[end - 1]
        near = [a for a, order in zip(addresses, orders, strict=True) if first <= order <= last]
        ids = sorted(stored_id(self._searcher, address) for address in near)
        before = bisect_left(rising, first)
        return ids[start - before : end - before]


def stored_id(searcher: tantivy.Searcher, address: DocAddress) -> str:
    """The item id of a document."""
    return str(searcher.doc(address).get_first(ID))


def _field_order(sort: Sort) -> tuple[str, Order]:
    """The field to order by; a relevance without scores goes by id alone."""
    return {
        Sort.NEWEST: (DATE, Order.Desc),
        Sort.OLDEST: (OLDEST, Order.Asc),
        Sort.RELEVANCE: (ORDER, Order.Asc),
    }[sort]
