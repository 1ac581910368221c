"""/asiakohta/{item_id}: the page of one item; its address lasts."""

from __future__ import annotations

import re
from urllib.parse import quote

import falcon

from archive.catalogue import Catalogue
from archive.public import PublicItem, Tombstone
from indexer.item_marks import ItemMarker
from indexer.search import item_path
from web.errors.error_pages import Removed
from web.item.item_view import item_view
from web.search.params import search_state
from web.search.search_state import SearchState
from web.service import SearchService
from web.site.rendering import Pages

_ID = re.compile(r"[A-Za-z0-9_.~-]{1,64}")


class ItemPage:
    """Shows an item. The address may carry the search that the visitor came from."""

    def __init__(self, search: SearchService, catalogue: Catalogue, pages: Pages) -> None:
        self._search = search
        self._catalogue = catalogue
        self._pages = pages

    def on_get(self, req: falcon.Request, resp: falcon.Response, item_id: str) -> None:
        """The page; 404 for an unknown item, 410 for a removed one, 301 for a merged one."""
        pages = self._pages.of(req)
        state = search_state(req.query_string, pages.root)
        item = self._item(item_id)
        path = quote(item_path(item.id))
        if item.id != item_id:
            raise falcon.HTTPMovedPermanently(state.address(path))
        digest = item.source_digest
        original = self._catalogue.original(digest) if digest else None
        view = item_view(item, original is not None, pages.texts, self._marker(state))
        came_from = None if state.is_blank else state.address()
        html = pages.render(
            "item.html", state, path, canonical=True, view=view, came_from=came_from
        )
        pages.respond(resp, html)

    on_head = on_get

    def _marker(self, state: SearchState) -> ItemMarker | None:
        """Marks the words of the search that led here."""
        return self._search.marker(state.text) if state.text else None

    def _item(self, item_id: str) -> PublicItem:
        found = self._catalogue.item(item_id) if _ID.fullmatch(item_id) else None
        if found is None:
            raise falcon.HTTPNotFound()
        if isinstance(found, Tombstone):
            raise Removed(found)
        return found
