"""A snapshot of a tantivy index that answers requests."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import tantivy

from archive.errors import IndexUnavailable
from indexer.engine import Crossed
from indexer.engines.normal_form import normalise, scores
from indexer.engines.request_bounds import check_request
from indexer.engines.tantivy_errors import engine_errors
from indexer.engines.tantivy_facets import count_facets, crossed_counts
from indexer.engines.tantivy_query import Translator
from indexer.engines.tantivy_ranking import Ranking, stored_id
from indexer.query import Query
from indexer.results import FacetCount, ResultPage, SearchRequest

_PAGE = 50_000


class TantivySearcher:
    """One commit of an index; it stays whole when the index goes on or its folder goes."""

    def __init__(
        self, folder: Path, schema: tantivy.Schema, searcher: tantivy.Searcher, change_number: int
    ) -> None:
        self._folder = folder
        self._schema = schema
        self._searcher: tantivy.Searcher | None = searcher
        self._change_number = change_number
        self._wildcards: dict[tuple[str, str], list[str]] = {}

    @property
    def change_number(self) -> int:
        """The newest entry of the change log that the snapshot surely holds."""
        return self._change_number

    def search(self, request: SearchRequest) -> ResultPage:
        """Answer one request; total, hits and facets come from this snapshot."""
        check_request(request)
        with engine_errors(self._folder, "searched"):
            searcher = self._open()
            translator = Translator(self._schema, searcher, self._wildcards)
            normal = normalise(request.query)
            query = translator.both(normal)
            total, facets = self._facets(searcher, translator, query.matching, request)
            if total is not None and not request.limit:
                return ResultPage(total, (), facets, self._change_number)
            everywhere = translator.filtered(query.scored, request.filters)
            ranking = Ranking(searcher, everywhere, request.sort, scores(normal))
            ranked = ranking.page(request.offset, request.limit)
            return ResultPage(ranked.total, ranked.hits, facets, self._change_number)

    def crossed(self, query: Query, fields: Sequence[str], within: Sequence[str]) -> Crossed | None:
        """The documents of a query by each value of ``fields``, and in it by ``within``."""
        with engine_errors(self._folder, "searched"):
            searcher = self._open()
            translator = Translator(self._schema, searcher, self._wildcards)
            translated = translator.both(normalise(query))
            return crossed_counts(searcher, translated.matching, fields, within)

    def terms(self, field: str, prefix: str, limit: int) -> list[tuple[str, int]]:
        """Up to ``limit`` terms of a text field that start so, in code point order."""
        with engine_errors(self._folder, "searched"):
            return list(self._open().terms_with_prefix(field, prefix, limit=limit))

    def document_count(self) -> int:
        """How many documents the snapshot holds."""
        with engine_errors(self._folder, "searched"):
            return self._open().num_docs

    def item_ids(self) -> Iterator[str]:
        """The ids of all documents, in any order."""
        everything = tantivy.Query.all_query()
        for offset in range(0, self.document_count(), _PAGE):
            with engine_errors(self._folder, "read"):
                searcher = self._open()
                found = searcher.search(everything, _PAGE, count=False, offset=offset).hits
                ids = [stored_id(searcher, address) for _, address in found]
            yield from ids

    def close(self) -> None:
        """Give back files."""
        self._searcher = None

    def _open(self) -> tantivy.Searcher:
        if self._searcher is None:
            raise IndexUnavailable("The search index was closed.")
        return self._searcher

    def _facets(
        self,
        searcher: tantivy.Searcher,
        translator: Translator,
        query: tantivy.Query,
        request: SearchRequest,
    ) -> tuple[int | None, dict[str, tuple[FacetCount, ...]]]:
        """One pass for all facets without a selection, one more for each that has one.

        The first pass counts the hits as well; None where there is no such pass.
        """
        chosen = {name: values for name, values in request.filters.items() if values}
        names = list(dict.fromkeys(request.facets))
        free = [name for name in names if name not in chosen]
        total, counted = count_facets(searcher, translator.filtered(query, chosen), free)
        for name in names:
            if name in chosen:
                others = {other: values for other, values in chosen.items() if other != name}
                _, own = count_facets(searcher, translator.filtered(query, others), [name])
                counted |= own
        return total, {name: counted[name] for name in names}
