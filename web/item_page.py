"""/asiakohta/{item_id}: the page of one item; its address lasts."""

from __future__ import annotations

import re
from urllib.parse import quote

import falcon

from archive.catalogue import Catalogue
from archive.public import PublicItem, Tombstone
from indexer.search import item_path
from web.error_pages import Removed
from web.item_view import item_view
from web.params import search_state
from web.rendering import Pages

_ID = re.compile(r"[A-Za-z0-9_.~-]{1,64}")


class ItemPage:
    """Shows an item. The address may carry the search that the visitor came from."""

    def __init__(self, catalogue: Catalogue, pages: Pages) -> None:
        self._catalogue = catalogue
        self._pages = pages

    def on_get(self, req: falcon.Request, resp: falcon.Response, item_id: str) -> None:
        """The page; 404 for an unknown item, 410 for a removed one, 301 for a merged one."""
        state = search_state(req.query_string)
        item = self._item(item_id)
        path = quote(item_path(item.id))
        if item.id != item_id:
            raise falcon.HTTPMovedPermanently(state.address(path))
        digest = item.source_digest
        original = self._catalogue.original(digest) if digest else None
        view = item_view(item, original is not None, self._pages.texts)
        came_from = None if state.is_blank else state.address()
        html = self._pages.render("item.html", state, path, view=view, came_from=came_from)
        self._pages.respond(resp, html)

    on_head = on_get

    def _item(self, item_id: str) -> PublicItem:
        found = self._catalogue.item(item_id) if _ID.fullmatch(item_id) else None
        if found is None:
            raise falcon.HTTPNotFound()
        if isinstance(found, Tombstone):
            raise Removed(found)
        return found
