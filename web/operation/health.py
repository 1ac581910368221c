"""Whether the process lives, and whether it can answer searches."""

from __future__ import annotations

import falcon

from web.service import SearchService


class Live:
    """/health/live: the process answers requests."""

    def on_get(self, req: falcon.Request, resp: falcon.Response) -> None:
        """Say so."""
        resp.media = {"status": "live"}

    on_head = on_get


class Ready:
    """/health/ready: an index is open and the archive can be read; 503 with a reason if not."""

    def __init__(self, search: SearchService) -> None:
        self._search = search

    def on_get(self, req: falcon.Request, resp: falcon.Response) -> None:
        """Ask the search."""
        reason = self._search.ready()
        if reason is None:
            resp.media = {"status": "ready"}
        else:
            resp.status = falcon.HTTP_503
            resp.media = {"status": "unavailable", "reason": reason}

    on_head = on_get
