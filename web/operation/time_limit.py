"""No request searches for longer than people wait: it is ended with 503 and a word of advice."""

from __future__ import annotations

import falcon

from indexer import time_budget

UNLIMITED = ("/haku.csv", "/haku.json", "/haku.ndjson", "/sitemap/")
"""Whole results take their time; slots bound how many are made at once."""


class TimeLimit:
    """Falcon middleware: ``seconds`` for all the searches of a request together.

    Stands after the language was taken off the path.
    """

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds

    def process_request(self, req: falcon.Request, resp: falcon.Response) -> None:
        """Start the clock."""
        if not req.path.startswith(UNLIMITED):
            time_budget.start(self._seconds)

    def process_response(
        self, req: falcon.Request, resp: falcon.Response, resource: object, req_succeeded: bool
    ) -> None:
        """Stop it: the thread goes on to other requests."""
        time_budget.lift()
