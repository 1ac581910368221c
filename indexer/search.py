"""The search that page, JSON and terminal share: query text in, everything shown out."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Protocol

from archive.catalogue import ItemCatalogue
from archive.decision_words import Flag
from archive.errors import ArchiveError
from archive.public import PublicItem
from indexer import time_budget
from indexer.analysis.token import Analyzer
from indexer.answers.answer import Answer, AnswerHit, FacetValue, Question, Why
from indexer.answers.collapse import Collapsed, collapsed
from indexer.answers.export import FoundItems
from indexer.answers.facet_values import facet_values
from indexer.engine import Searcher
from indexer.generations.snapshot import Snapshot
from indexer.guidance.search_notes import (
    all_messages,
    missing_words,
    narrow_text,
    shown_corrections,
)
from indexer.guidance.similar import SimilarDecisions, similar_items, tallied
from indexer.guidance.statistics import Statistics, statistics
from indexer.guidance.suggest import Suggestion, suggestions
from indexer.guidance.suggest_boards import MOST_TYPED, board_suggestions
from indexer.guidance.zero_hits import zero_hit_help
from indexer.marks.explain import explainer
from indexer.marks.highlight import snippets, title_marks
from indexer.marks.item_marks import ItemMarker
from indexer.marks.marking import marked_in_hits
from indexer.marks.matching import FieldMatcher, KnownForms, matchers
from indexer.narrowing import narrowed
from indexer.query import Keyword, Not, Query
from indexer.query_language.parser import ParsedQuery, parse
from indexer.query_language.ranking import SERVED, Ranking
from indexer.results import MAX_OFFSET, FacetCount, Hit, SearchRequest, Sort
from indexer.understanding import Understanding, understand
from indexer.without_removed import without_removed

MOST_WORDS = 10
"""Words that suggestions go on from; each is looked up."""

Reasons = Callable[[PublicItem], tuple[Why, ...]]
"""Why an item was found."""

_NOT_CONFIDENTIAL = Not(Keyword("flag", (Flag.CONFIDENTIAL.value,)))


class SearcherSource(Protocol):
    """Gives the live searcher for the length of one request (``indexer.generations.live``)."""

    def searcher(self) -> AbstractSearcherContext:
        """A context manager that gives the searcher."""
        ...


class AbstractSearcherContext(Protocol):
    """A context manager around one searcher."""

    def __enter__(self) -> Searcher: ...

    def __exit__(self, *error: object) -> None: ...


def known_forms(searcher: Searcher) -> KnownForms | None:
    """The forms of the searcher's index, where it is one of an archive."""
    return searcher.forms if isinstance(searcher, Snapshot) else None


def item_path(item_id: str) -> str:
    """The path of an item's page; part of the interface: permalinks rest on it."""
    return f"/asiakohta/{item_id}"


