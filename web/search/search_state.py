"""The state of the search page: everything that its address says, and nothing else.

Every link of the page is a state with one thing changed, so that nothing chosen gets lost.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from urllib.parse import urlencode

from indexer.answers.answer import SHOWN_FACETS, Question
from indexer.narrowing import Hidden
from indexer.results import MAX_OFFSET, Sort
from web.search.period import ALWAYS, Period

PAGE_SIZE = 20
LAST_PAGE = MAX_OFFSET // PAGE_SIZE
BY_CASE = "case"
TEXT_IN_LINKS = 512
"""A longer query is cut by the parser, with a message; links carry no more than counts."""


@lru_cache(4_096)
def _encoded(name: str, value: str) -> str:
    """One parameter of an address; a page has the same ones in a hundred links."""
    return urlencode({name: value}, encoding="utf-8")


@dataclass(frozen=True, slots=True)
class SearchState:
    """Query text, chosen facet values, days, order (None: the one that suits), page from 1.

    ``shown`` are the kinds of items that are left out unless asked for; ``board_name`` is
    what the list of boards is looked through for; with ``by_case`` the hits of one case are
    one row. ``root`` begins every address: the language, where it is not the site's own.
    """

    text: str = ""
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    period: Period = ALWAYS
    shown: tuple[Hidden, ...] = ()
    chosen_sort: Sort | None = None
    page: int = 1
    board_name: str = ""
    by_case: bool = False
    root: str = field(default="", compare=False)

    @property
    def sort(self) -> Sort:
        """The order in force: without words nothing is relevant, so the newest come first."""
        return self.chosen_sort or (Sort.RELEVANCE if self.text else Sort.NEWEST)

    @property
    def is_blank(self) -> bool:
        """Whether nothing was asked yet: the front page."""
        return self == SearchState()

    @property
    def is_narrowed(self) -> bool:
        """Whether a filter or a range of days is chosen."""
        return bool(self.filters or self.period)

    def question(self, language: str) -> Question:
        """What the search is asked."""
        return Question(
            text=self.text,
            filters=self.filters,
            sort=self.sort,
            offset=(self.page - 1) * PAGE_SIZE,
            limit=PAGE_SIZE,
            language=language,
            first_day=self.period.first,
            last_day=self.period.last,
            hidden=tuple(kind for kind in Hidden if kind not in self.shown),
            by_case=self.by_case,
        )

    def toggled(self, facet: str, value: str) -> SearchState:
        """The same search with a facet value chosen, or dropped where it was; on page 1."""
        chosen = self.filters.get(facet, ())
        values = tuple(v for v in chosen if v != value) if value in chosen else (*chosen, value)
        filters = {**self.filters, facet: values}
        return replace(self, filters={k: v for k, v in filters.items() if v}, page=1)

    def choosing(self, **values: str) -> SearchState:
        """The same search with exactly these values of these facets, on page 1."""
        chosen = {facet: (value,) for facet, value in values.items()}
        return replace(self, filters={**self.filters, **chosen}, page=1)

    def showing(self, *kinds: Hidden) -> SearchState:
        """The same search with exactly these kinds shown that are otherwise left out."""
        return replace(self, shown=tuple(kind for kind in Hidden if kind in kinds), page=1)

    def within(self, period: Period) -> SearchState:
        """The same search in another range of days, on page 1."""
        return replace(self, period=period, page=1)

    def asking(self, text: str) -> SearchState:
        """The same filters with other words, on page 1."""
        return replace(self, text=text, page=1)

    def sorted_by(self, sort: Sort) -> SearchState:
        """The same search in another order, from page 1."""
        return replace(self, chosen_sort=sort, page=1)

    def on_page(self, page: int) -> SearchState:
        """Another page of the same search."""
        return replace(self, page=page)

    def finding_board(self, name: str) -> SearchState:
        """The same search with the list of boards looked through for a name."""
        return replace(self, board_name=name)

    def grouped(self, by_case: bool) -> SearchState:
        """The same search with one row a case, or one a hit, from page 1."""
        return replace(self, by_case=by_case, page=1)

    def without_filters(self) -> SearchState:
        """The same words over the whole archive."""
        return replace(self, filters={}, period=ALWAYS, page=1)

    def parameters(self, *without: str) -> Iterator[tuple[str, str]]:
        """The state as parameters of an address; what is as usual is left out."""
        for name, value in self._parameters():
            if value and name not in without:
                yield name, value

    def _parameters(self) -> Iterator[tuple[str, str]]:
        yield "q", self.text[:TEXT_IN_LINKS]
        for facet in SHOWN_FACETS:
            for value in self.filters.get(facet, ()):
                yield facet, value
        yield "from", self.period.first.isoformat() if self.period.first else ""
        yield "to", self.period.last.isoformat() if self.period.last else ""
        for kind in self.shown:
            yield "show", kind.value
        yield "sort", self.chosen_sort.value if self.chosen_sort else ""
        yield "page", str(self.page) if self.page > 1 else ""
        yield "board_name", self.board_name
        yield "group", BY_CASE if self.by_case else ""

    def address(self, path: str = "/", *without: str) -> str:
        """The state as an address on this site."""
        query = "&".join(_encoded(name, value) for name, value in self.parameters(*without))
        return f"{self.root}{path}?{query}" if query else self.root + path
