"""/tilastot: what a search finds, counted by kind, year and board."""

from __future__ import annotations

import falcon

from archive.catalogue import Catalogue
from web.search.params import search_state
from web.search.search_view import search_title
from web.service import SearchService
from web.site.rendering import Pages
from web.statistics.statistics_view import statistics_view


class StatisticsPage:
    """Counts the search that its address names; without one, the whole archive."""

    def __init__(self, search: SearchService, catalogue: Catalogue, pages: Pages) -> None:
        self._search = search
        self._catalogue = catalogue
        self._pages = pages

    def on_get(self, req: falcon.Request, resp: falcon.Response) -> None:
        """The page."""
        pages = self._pages.of(req)
        state = search_state(req.query_string, pages.root)
        counted = self._search.statistics(state.question(pages.texts.language))
        view = statistics_view(counted, state, self._catalogue.boards(), pages.texts)
        html = pages.render(
            "statistics.html",
            state,
            path="/tilastot",
            canonical=state.is_blank,
            view=view,
            search_name=search_title(state, pages.texts),
        )
        pages.respond(resp, html)

    on_head = on_get
