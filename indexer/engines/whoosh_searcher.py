"""A snapshot of a Whoosh index that answers requests."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from heapq import nsmallest
from pathlib import Path
from threading import Lock

import numpy as np

from archive.errors import IndexUnavailable
from indexer.engine import Crossed
from indexer.engines.normal_form import normalise
from indexer.engines.request_bounds import check_request
from indexer.engines.whoosh_errors import engine_errors
from indexer.engines.whoosh_facets import count_facet, crossed_counts, filter_mask
from indexer.engines.whoosh_query import evaluate
from indexer.engines.whoosh_ranking import page
from indexer.engines.whoosh_snapshot import Snapshot
from indexer.query import Query
from indexer.results import ResultPage, SearchRequest


class WhooshSearcher:
    """One commit of an index; it stays whole when the index goes on or its folder goes.

    One search runs at a time: Whoosh's readers share their file positions.
    """

    def __init__(self, folder: Path, snapshot: Snapshot, change_number: int) -> None:
        self._folder = folder
        self._snapshot: Snapshot | None = snapshot
        self._change_number = change_number
        self._lock = Lock()

    @property
    def change_number(self) -> int:
        """The newest entry of the change log that the snapshot surely holds."""
        return self._change_number

    def search(self, request: SearchRequest) -> ResultPage:
        """Answer one request; total, hits and facets come from this snapshot."""
        check_request(request)
        query = normalise(request.query)
        with self._held("searched") as snapshot:
            found = evaluate(snapshot, query)
            kept = found.kept(filter_mask(snapshot, request.filters)[found.documents])
            facets = {
                name: count_facet(snapshot, name, found.documents, request.filters)
                for name in request.facets
            }
            hits = page(snapshot, kept, request)
            return ResultPage(len(kept), hits, facets, self._change_number)

    def crossed(self, query: Query, fields: Sequence[str], within: Sequence[str]) -> Crossed:
        """The documents of a query by each value of ``fields``, and in it by ``within``."""
        with self._held("searched") as snapshot:
            documents = evaluate(snapshot, normalise(query)).documents
            return crossed_counts(snapshot, documents, fields, within)

    def terms(self, field: str, prefix: str, limit: int) -> list[tuple[str, int]]:
        """Up to ``limit`` terms of a text field that start so, in code point order."""
        with self._held("searched") as snapshot:
            return nsmallest(limit, snapshot.terms(field, prefix))

    def document_count(self) -> int:
        """How many documents the snapshot holds."""
        with self._held("read") as snapshot:
            return int(np.count_nonzero(snapshot.live))

    def item_ids(self) -> Iterator[str]:
        """The ids of all documents, in any order."""
        with self._held("read") as snapshot:
            ids = [snapshot.ids[number] for number in np.flatnonzero(snapshot.live).tolist()]
        yield from ids

    def close(self) -> None:
        """Give back files."""
        with self._lock:
            snapshot, self._snapshot = self._snapshot, None
            if snapshot is not None:
                with engine_errors(self._folder, "closed"):
                    snapshot.close()

    @contextmanager
    def _held(self, doing: str) -> Iterator[Snapshot]:
        """The snapshot for this thread alone, with its clock started."""
        with self._lock, engine_errors(self._folder, doing):
            if self._snapshot is None:
                raise IndexUnavailable("The search index was closed.")
            self._snapshot.start_clock()
            yield self._snapshot
