"""The hits of a page in a stable order: by score or date, ties by item id."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from indexer.engines.matches import Matches
from indexer.engines.whoosh_snapshot import Snapshot
from indexer.results import Hit, SearchRequest, Sort

_DATE = "date"
_NO_DATE = 99_999_999


def page(snapshot: Snapshot, matches: Matches, request: SearchRequest) -> tuple[Hit, ...]:
    """The hits that a request asks for."""
    needed = request.offset + request.limit
    if not request.limit or request.offset >= len(matches):
        return ()
    keys = _keys(snapshot, matches, request.sort)
    best = _best(keys, needed)
    order = best[np.lexsort((snapshot.id_ranks[matches.documents[best]], keys[best]))]
    scored = request.sort is Sort.RELEVANCE
    return tuple(
        Hit(snapshot.ids[matches.documents[place]], float(matches.scores[place]) if scored else 0.0)
        for place in order[request.offset : needed].tolist()
    )


def _keys(snapshot: Snapshot, matches: Matches, sort: Sort) -> NDArray[np.float64]:
    """What hits are ordered by, least first."""
    if sort is Sort.RELEVANCE:
        return -matches.scores
    dates = snapshot.numbers(_DATE)[matches.documents]
    if sort is Sort.NEWEST:
        return -dates.astype(np.float64)
    return np.where(dates == 0, _NO_DATE, dates).astype(np.float64)


def _best(keys: NDArray[np.float64], needed: int) -> NDArray[np.int64]:
    """The places of the ``needed`` least keys and of all that tie with the last of them."""
    if needed >= len(keys):
        return np.arange(len(keys))
    return np.flatnonzero(keys <= np.partition(keys, needed - 1)[needed - 1])
