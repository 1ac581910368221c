"""Facet counts as aggregations: each leaves out its own selection, and all are exact."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import Any

from indexer.engines.opensearch.translation import Dsl, filters_of
from indexer.results import FacetCount

_SIZE = 10_000
"""Values that one aggregation lists; a facet that has more is read page by page."""

Ask = Callable[[Dsl], Any]
"""Asks the snapshot for aggregations alone, answered by name."""


def aggregations(facets: Collection[str], filters: Mapping[str, tuple[str, ...]]) -> Dsl:
    """For each facet the counts within the selections of the others."""
    return {
        name: _within(name, filters, facets, {"terms": {"field": name, "size": _SIZE}})
        for name in facets
    }


def counted(
    answer: Mapping[str, Any],
    facets: Collection[str],
    filters: Mapping[str, tuple[str, ...]],
    ask: Ask,
) -> dict[str, tuple[FacetCount, ...]]:
    """The counts out of an answer to :func:`aggregations`."""
    result = {}
    for name in facets:
        values = answer[name]["values"]
        if values["sum_other_doc_count"] or values["doc_count_error_upper_bound"]:
            counts = _page_by_page(name, facets, filters, ask)
        else:
            counts = [FacetCount(str(b["key"]), int(b["doc_count"])) for b in values["buckets"]]
        result[name] = tuple(sorted(counts, key=lambda count: (-count.count, count.value)))
    return result


def _page_by_page(
    name: str, facets: Collection[str], filters: Mapping[str, tuple[str, ...]], ask: Ask
) -> list[FacetCount]:
    counts: list[FacetCount] = []
    after: dict[str, object] = {}
    while True:
        pages: Dsl = {"size": _SIZE, "sources": [{"value": {"terms": {"field": name}}}], **after}
        answer = ask({name: _within(name, filters, facets, {"composite": pages})})
        buckets = answer[name]["values"]["buckets"]
        counts += [FacetCount(str(b["key"]["value"]), int(b["doc_count"])) for b in buckets]
        if len(buckets) < _SIZE:
            return counts
        after = {"after": answer[name]["values"]["after_key"]}


def _within(
    name: str, filters: Mapping[str, tuple[str, ...]], facets: Collection[str], values: Dsl
) -> Dsl:
    """Selections of fields that are not counted are part of the query already."""
    others = filters_of(filters, lambda other: other != name and other in facets)
    return {"filter": {"bool": {"filter": others}}, "aggs": {"values": values}}
