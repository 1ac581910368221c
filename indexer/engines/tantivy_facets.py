"""Facet counts by tantivy's terms aggregation, grown until they are exact.

An aggregation keeps only the largest values of each segment and of the whole; how many
documents it left out is in its answer. The counts here are never estimates.
"""

from __future__ import annotations

from collections.abc import Sequence

import tantivy

from indexer.results import FacetCount

_FIRST_SIZE = 1_000
_GROWTH = 16


def count_facets(
    searcher: tantivy.Searcher, query: tantivy.Query, facets: Sequence[str]
) -> dict[str, tuple[FacetCount, ...]]:
    """The counts of these facets over the documents of a query, in one pass."""
    size = _FIRST_SIZE
    counted: dict[str, tuple[FacetCount, ...]] = {}
    missing = list(facets)
    while missing:
        answer = searcher.aggregate(query, {name: _terms(name, size) for name in missing})
        counted |= {name: _counts(answer[name]) for name in missing if _exact(answer[name])}
        missing = [name for name in missing if name not in counted]
        size *= _GROWTH
    return counted


def _terms(name: str, size: int) -> dict[str, object]:
    return {"terms": {"field": name, "size": size, "segment_size": size}}


def _exact(result: dict[str, int]) -> bool:
    return not result["sum_other_doc_count"] and not result.get("doc_count_error_upper_bound")


def _counts(result: dict[str, list[dict[str, object]]]) -> tuple[FacetCount, ...]:
    counts = [FacetCount(str(b["key"]), int(str(b["doc_count"]))) for b in result["buckets"]]
    return tuple(sorted(counts, key=lambda count: (-count.count, count.value)))
