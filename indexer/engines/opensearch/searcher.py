"""A snapshot of an index in the cluster that answers requests."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from archive.errors import IndexUnavailable
from indexer.engines.normal_form import normalise, scores
from indexer.engines.opensearch.connection import Connection
from indexer.engines.opensearch.facets import aggregations, counted
from indexer.engines.opensearch.mapping import ID, KNOWN_DATE
from indexer.engines.opensearch.point_in_time import PointInTime
from indexer.engines.opensearch.translation import Dsl, Translator, filters_of
from indexer.engines.opensearch.vocabulary import Vocabulary
from indexer.engines.request_bounds import check_request
from indexer.results import Hit, ResultPage, SearchRequest, Sort

_PAGE = 10_000


class OpenSearchSearcher:
    """One point in time of an index and its vocabulary. Thread-safe."""

    def __init__(
        self, connection: Connection, index: str, vocabulary: str, change_number: int
    ) -> None:
        self._snapshot: PointInTime | None = PointInTime(connection, index)
        self._vocabulary = Vocabulary(connection, vocabulary)
        self._change_number = change_number

    @property
    def change_number(self) -> int:
        """The newest entry of the change log that the snapshot surely holds."""
        return self._change_number

    def search(self, request: SearchRequest) -> ResultPage:
        """Answer one request; total, hits and facets come from this snapshot."""
        check_request(request)
        snapshot = self._open()
        normal = normalise(request.query)
        facets = list(dict.fromkeys(request.facets))
        query = Translator(self._vocabulary).normal(normal)
        body = _body(query, request, facets, scores(normal))
        answer = snapshot.search(body)

        def ask(aggs: Dsl) -> Any:  # noqa: ANN401 (JSON)
            return snapshot.search({"size": 0, "query": body["query"], "aggs": aggs})[
                "aggregations"
            ]

        counts = counted(answer.get("aggregations", {}), facets, request.filters, ask)
        by_score = request.sort is Sort.RELEVANCE and scores(normal)
        hits = tuple(
            Hit(str(hit["_id"]), float(hit["sort"][0]) if by_score else 0.0)
            for hit in answer["hits"]["hits"]
        )
        return ResultPage(int(answer["hits"]["total"]["value"]), hits, counts, self._change_number)

    def terms(self, field: str, prefix: str, limit: int) -> list[tuple[str, int]]:
        """Up to ``limit`` terms of a text field that start so, in code point order."""
        self._open()
        return self._vocabulary.beginning(field, prefix, limit)

    def document_count(self) -> int:
        """How many documents the snapshot holds."""
        answer = self._open().search({"size": 0, "track_total_hits": True})
        return int(answer["hits"]["total"]["value"])

    def item_ids(self) -> Iterator[str]:
        """The ids of all documents, rising."""
        body: dict[str, Any] = {"size": _PAGE, "_source": False, "sort": [{ID: "asc"}]}
        while True:
            hits = self._open().search({**body, "track_total_hits": False})["hits"]["hits"]
            yield from (str(hit["_id"]) for hit in hits)
            if len(hits) < _PAGE:
                return
            body["search_after"] = hits[-1]["sort"]

    def close(self) -> None:
        """Give the snapshot back."""
        snapshot, self._snapshot = self._snapshot, None
        if snapshot is not None:
            snapshot.close()

    def _open(self) -> PointInTime:
        if self._snapshot is None:
            raise IndexUnavailable("The search index was closed.")
        return self._snapshot


def _body(query: Dsl, request: SearchRequest, facets: list[str], scored: bool) -> Dsl:
    """One search: selections of counted fields hold after counting, all others before."""
    before = filters_of(request.filters, lambda name: name not in facets)
    after = filters_of(request.filters, lambda name: name in facets)
    body: Dsl = {
        "from": request.offset,
        "size": request.limit,
        "track_total_hits": True,
        "_source": False,
        "query": {"bool": {"must": [query], "filter": before}} if before else query,
        "sort": _sort(request.sort, scored),
    }
    if after:
        body["post_filter"] = {"bool": {"filter": after}}
    if facets:
        body["aggs"] = aggregations(facets, request.filters)
    return body


def _sort(sort: Sort, scored: bool) -> list[Dsl]:
    """Ties go by item id; unknown dates come last either way."""
    ties: Dsl = {ID: "asc"}
    if sort is Sort.RELEVANCE:
        return [{"_score": "desc"}, ties] if scored else [ties]
    order = "desc" if sort is Sort.NEWEST else "asc"
    return [{KNOWN_DATE: {"order": order, "missing": "_last"}}, ties]
