"""/asiakohta/{item_id}/miksi: what each word of a search was found by in one item.

A page of its own, so that lists of hits stay quick; with JavaScript the list fetches it.
"""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote

import falcon

from archive.catalogue import Catalogue
from indexer.answers.answer import Why
from indexer.search import item_path
from web.item.found_item import item_at
from web.search.hit_view import section_name, why_path
from web.search.params import search_state
from web.service import SearchService
from web.site.rendering import Pages
from web.site.texts import Texts


@dataclass(frozen=True, slots=True)
class Reason:
    """One word of the search: how it was met (``way`` with ``base``), the form, the section."""

    word: str
    way: str
    base: str
    form: str
    section: str


class WhyPage:
    """Explains one hit of the search that its address carries."""

    def __init__(self, search: SearchService, catalogue: Catalogue, pages: Pages) -> None:
        self._search = search
        self._catalogue = catalogue
        self._pages = pages

    def on_get(self, req: falcon.Request, resp: falcon.Response, item_id: str) -> None:
        """The page; 404 for an unknown item, 410 for a removed one, 301 for a merged one."""
        pages = self._pages.of(req)
        state = search_state(req.query_string, pages.root)
        item, path = item_at(self._catalogue, item_id, why_path, state)
        texts = pages.texts
        found = self._search.why(state.text, item, texts.language) if state.text else ()
        html = pages.render(
            "why.html",
            state,
            path=path,
            item=item,
            item_href=state.address(quote(item_path(item.id))),
            came_from=None if state.is_blank else state.address(),
            reasons=[reason(why, texts) for why in found],
        )
        pages.respond(resp, html)

    on_head = on_get


def reason(why: Why, texts: Texts) -> Reason:
    """A reason in words."""
    return Reason(
        why.word,
        texts(f"why.{why.kind.value}"),
        why.base,
        why.form,
        section_name(why.section, texts),
    )
