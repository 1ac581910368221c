"""GET /api/v1/search: the search as JSON, the same object as `archive search --json`."""

from __future__ import annotations

import falcon

from indexer.answer_json import as_json
from web.search.params import api_question
from web.service import SearchService


class ApiSearch:
    """Parameters: q, board, year, decision_type (repeatable), sort, cursor, limit (1–100)."""

    def __init__(self, search: SearchService, language: str) -> None:
        self._search = search
        self._language = language

    def on_get(self, req: falcon.Request, resp: falcon.Response) -> None:
        """One page of hits; ``next`` is the cursor of the following one."""
        resp.media = as_json(self._search.answer(api_question(req.query_string, self._language)))

    on_head = on_get
