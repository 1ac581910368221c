"""What a search finds, counted: how many items of each decision type and outcome, by year
and by board.

The counts are facet counts of the engine, in one pass or one for each value of the two
vocabularies: bounded whatever the size of the archive.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from indexer.engine import CrossCounter, Crossed, Searcher
from indexer.generations.snapshot import Snapshot
from indexer.query import And, Keyword, Query
from indexer.results import FacetCount, SearchRequest, Sort

COUNTED = ("decision_type", "outcome")
ACROSS = ("year", "board")

Counts = Mapping[str, int]
Chosen = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Breakdown:
    """How many of the found items have one value, in all, by year and by board."""

    value: str
    count: int
    across: Mapping[str, Counts]


@dataclass(frozen=True, slots=True)
class Statistics:
    """The counts of one search. ``across`` counts all found items by year and by board;
    ``breakdowns`` holds the values of each counted field, the most frequent first.
    """

    total: int = 0
    across: Mapping[str, Counts] = field(default_factory=dict)
    breakdowns: Mapping[str, tuple[Breakdown, ...]] = field(default_factory=dict)


def statistics(
    query: Query, filters: Mapping[str, Sequence[str]], searcher: Searcher
) -> Statistics:
    """Count what a query finds within filters.

    Filters become part of the query here: each count is of items that are found. Of a facet
    with chosen values those alone are counted: each count is what choosing its value gives.
    """
    chosen = {name: tuple(values) for name, values in filters.items() if values}
    found = And((query, *(Keyword(name, values) for name, values in chosen.items())))
    request = SearchRequest(query=found, facets=(*COUNTED, *ACROSS), sort=Sort.NEWEST, limit=0)
    page = searcher.search(request)
    values = {name: _kept(name, page.facets[name], chosen) for name in COUNTED}
    crossed = _crossed(searcher, found, values)

    def breakdown(name: str, one: FacetCount) -> Breakdown:
        return Breakdown(one.value, one.count, _across(crossed[name][one.value], chosen))

    across = {name: {one.value: one.count for one in page.facets[name]} for name in ACROSS}
    return Statistics(
        page.total,
        _across(across, chosen),
        {name: tuple(breakdown(name, one) for one in kept) for name, kept in values.items()},
    )


def _crossed(
    searcher: Searcher, found: Query, values: Mapping[str, Sequence[FacetCount]]
) -> Crossed:
    """Years and boards within each value: in one pass where the engine can, else one each."""
    counter = searcher.cross if isinstance(searcher, Snapshot) else searcher
    if isinstance(counter, CrossCounter):
        crossed = counter.crossed(found, COUNTED, ACROSS)
        if crossed is not None:
            return crossed
    return {
        name: {one.value: _within(searcher, found, name, one.value) for one in kept}
        for name, kept in values.items()
    }


def _within(searcher: Searcher, found: Query, name: str, value: str) -> dict[str, dict[str, int]]:
    having = And((found, Keyword(name, (value,))))
    request = SearchRequest(query=having, facets=ACROSS, sort=Sort.NEWEST, limit=0)
    facets = searcher.search(request).facets
    return {name: {one.value: one.count for one in counts} for name, counts in facets.items()}


def _across(counts: Mapping[str, Counts], chosen: Chosen) -> dict[str, Counts]:
    """The counts by year and board; of a facet with chosen values those alone."""
    return {
        name: {
            value: count
            for value, count in counts[name].items()
            if name not in chosen or value in chosen[name]
        }
        for name in ACROSS
    }


def _kept(name: str, counts: Sequence[FacetCount], chosen: Chosen) -> list[FacetCount]:
    """The values that are counted: of a facet with chosen ones, those alone."""
    return [one for one in counts if name not in chosen or one.value in chosen[name]]
