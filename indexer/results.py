"""What is asked of an engine and what it answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from indexer.query import Everything, Query


class Sort(StrEnum):
    """The order of hits. Ties are broken by item id, rising, in every order.

    Items of unknown date come last in both orders by date.
    """

    RELEVANCE = "relevance"
    NEWEST = "newest"
    OLDEST = "oldest"


MAX_OFFSET = 10_000
MAX_LIMIT = 1_000


@dataclass(frozen=True, slots=True)
class SearchRequest:
    """One search. ``filters`` maps a facet field to the chosen values.

    Several values of one field are OR, fields among themselves AND. The counts of a
    facet leave out that facet's own filter, so that each count is what choosing the
    value gives. ``facets`` names the fields to count.
    """

    query: Query = field(default_factory=Everything)
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    facets: tuple[str, ...] = ()
    sort: Sort = Sort.RELEVANCE
    offset: int = 0
    limit: int = 20


@dataclass(frozen=True, slots=True)
class Hit:
    """One found item; ``score`` is 0 where the order is by date."""

    item_id: str
    score: float


@dataclass(frozen=True, slots=True)
class FacetCount:
    """How many documents of the result have this value."""

    value: str
    count: int


@dataclass(frozen=True, slots=True)
class ResultPage:
    """Total, hits and every facet from one snapshot of the index.

    Each facet's counts are ordered by count, falling, then by value. ``change_number``
    is the newest entry of the archive's change log that the snapshot holds.
    """

    total: int
    hits: tuple[Hit, ...]
    facets: Mapping[str, tuple[FacetCount, ...]]
    change_number: int
