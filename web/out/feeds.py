"""The feeds that one can follow: of a search, of a case, of a board."""

from __future__ import annotations

from dataclasses import replace

import falcon

from archive.catalogue import Catalogue
from archive.minutes import Stage
from indexer.answers.answer import Answer
from indexer.results import Sort
from web.out.atom import ENTRIES, Entry, FeedHead, atom_feed, entries_of
from web.out.item_address import Addresses
from web.records.known_record import known_board, known_case
from web.records.paths import board_path, case_path
from web.search.params import search_state
from web.search.search_state import SearchState
from web.search.search_view import search_title
from web.service import SearchService
from web.site.rendering import LocalPages, Pages


class Feed:
    """What the feeds share: how they answer."""

    def __init__(self, search: SearchService, catalogue: Catalogue, pages: Pages) -> None:
        self._search = search
        self._catalogue = catalogue
        self._pages = pages

    def _respond(
        self, req: falcon.Request, resp: falcon.Response, head: FeedHead, entries: list[Entry]
    ) -> None:
        named = replace(head, title=f"{head.title} – {self._pages.settings.service_name}")
        addresses = Addresses(self._pages.settings, req)
        resp.content_type = "application/atom+xml; charset=utf-8"
        resp.data = atom_feed(named, entries, addresses, self._pages.of(req).texts)

    def _newest(self, state: SearchState, pages: LocalPages) -> Answer:
        question = state.sorted_by(Sort.NEWEST).question(pages.texts.language)
        return self._search.answer(replace(question, limit=ENTRIES, facets=()))


class SearchFeed(Feed):
    """/haku.atom: the newest hits of a search."""

    def on_get(self, req: falcon.Request, resp: falcon.Response) -> None:
        """The feed."""
        pages = self._pages.of(req)
        state = search_state(req.query_string, pages.root)
        page = state.on_page(1).address("/", "sort", "board_name")
        path = page.removeprefix(state.root + "/")
        head = FeedHead(
            search_title(state, pages.texts),
            f"haku{path}",
            page,
            f"{state.root}/haku.atom{path}",
        )
        self._respond(req, resp, head, entries_of(self._newest(state, pages).hits))

    on_head = on_get


class CaseFeed(Feed):
    """/asia/{id}/asia.atom: the handlings of a case, the newest first."""

    def on_get(self, req: falcon.Request, resp: falcon.Response, case_id: str) -> None:
        """The feed; what is only quoted in other minutes is no handling of its own."""
        case = known_case(self._catalogue, case_id)
        pages = self._pages.of(req)
        path = pages.root + case_path(case.id)
        title = pages.texts("record.case", number=case.diary_number)
        own = [item for item in case.handlings if item.stage is not Stage.EARLIER_HANDLING]
        head = FeedHead(title, f"asia/{case.id}", path, f"{path}/asia.atom")
        self._respond(req, resp, head, [Entry(item) for item in reversed(own)])

    on_head = on_get


class BoardFeed(Feed):
    """/toimielin/{municipality}/{name}/paatokset.atom: the newest decisions of a board."""

    def on_get(
        self, req: falcon.Request, resp: falcon.Response, municipality: str, name: str
    ) -> None:
        """The feed; that of a board which was merged leads to the one it became."""
        board = known_board(self._catalogue, municipality, name).board
        pages = self._pages.of(req)
        path = pages.root + board_path(board)
        own = f"{path}/paatokset.atom"
        if board.id != f"{municipality}/{name}":
            raise falcon.HTTPMovedPermanently(own)
        state = SearchState(filters={"board": (board.id,)}, root=pages.root)
        head = FeedHead(f"{board.label}, {board.municipality}", f"toimielin/{board.id}", path, own)
        self._respond(req, resp, head, entries_of(self._newest(state, pages).hits))

    on_head = on_get
