"""One row a case: the hits of a search put together by the case that they belong to.

No engine needs to know of cases: the first hits of a search are read in their order, and
the archive tells the case of each. So the work is bounded, and the same for every engine.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from archive.catalogue import ItemCatalogue
from indexer.answers.answer import CaseCount
from indexer.engine import Searcher
from indexer.results import ResultPage, SearchRequest

PUT_TOGETHER = 500
"""Hits that are put together at most: 25 pages of them, and their cases are quickly read."""


@dataclass(frozen=True, slots=True)
class Collapsed:
    """A page whose hits are the first of each case.

    ``handlings`` says how many hits each of them stands for; ``count`` what was counted.
    """

    page: ResultPage
    handlings: Mapping[str, int]
    count: CaseCount


def collapsed(searcher: Searcher, request: SearchRequest, catalogue: ItemCatalogue) -> Collapsed:
    """The page of a request in rows: its offset and limit count cases, not hits.

    The first ``PUT_TOGETHER`` hits are put together; total and facets stay those of all hits.
    An item without a case is a row of its own.
    """
    found = searcher.search(replace(request, offset=0, limit=PUT_TOGETHER))
    cases = catalogue.case_ids([hit.item_id for hit in found.hits])
    first: dict[str, str] = {}
    handlings: dict[str, int] = {}
    for hit in found.hits:
        row = first.setdefault(cases.get(hit.item_id, f"item {hit.item_id}"), hit.item_id)
        handlings[row] = handlings.get(row, 0) + 1
    rows = [hit for hit in found.hits if hit.item_id in handlings]
    page = rows[request.offset : request.offset + request.limit]
    return Collapsed(
        replace(found, hits=tuple(page)), handlings, CaseCount(len(rows), len(found.hits))
    )
