"""Everything that the search page shows, ready for its template."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from archive.public import BoardRecord
from indexer.answers.answer import Answer, Message
from indexer.narrowing import Hidden
from indexer.results import MAX_OFFSET, Sort
from web.search.facet_view import MINOR, FacetView, facet_views
from web.search.grouping import Grouping, grouping
from web.search.hit_view import HitView, hit_view
from web.search.narrowing_view import (
    ActiveFilter,
    Choice,
    active_filters,
    hidden_choices,
    period_choices,
)
from web.search.paging import Paging, paging
from web.search.search_state import SearchState
from web.search.year_bars import YearBars, year_bars
from web.search.zero_hit_view import ZeroHitView, zero_hit_view
from web.site.marked import Piece, pieces
from web.site.texts import Texts

MOST_ALTERNATIVES = 3
CONTEXT = 24
"""How many characters of the query stand on either side of what a message is about."""


@dataclass(frozen=True, slots=True)
class MessageView:
    """What the parser says of a query, with the place in it."""

    text: str
    place: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Asking:
    """Another query that may have been meant: what the link says, and where it leads."""

    label: str
    href: str


@dataclass(frozen=True, slots=True)
class SortView:
    """One order that can be chosen."""

    label: str
    href: str
    current: bool


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What is of a kind that few look for; ``href`` shows it too."""

    text: str
    href: str


@dataclass(frozen=True, slots=True)
class SearchView:
    """The search page. ``shortened`` is an example of the query's last word with a ``*``;
    ``take`` are the addresses of the whole result as a file or feed, ``statistics`` that of
    its counts; ``index_time`` is when the index was last brought up to date.
    """

    title: str
    heading: str
    total: int
    holdings: int
    capped: str | None
    hits: tuple[HitView, ...]
    facets: tuple[FacetView, ...]
    minor_facets: tuple[FacetView, ...]
    minor_chosen: bool
    periods: tuple[Choice, ...]
    hidden: tuple[Choice, ...]
    left_out: LeftOut | None
    years: YearBars | None
    active: tuple[ActiveFilter, ...]
    sorts: tuple[SortView, ...]
    messages: tuple[MessageView, ...]
    other_queries: tuple[Asking, ...]
    paging: Paging | None
    shortened: str | None
    take: Mapping[str, str]
    zero: ZeroHitView
    grouping: Grouping
    statistics: str
    index_time: str | None


def search_view(
    answer: Answer,
    state: SearchState,
    boards: Mapping[str, BoardRecord],
    today: date,
    texts: Texts,
) -> SearchView:
    """The page for an answer."""
    facets = facet_views(answer, state, boards, texts)
    rows = grouping(answer, state, texts)
    return SearchView(
        title=search_title(state, texts),
        heading=_heading(answer.total, state, texts),
        total=answer.total,
        holdings=answer.total + answer.left_out,
        capped=_capped(rows.rows, texts),
        hits=tuple(hit_view(hit, state, texts) for hit in answer.hits),
        facets=tuple(facet for facet in facets if facet.name not in MINOR),
        minor_facets=tuple(facet for facet in facets if facet.name in MINOR),
        minor_chosen=any(name in MINOR for name in state.filters),
        periods=period_choices(state, today, texts),
        hidden=hidden_choices(state, texts),
        left_out=_left_out(answer, state, texts),
        years=year_bars(answer.facets.get("year", ()), state),
        active=active_filters(answer, state, texts),
        sorts=_sorts(state, texts),
        messages=tuple(_message(message, answer.question.text) for message in answer.messages),
        other_queries=tuple(_other_queries(answer, state, texts)),
        paging=paging(state, rows.rows),
        shortened=_shortened(state.text),
        zero=zero_hit_view(answer, state, texts),
        take={
            kind: state.on_page(1).address(f"/haku.{kind}", "board_name", "group")
            for kind in ("csv", "json", "ndjson", "atom")
        },
        grouping=rows,
        statistics=statistics_address(state),
        index_time=texts.moment(answer.index_time) if answer.index_time else None,
    )


def search_title(state: SearchState, texts: Texts) -> str:
    """What a search is called."""
    if state.text:
        return texts("search.title_query", text=state.text[:80])
    return texts("search.title_home" if state.is_blank else "search.title_browse")


def statistics_address(state: SearchState) -> str:
    """Where a search is counted."""
    return state.on_page(1).address("/tilastot", "sort", "board_name", "group")


def _heading(total: int, state: SearchState, texts: Texts) -> str:
    if state.is_blank and total:
        return texts("search.all_newest")
    return texts.counted("search.found", total) if total else texts("search.found_none")


def _capped(total: int, texts: Texts) -> str | None:
    return texts("search.too_many", count=texts.number(MAX_OFFSET)) if total > MAX_OFFSET else None


def _left_out(answer: Answer, state: SearchState, texts: Texts) -> LeftOut | None:
    if not answer.left_out:
        return None
    text = texts.counted("hidden.left_out", answer.left_out)
    return LeftOut(text, state.showing(*Hidden).address())


def _sorts(state: SearchState, texts: Texts) -> tuple[SortView, ...]:
    """The orders to choose from; by relevance only where there are words."""
    return tuple(
        SortView(texts(f"sort.{sort.value}"), state.sorted_by(sort).address(), sort is state.sort)
        for sort in Sort
        if state.text or sort is not Sort.RELEVANCE
    )


def _other_queries(answer: Answer, state: SearchState, texts: Texts) -> Iterator[Asking]:
    """What was corrected or widened can be asked as it was typed."""
    for correction in answer.corrections:
        label = texts("search.literal", word=correction.word)
        yield Asking(label, state.asking(correction.literal_text).address())
        for other in correction.alternatives[:MOST_ALTERNATIVES]:
            text = answer.question.text.replace(correction.word, other, 1)
            yield Asking(texts("search.meant", word=other), state.asking(text).address())
    if answer.narrow_text:
        yield Asking(texts("search.all_words"), state.asking(answer.narrow_text).address())


def _message(message: Message, query: str) -> MessageView:
    """The message with the piece of the query that it is about, marked."""
    begin = max(0, message.start - CONTEXT)
    end = min(len(query), message.end + CONTEXT, message.start + 4 * CONTEXT)
    lead, tail = ("… " if begin else ""), (" …" if end < len(query) else "")
    shift = len(lead) - begin
    mark = (message.start + shift, min(message.end, end) + shift)
    place = pieces(f"{lead}{query[begin:end]}{tail}", [mark])
    return MessageView(message.text, place)


def _shortened(text: str) -> str | None:
    """The last plain word of a query, cut short: an example of what may find more."""
    words = [word for word in text.split() if word.isalpha() and 6 <= len(word) <= 30]
    return f"{words[-1][: len(words[-1]) * 2 // 3]}*" if words else None
