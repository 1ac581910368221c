"""/asiakohta/{item_id}: the page of one item; its address lasts."""

from __future__ import annotations

import falcon

from archive.catalogue import Case, Catalogue
from archive.errors import IndexUnavailable
from archive.public import PublicItem
from indexer.marks.item_marks import ItemMarker
from indexer.search import item_path
from web.item.found_item import item_at
from web.item.item_view import item_view
from web.item.similar_view import similar_beside
from web.item.timeline import correction_notes, timeline
from web.out.citation_page import cite
from web.out.item_address import Addresses
from web.out.linked_data import linked_data
from web.search.params import search_state
from web.search.search_state import SearchState
from web.service import SearchService
from web.site.rendering import Pages
from web.site.texts import Texts


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
        item, path = item_at(self._catalogue, item_id, item_path, state)
        digest = item.source_digest
        original = self._catalogue.original(digest) if digest else None
        view = item_view(
            item, original is not None, pages.texts, self._marker(state, item.id, pages.texts)
        )
        came_from = None if state.is_blank else state.address()
        addresses = Addresses(self._pages.settings, req)
        html = pages.render(
            "item.html",
            state,
            path=path,
            canonical=True,
            view=view,
            came_from=came_from,
            citation=cite(item, self._catalogue, addresses).text(pages.texts),
            timeline=timeline(item, self._case(item), pages.root, pages.texts),
            corrections=list(correction_notes(item, pages.texts)),
            similar=similar_beside(self._search, item, pages.root, pages.texts),
            linked_data=linked_data(item, addresses.item(item.id)),
        )
        pages.respond(resp, html)

    on_head = on_get

    def _case(self, item: PublicItem) -> Case | None:
        return self._catalogue.case(item.case_id) if item.case_id else None

    def _marker(self, state: SearchState, item_id: str, texts: Texts) -> ItemMarker | None:
        """Marks the words of the search that led here; a permalink needs no index."""
        if not state.text:
            return None
        try:
            return self._search.marker(state.text, texts.language, item_id)
        except IndexUnavailable:
            return None
