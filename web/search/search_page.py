"""/: the search page, which is the front page too."""

from __future__ import annotations

from datetime import UTC, datetime

import falcon

from archive.catalogue import Catalogue
from indexer.answers.answer import Answer
from indexer.narrowing import Hidden
from web.search.params import search_state
from web.search.search_state import SearchState
from web.search.search_view import search_view
from web.service import SearchService
from web.site.local_time import finnish_time
from web.site.rendering import Pages


class SearchPage:
    """Answers the search that its address names; without one, shows the newest items."""

    def __init__(self, search: SearchService, catalogue: Catalogue, pages: Pages) -> None:
        self._search = search
        self._catalogue = catalogue
        self._pages = pages

    def on_get(self, req: falcon.Request, resp: falcon.Response) -> None:
        """The page."""
        pages = self._pages.of(req)
        state = search_state(req.query_string, pages.root)
        state, answer = self._answer(state, pages.texts.language)
        today = finnish_time(datetime.now(UTC)).date()
        view = search_view(answer, state, self._catalogue.boards(), today, pages.texts)
        html = pages.render("search.html", state, canonical=state.is_blank, view=view)
        pages.respond(resp, html)

    on_head = on_get

    def _answer(self, state: SearchState, language: str) -> tuple[SearchState, Answer]:
        """The answer; what is otherwise left out is shown where nothing else is found."""
        answer = self._search.answer(state.question(language))
        if answer.total or not answer.left_out:
            return state, answer
        state = state.showing(*Hidden)
        return state, self._search.answer(state.question(language))