class ArchiveSearch:
    """Searches one archive. Thread-safe."""

    def __init__(
        self,
        live: SearcherSource,
        catalogue: ItemCatalogue,
        analyzer: Analyzer,
        base_url: str = "",
        ranking: Ranking = SERVED,
    ) -> None:
        self._live = live
        self._catalogue = catalogue
        self._analyzer = analyzer
        self._base_url = base_url.rstrip("/")
        self._ranking = ranking

    def ready(self) -> str | None:
        """None when searches can be answered, else why not."""
        try:
            with self._live.searcher():
                self._catalogue.last_change()
        except ArchiveError as error:
            return str(error)
        return None

    def answer(self, question: Question) -> Answer:
        """Answer one question.

        Raises :class:`archive.errors.IndexUnavailable` while there is no index.
        """
        parsed = parse(question.text, self._analyzer, question.language)
        with self._live.searcher() as snapshot:
            searcher = self._shown(snapshot)
            understood = self._understood(parsed, searcher, question.language)
            within = narrowed(understood.query, question.first_day, question.last_day)
            request = _request(question, narrowed(within, hidden=question.hidden))
            rows = collapsed(searcher, request, self._catalogue) if question.by_case else None
            page = rows.page if rows else searcher.search(request)
            left_out = _left_out(searcher, within, question, page.total)
            zero = None
            if not page.total:
                zero = zero_hit_help(question, understood, parsed.required, searcher)
            ids = [hit.item_id for hit in page.hits]
            missing = missing_words(understood, searcher, ids)
            fields = marked_in_hits(understood, searcher, ids, known_forms(snapshot))
            index_time = snapshot.updated_at if isinstance(snapshot, Snapshot) else None
        explain: Reasons = _no_reasons
        if question.explain:
            explain = self._explained(understood, question.language)
        following = question.offset + question.limit
        return Answer(
            question=question,
            total=page.total,
            messages=all_messages(question.text, parsed, understood, question.language),
            hits=tuple(
                replace(
                    hit,
                    missing=missing.get(hit.item.id, ()),
                    why=explain(hit.item),
                    handlings=rows.handlings[hit.item.id] if rows else 1,
                )
                for hit in self._hits(page.hits, fields)
            ),
            facets=self._facets(page.facets, question),
            next_cursor=str(following) if following < _reachable(page.total, rows) else None,
            left_out=left_out,
            corrections=shown_corrections(question.text, understood),
            narrow_text=narrow_text(question.text, understood),
            zero_hits=zero,
            cases=rows.count if rows else None,
            index_time=index_time,
        )

    def found(self, question: Question) -> FoundItems:
        """All that a question finds, for files and feeds; its page and limit do not count.

        Raises :class:`archive.errors.IndexUnavailable` while there is no index.
        """
        parsed = parse(question.text, self._analyzer, question.language)
        with self._live.searcher() as snapshot:
            understood = self._understood(parsed, self._shown(snapshot), question.language)
        query = narrowed(understood.query, question.first_day, question.last_day, question.hidden)
        request = SearchRequest(query=query, filters=question.filters, sort=question.sort)
        return FoundItems(self._live.searcher(), request, self._catalogue)

    def statistics(self, question: Question) -> Statistics:
        """All that a question finds, counted by kind, year and board.

        Raises :class:`archive.errors.IndexUnavailable` while there is no index.
        """
        parsed = parse(question.text, self._analyzer, question.language)
        with self._live.searcher() as snapshot:
            searcher = self._shown(snapshot)
            found = self._understood(parsed, searcher, question.language).query
            within = narrowed(found, question.first_day, question.last_day, question.hidden)
            return statistics(within, question.filters, searcher)

    def why(self, text: str, item: PublicItem, language: str = "fi") -> tuple[Why, ...]:
        """For each word of a query the best thing that an item is found by."""
        parsed = parse(text, self._analyzer, language)
        with self._live.searcher() as snapshot:
            understood = self._understood(parsed, self._shown(snapshot), language)
        return self._explained(understood, language)(item)

    def marker(self, text: str, language: str = "fi", item_id: str | None = None) -> ItemMarker:
        """Finds the words of a query in the texts of one item, for its page.

        With its id only those words are marked that the item is found by.
        """
        parsed = parse(text, self._analyzer, language)
        with self._live.searcher() as snapshot:
            searcher, forms = self._shown(snapshot), known_forms(snapshot)
            understood = self._understood(parsed, searcher, language)
            found = marked_in_hits(understood, searcher, [item_id], forms) if item_id else {}
            fields = found[item_id] if item_id else matchers(understood.marked, forms)
        return ItemMarker(fields, self._analyzer)

    def suggest(self, typed: str) -> tuple[Suggestion, ...]:
        """Words, boards and titles that go on from what is being typed.

        Nothing is suggested of an item that is removed or confidential.
        """
        with self._live.searcher() as snapshot:
            searcher = self._shown(snapshot)
            boards = self._catalogue.boards().values()
            found = board_suggestions(typed, boards, searcher, _NOT_CONFIDENTIAL)
            if len(typed) <= MOST_TYPED and len(typed.split()) <= MOST_WORDS:
                found += suggestions(typed, searcher, self._catalogue, _NOT_CONFIDENTIAL)
            return found

    def similar(
        self, item_id: str, filters: Mapping[str, Sequence[str]] | None = None, limit: int = 10
    ) -> SimilarDecisions:
        """Items like one, with how they ended; nothing where the item is not there."""
        item = self._catalogue.items([item_id]).get(item_id)
        if item is None:
            return SimilarDecisions()
        with self._live.searcher() as snapshot:
            searcher = self._shown(snapshot)
            found = similar_items(item, self._analyzer, searcher, filters or {}, limit)
        items = self._catalogue.items([hit.item_id for hit in found.hits])
        likest = tuple(items[hit.item_id] for hit in found.hits if hit.item_id in items)
        return SimilarDecisions(likest, found.words, tallied(likest))

    def _understood(self, parsed: ParsedQuery, searcher: Searcher, language: str) -> Understanding:
        return understand(parsed, searcher, self._analyzer, language, self._ranking)

    def _shown(self, snapshot: Searcher) -> Searcher:
        """The snapshot without what was removed after it: a tombstone counts at once."""
        return without_removed(snapshot, self._catalogue)

    def _explained(self, understood: Understanding, language: str) -> Reasons:
        return explainer(understood, self._analyzer, self._ranking, language).why

    def _hits(
        self, hits: Sequence[Hit], fields: Mapping[str, dict[str, FieldMatcher]]
    ) -> tuple[AnswerHit, ...]:
        items = self._catalogue.items([hit.item_id for hit in hits])
        return tuple(
            self._hit(items[hit.item_id], hit.score, fields[hit.item_id])
            for hit in hits
            if hit.item_id in items
        )

    def _hit(self, item: PublicItem, score: float, fields: dict[str, FieldMatcher]) -> AnswerHit:
        time_budget.check()
        return AnswerHit(
            item=item,
            score=score,
            snippets=snippets(item, fields, self._analyzer),
            title_marks=title_marks(item, fields.get("title"), self._analyzer),
            url=self._base_url + item_path(item.id),
        )

    def _facets(
        self, counted: Mapping[str, Sequence[FacetCount]], question: Question
    ) -> dict[str, tuple[FacetValue, ...]]:
        boards = self._catalogue.boards()
        return {
            name: facet_values(
                name, counted[name], question.filters.get(name, ()), boards, question.language
            )
            for name in question.facets
        }


def _no_reasons(item: PublicItem) -> tuple[Why, ...]:
    return ()


def _request(question: Question, query: Query) -> SearchRequest:
    """What the engine is asked for a page of hits."""
    return SearchRequest(
        query,
        question.filters,
        question.facets,
        question.sort,
        question.offset,
        question.limit,
    )


def _reachable(total: int, rows: Collapsed | None) -> int:
    """How many hits, or rows where hits are put together, can be paged through."""
    return rows.count.cases if rows else min(total, MAX_OFFSET)


def _left_out(searcher: Searcher, query: Query, question: Question, total: int) -> int:
    """How many items match but are of a kind that the question hides."""
    if not question.hidden:
        return 0
    request = SearchRequest(query=query, filters=question.filters, sort=Sort.NEWEST, limit=1)
    return searcher.search(request).total - total
