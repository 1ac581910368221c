"""A whole result, not a page of it: every item that a question finds, from one snapshot."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Protocol, Self

from archive.catalogue import ItemCatalogue
from archive.public import PublicItem
from indexer.engine import Searcher
from indexer.query import And, Query, Range
from indexer.results import MAX_LIMIT, MAX_OFFSET, SearchRequest, Sort
from indexer.without_removed import without_removed

_FIRST, _LAST = 0, 99_999_999  # days as numbers; items without a date are 0


class SearcherUse(Protocol):
    """A hold on a searcher, given back by leaving it."""

    def __enter__(self) -> Searcher: ...

    def __exit__(self, *error: object) -> None: ...


class FoundItems:
    """Iterates over all that a request finds, in its order; ``total`` counts them.

    No engine can be paged through endlessly: a result beyond that is read in stretches of
    days, newest first. What was removed since the snapshot is not counted, and what is
    removed meanwhile is left out. Must be closed.
    """

    def __init__(self, use: SearcherUse, request: SearchRequest, catalogue: ItemCatalogue) -> None:
        """Asks at once, so that what can fail fails here; the searcher is held from now on."""
        self._use: SearcherUse | None = use
        self._catalogue = catalogue
        snapshot = use.__enter__()
        try:
            self._searcher = without_removed(snapshot, catalogue)
            self._request = replace(request, facets=(), offset=0, limit=MAX_LIMIT)
            self.total = self._count(self._request)
        except BaseException:
            self.close()
            raise

    def ids(self) -> Iterator[str]:
        """The ids of the items that are still there."""
        for page in self._pages():
            removed = self._catalogue.removed(page)
            yield from (item_id for item_id in page if item_id not in removed)

    def __iter__(self) -> Iterator[PublicItem]:
        """The items that are still there."""
        for page in self._pages():
            items = self._catalogue.items(page)
            yield from (items[item_id] for item_id in page if item_id in items)

    def close(self) -> None:
        """Give the searcher back; nothing happens the second time."""
        use, self._use = self._use, None
        if use is not None:
            use.__exit__(None, None, None)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    def __del__(self) -> None:
        self.close()

    def _pages(self) -> Iterator[list[str]]:
        if self.total <= MAX_OFFSET:
            yield from self._paged(self._request, self.total)
            return
        request = replace(self._request, sort=Sort.NEWEST)
        yield from self._stretch(request, _FIRST, _LAST, self.total)

    def _stretch(
        self, request: SearchRequest, first: int, last: int, total: int
    ) -> Iterator[list[str]]:
        """The pages between two days, both included, the newer half before the older."""
        within = replace(request, query=_between(request.query, first, last))
        if total <= MAX_OFFSET or first == last:
            yield from self._paged(within, total)
            return
        middle = (first + last) // 2
        for low, high in ((middle + 1, last), (first, middle)):
            part = replace(request, query=_between(request.query, low, high))
            yield from self._stretch(request, low, high, self._count(part))

    def _paged(self, request: SearchRequest, total: int) -> Iterator[list[str]]:
        for offset in range(0, min(total, MAX_OFFSET), MAX_LIMIT):
            page = self._searcher.search(replace(request, offset=offset))
            yield [hit.item_id for hit in page.hits]

    def _count(self, request: SearchRequest) -> int:
        return self._searcher.search(replace(request, sort=Sort.NEWEST, limit=1)).total


def _between(query: Query, first: int, last: int) -> Query:
    return And((query, Range("date", first, last)))
