"""Facet counts by tantivy's terms aggregation, grown until they are exact.

An aggregation keeps only the largest values of each segment and of the whole; how many
documents it left out is in its answer. The counts here are never estimates.
"""

from __future__ import annotations

from collections.abc import Sequence

import tantivy

from indexer.engine import Crossed
from indexer.engines.tantivy_schema import ORDER
from indexer.results import FacetCount

_FIRST_SIZE = 1_000
_GROWTH = 16
_ALL = "all documents"


def count_facets(
    searcher: tantivy.Searcher, query: tantivy.Query, facets: Sequence[str]
) -> tuple[int | None, dict[str, tuple[FacetCount, ...]]]:
    """The documents of a query counted, and these facets over them, in one pass.

    Without a facet nothing is asked, and the number is None.
    """
    size = _FIRST_SIZE
    counted: dict[str, tuple[FacetCount, ...]] = {}
    missing = list(facets)
    total: int | None = None
    while missing:
        asked = {name: _terms(name, size) for name in missing}
        answer = searcher.aggregate(query, asked | {_ALL: {"value_count": {"field": ORDER}}})
        total = int(answer[_ALL]["value"])
        counted |= {name: _counts(answer[name]) for name in missing if _exact(answer[name])}
        missing = [name for name in missing if name not in counted]
        size *= _GROWTH
    return total, counted


def crossed_counts(
    searcher: tantivy.Searcher, query: tantivy.Query, fields: Sequence[str], within: Sequence[str]
) -> Crossed | None:
    """Facets within the values of other facets, in one pass; None where that is not exact."""
    inner = {"aggs": {name: _terms(name, _FIRST_SIZE) for name in within}}
    answer = searcher.aggregate(query, {name: _terms(name, _FIRST_SIZE) | inner for name in fields})
    parts = [answer[name] for name in fields]
    parts += [bucket[name] for part in parts for bucket in part["buckets"] for name in within]
    if not all(map(_exact, parts)):
        return None
    return {
        field: {
            str(bucket["key"]): {
                name: {one.value: one.count for one in _counts(bucket[name])} for name in within
            }
            for bucket in answer[field]["buckets"]
        }
        for field in fields
    }


def _terms(name: str, size: int) -> dict[str, object]:
    return {"terms": {"field": name, "size": size, "segment_size": size}}


def _exact(result: dict[str, int]) -> bool:
    return not result["sum_other_doc_count"] and not result.get("doc_count_error_upper_bound")


def _counts(result: dict[str, list[dict[str, object]]]) -> tuple[FacetCount, ...]:
    counts = [FacetCount(str(b["key"]), int(str(b["doc_count"]))) for b in result["buckets"]]
    return tuple(sorted(counts, key=lambda count: (-count.count, count.value)))
