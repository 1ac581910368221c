"""GET /api/v1/items/{id}, /api/v1/boards and /api/v1/changes."""

from __future__ import annotations

from typing import Any

import falcon

from archive.catalogue import Catalogue
from indexer.item_json import item_as_json
from web.item.found_item import found_item
from web.out.item_address import Addresses
from web.search.params import change_range, label_language
from web.service import WebSettings


class ApiItem:
    """One item with its text, its decision and the evidence for it."""

    def __init__(self, catalogue: Catalogue, settings: WebSettings) -> None:
        self._catalogue = catalogue
        self._settings = settings

    def on_get(self, req: falcon.Request, resp: falcon.Response, item_id: str) -> None:
        """The item; 404, 410 with the reason, or 301 to the item it was merged into."""
        language = label_language(req.query_string, self._settings.language)
        item = found_item(self._catalogue, item_id)
        if item.id != item_id:
            raise falcon.HTTPMovedPermanently(f"/api/v1/items/{item.id}")
        addresses = Addresses(self._settings, req)
        digest = item.source_digest
        public = digest if digest and self._catalogue.original(digest) else None
        resp.media = item_as_json(item, addresses.item(item.id), language) | {
            "original": {"sha256": public, "url": addresses.page(f"/alkuperainen/{public}")}
            if public
            else None
        }

    on_head = on_get


class ApiBoards:
    """All boards that the archive knows."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue

    def on_get(self, req: falcon.Request, resp: falcon.Response) -> None:
        """The boards by municipality and name."""
        boards = sorted(self._catalogue.boards().values(), key=lambda b: (b.municipality, b.label))
        resp.media = {
            "boards": [
                {
                    "id": board.id,
                    "municipality": board.municipality,
                    "name": board.name,
                    "abbreviation": board.abbreviation,
                    "search": f"/api/v1/search?board={board.id}",
                }
                for board in boards
            ]
        }

    on_head = on_get


class ApiChanges:
    """What happened to items, in the order in which it happened: for copies kept elsewhere."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue

    def on_get(self, req: falcon.Request, resp: falcon.Response) -> None:
        """The changes after number ``since``; ``next`` is the number to go on from."""
        since, limit = change_range(req.query_string)
        changes = self._catalogue.changes(since, limit)
        answer: dict[str, Any] = {
            "changes": [
                {"number": change.number, "id": change.item_id, "kind": change.kind.value}
                for change in changes
            ],
            "last": self._catalogue.last_change(),
            "next": str(changes[-1].number) if len(changes) == limit else None,
        }
        resp.media = answer

    on_head = on_get
