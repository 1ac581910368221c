"""Checks a request before an engine works on it: bounds, and fields that can be counted."""

from __future__ import annotations

from archive.errors import UsageError
from indexer.results import MAX_LIMIT, MAX_OFFSET, SearchRequest
from indexer.schema import FACET_FIELDS


def check_request(request: SearchRequest) -> None:
    """Raise :class:`archive.errors.UsageError` where a request is out of bounds."""
    if not 0 <= request.offset <= MAX_OFFSET:
        raise UsageError(f"Hits can be listed from 0 to {MAX_OFFSET}, not from {request.offset}.")
    if not 0 <= request.limit <= MAX_LIMIT:
        raise UsageError(f"A page has 0 to {MAX_LIMIT} hits, not {request.limit}.")
    for name in (*request.filters, *request.facets):
        if name not in FACET_FIELDS:
            known = ", ".join(FACET_FIELDS)
            raise UsageError(f"There is no facet named {name!r}. Known facets: {known}.")
