"""The indices of the catalogue in the cluster, and what their documents hold.

    ALIAS-items     one document an id that the archive ever gave: an item as it is shown
                    with its revisions, a tombstone, or where a merged id leads to
    ALIAS-records   boards and coverage by municipality, and originals that are public
    ALIAS-changes   the change log
    ALIAS-state     two documents: how far the catalogue is, and which index is live

Only what is asked for is indexed; what is shown lies in fields that are kept alone.
"""

from __future__ import annotations

from dataclasses import dataclass

from indexer.engines.opensearch.connection import Connection
from indexer.engines.opensearch.creation import make_index

FORMAT = 2
"""Raised whenever these documents change; the next command writes all anew then."""

ITEM, TOMBSTONE, REDIRECT = "item", "tombstone", "redirect"
BOARDS, COVERAGE, ORIGINAL = "boards", "coverage", "original"

_KEYWORD: dict[str, object] = {"type": "keyword"}
_KEPT: dict[str, object] = {"type": "object", "enabled": False}
_UNSEARCHED: dict[str, object] = {"type": "keyword", "index": False, "doc_values": False}

_ITEMS: dict[str, object] = {
    "kind": _KEYWORD,
    "id": _KEYWORD,
    "filling": _KEYWORD,
    "board": _KEYWORD,
    "day": _KEYWORD,
    "case_id": _KEYWORD,
    "case_key": _KEYWORD,
    "to": _UNSEARCHED,
    "item": _KEPT,
    "revisions": _KEPT,
    "tombstone": _KEPT,
}
_RECORDS: dict[str, object] = {
    "kind": _KEYWORD,
    "key": _KEYWORD,
    "filling": _KEYWORD,
    "digest": _UNSEARCHED,
    "record": _KEPT,
}
_CHANGES: dict[str, object] = {
    "number": {"type": "long"},
    "filling": _KEYWORD,
    "item_id": _UNSEARCHED,
    "kind": _UNSEARCHED,
    "at": _KEYWORD,
}
_STATE: dict[str, object] = {"state": _KEPT}


@dataclass(frozen=True, slots=True)
class CatalogueIndices:
    """The names under one alias."""

    alias: str

    @property
    def items(self) -> str:
        """Items, tombstones and merged ids."""
        return f"{self.alias}-items"

    @property
    def records(self) -> str:
        """Boards, coverage and originals."""
        return f"{self.alias}-records"

    @property
    def changes(self) -> str:
        """The change log."""
        return f"{self.alias}-changes"

    @property
    def state(self) -> str:
        """How far all is."""
        return f"{self.alias}-state"

    @property
    def filled(self) -> tuple[str, str, str]:
        """Those whose documents tell in which filling they were written."""
        return self.items, self.records, self.changes


def make_missing(connection: Connection, indices: CatalogueIndices) -> None:
    """Make those indices that are not there yet; the others stay as they are."""
    there = connection.request("GET", f"/_cat/indices/{indices.alias}-*", format="json", h="index")
    names = {str(row["index"]) for row in there}
    shards = connection.settings.shards
    for name, fields, parts in (
        (indices.items, _ITEMS, shards),
        (indices.records, _RECORDS, 1),
        (indices.changes, _CHANGES, 1),
        (indices.state, _STATE, 1),
    ):
        if name not in names:
            make_index(connection, name, _body(fields, parts, connection.settings.replicas))


def _body(fields: dict[str, object], shards: int, replicas: int) -> dict[str, object]:
    return {
        "settings": {
            "index": {
                "number_of_shards": shards,
                "number_of_replicas": replicas,
                "refresh_interval": -1,  # whoever writes tells when it is to be seen
            }
        },
        "mappings": {"dynamic": "strict", "properties": fields},
    }
