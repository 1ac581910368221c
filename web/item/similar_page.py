"""/asiakohta/{item_id}/samankaltaiset: precedents of an item, and how they ended."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import quote

import falcon

from archive.catalogue import Catalogue
from indexer.search import item_path
from web.item.found_item import item_at
from web.item.similar_view import CHOICES, similar_path, similar_view
from web.search.params import search_state
from web.search.search_state import SearchState
from web.service import SearchService
from web.site.rendering import Pages


class SimilarPage:
    """Lists similar decisions within the facet values that the address names."""

    def __init__(self, search: SearchService, catalogue: Catalogue, pages: Pages) -> None:
        self._search = search
        self._catalogue = catalogue
        self._pages = pages

    def on_get(self, req: falcon.Request, resp: falcon.Response, item_id: str) -> None:
        """The page; 404 for an unknown item, 410 for a removed one, 301 for a merged one."""
        pages = self._pages.of(req)
        asked = search_state(req.query_string, pages.root)
        filters = {name: asked.filters[name] for name in CHOICES if name in asked.filters}
        state = SearchState(filters=filters, root=pages.root)
        item, path = item_at(self._catalogue, item_id, similar_path, state)
        html = pages.render(
            "similar.html",
            replace(state, filters={}),
            path=path,
            canonical=not filters,
            item=item,
            item_href=pages.root + quote(item_path(item.id)),
            view=similar_view(self._search, item, state, pages.texts),
            narrowed=bool(filters),
            all_href=pages.root + path,
        )
        pages.respond(resp, html)

    on_head = on_get
