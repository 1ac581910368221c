"""Where a visitor stands in a search. The whole of it is in the address, nowhere else."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from urllib.parse import urlencode

from indexer.answer import SHOWN_FACETS, Question
from indexer.results import MAX_OFFSET, Sort

PAGE_SIZE = 20
LAST_PAGE = MAX_OFFSET // PAGE_SIZE
TEXT_IN_LINKS = 512
"""A longer query is cut by the parser, with a message; links carry no more than counts."""


@dataclass(frozen=True, slots=True)
class SearchState:
    """Query text, chosen facet values, order (None: the one that suits) and page from 1."""

    text: str = ""
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    chosen_sort: Sort | None = None
    page: int = 1

    @property
    def sort(self) -> Sort:
        """The order in force: without words nothing is relevant, so the newest come first."""
        return self.chosen_sort or (Sort.RELEVANCE if self.text else Sort.NEWEST)

    @property
    def is_blank(self) -> bool:
        """Whether nothing was asked yet: the front page."""
        return self == SearchState()

    def question(self, language: str) -> Question:
        """What the search is asked."""
        return Question(
            text=self.text,
            filters=self.filters,
            sort=self.sort,
            offset=(self.page - 1) * PAGE_SIZE,
            limit=PAGE_SIZE,
            language=language,
        )

    def toggled(self, facet: str, value: str) -> SearchState:
        """The same search with a facet value chosen, or dropped where it was; on page 1."""
        chosen = self.filters.get(facet, ())
        values = tuple(v for v in chosen if v != value) if value in chosen else (*chosen, value)
        filters = {**self.filters, facet: values}
        return replace(self, filters={k: v for k, v in filters.items() if v}, page=1)

    def asking(self, text: str) -> SearchState:
        """The same filters with other words, on page 1."""
        return replace(self, text=text, page=1)

    def sorted_by(self, sort: Sort) -> SearchState:
        """The same search in another order, from page 1."""
        return replace(self, chosen_sort=sort, page=1)

    def on_page(self, page: int) -> SearchState:
        """Another page of the same search."""
        return replace(self, page=page)

    def without_filters(self) -> SearchState:
        """The same words over the whole archive."""
        return replace(self, filters={}, page=1)

    def parameters(self) -> Iterator[tuple[str, str]]:
        """The state as parameters of an address; what is as usual is left out."""
        if self.text:
            yield "q", self.text[:TEXT_IN_LINKS]
        for facet in SHOWN_FACETS:
            for value in self.filters.get(facet, ()):
                yield facet, value
        if self.chosen_sort:
            yield "sort", self.chosen_sort.value
        if self.page > 1:
            yield "page", str(self.page)

    def address(self, path: str = "/") -> str:
        """The state as an address on this site."""
        query = urlencode(list(self.parameters()), encoding="utf-8")
        return f"{path}?{query}" if query else path
