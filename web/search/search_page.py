"""/: the search page, which is the front page too."""

from __future__ import annotations

import falcon

from archive.catalogue import Catalogue
from web.search.params import search_state
from web.search.search_view import search_view
from web.service import SearchService
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
        answer = self._search.answer(state.question(pages.texts.language))
        view = search_view(answer, state, self._catalogue.boards(), pages.texts)
        html = pages.render("search.html", state, canonical=state.is_blank, view=view)
        pages.respond(resp, html)

    on_head = on_get
