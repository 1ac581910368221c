"""GET /api/v1/items, /api/v1/items/{id} and its /similar, /api/v1/boards and /api/v1/changes."""

from __future__ import annotations

from typing import Any

import falcon

from archive.catalogue import Catalogue, Change
from archive.public import PublicItem
from indexer.answers.item_json import item_as_json
from indexer.answers.labels import label
from web.api.mention import mention
from web.item.found_item import found_item
from web.out.item_address import Addresses
from web.search.params import (
    ChangeRange,
    change_range,
    item_range,
    label_language,
    similar_choice,
)
from web.service import SearchService, WebSettings


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
        resp.media = whole_item(item, self._catalogue, addresses, language)

    on_head = on_get


class ApiItems:
    """Whole items in the order in which they were last changed: for copies kept elsewhere."""

    def __init__(self, catalogue: Catalogue, settings: WebSettings) -> None:
        self._catalogue = catalogue
        self._settings = settings

    def on_get(self, req: falcon.Request, resp: falcon.Response) -> None:
        """The items that changed after ``cursor``; ``next`` is the cursor to go on from."""
        wanted = item_range(req.query_string, self._settings.language)
        newest = self._catalogue.last_change()
        changes = changes_in(self._catalogue, wanted)
        ids = list(dict.fromkeys(change.item_id for change in changes))
        items = self._catalogue.items(ids)
        addresses = Addresses(self._settings, req)
        resp.media = {
            "items": [
                whole_item(items[item_id], self._catalogue, addresses, wanted.language)
                for item_id in ids
                if item_id in items
            ],
            "removed": [item_id for item_id in ids if item_id not in items],
            "last": changes[-1].number if changes else max(newest, wanted.since),
            "next": following(changes, wanted),
        }

    on_head = on_get


class ApiSimilar:
    """Items like one, and how they ended."""

    def __init__(self, search: SearchService, catalogue: Catalogue, settings: WebSettings) -> None:
        self._search = search
        self._catalogue = catalogue
        self._settings = settings

    def on_get(self, req: falcon.Request, resp: falcon.Response, item_id: str) -> None:
        """The likest first; 404, 410 or 301 as for the item itself."""
        filters, limit, language = similar_choice(req.query_string, self._settings.language)
        item = found_item(self._catalogue, item_id)
        if item.id != item_id:
            raise falcon.HTTPMovedPermanently(f"/api/v1/items/{item.id}/similar")
        found = self._search.similar(item.id, filters, limit)
        addresses = Addresses(self._settings, req)
        resp.media = {
            "items": [mention(one, addresses) for one in found.items],
            "words": list(found.words),
            "decisions": [
                {
                    "value": kind.value,
                    "label": label("decision_type", kind.value, language),
                    "count": count,
                }
                for kind, count in found.decisions.items()
            ],
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
    """What happened to items, in the order in which it happened."""

    def __init__(self, catalogue: Catalogue, settings: WebSettings) -> None:
        self._catalogue = catalogue
        self._settings = settings

    def on_get(self, req: falcon.Request, resp: falcon.Response) -> None:
        """The changes after number ``since``; ``next`` is the number to go on from."""
        wanted = change_range(req.query_string, self._settings.language)
        changes = changes_in(self._catalogue, wanted)
        resp.media = {
            "changes": [
                {"number": change.number, "id": change.item_id, "kind": change.kind.value}
                for change in changes
            ],
            "last": self._catalogue.last_change(),
            "next": following(changes, wanted),
        }

    on_head = on_get


def whole_item(
    item: PublicItem, catalogue: Catalogue, addresses: Addresses, language: str
) -> dict[str, Any]:
    """An item with the digest and address of its original, where that is public."""
    digest = item.source_digest
    public = digest if digest and catalogue.original(digest) else None
    original = {"sha256": public, "url": addresses.page(f"/alkuperainen/{public}")}
    record = item_as_json(item, addresses.item(item.id), language)
    return record | {"original": original if public else None}


def changes_in(catalogue: Catalogue, wanted: ChangeRange) -> list[Change]:
    """The entries of the change log that are asked for."""
    since = wanted.since
    if wanted.modified_since:
        since = max(since, catalogue.last_change_before(wanted.modified_since))
    return catalogue.changes(since, wanted.limit)


def following(changes: list[Change], wanted: ChangeRange) -> str | None:
    """Where the next page begins; None where this one is the last."""
    return str(changes[-1].number) if len(changes) == wanted.limit else None
