"""Asking the catalogue's indices: documents by their ids, and all that a condition finds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from archive.errors import IndexUnavailable
from indexer import time_budget
from indexer.cluster_catalogue.documents import Document
from indexer.engines.opensearch.cluster_settings import ClusterSettings
from indexer.engines.opensearch.connection import Connection, connect

MOST_BUCKETS = 10_000
_PAGE = 500
_LIGHT, _HEAVY = 2_000, 100  # ids to a request, without and with what is shown
_LONGEST_ID = 128


class Reading:
    """Questions to the indices of one cluster. Thread-safe; a forked child may go on asking."""

    def __init__(self, settings: ClusterSettings) -> None:
        self._settings = settings

    @property
    def connection(self) -> Connection:
        """The connection of this process."""
        return connect(self._settings)

    def by_id(self, index: str, ids: Sequence[str], *fields: str) -> dict[str, Document]:
        """The documents with these ids as they are at this moment, refreshed or not."""
        wanted = [
            one for one in dict.fromkeys(ids) if one.isascii() and 0 < len(one) <= _LONGEST_ID
        ]
        found: dict[str, Document] = {}
        size = _HEAVY if "item" in fields else _LIGHT
        for start in range(0, len(wanted), size):
            time_budget.check()
            answer = self.connection.request(
                "POST",
                f"/{index}/_mget",
                {"ids": wanted[start : start + size]},
                _source_includes=",".join(fields),
            )
            for document in answer["docs"]:
                if "error" in document:  # a part of the index is not there
                    raise IndexUnavailable(
                        "A part of the catalogue in the OpenSearch cluster "
                        f"({self._settings.shown_hosts}) cannot be read: "
                        f"{document['error'].get('reason')}. Look at the cluster's health."
                    )
                if document["found"]:
                    found[document["_id"]] = document["_source"]
        return found

    def all(
        self, index: str, where: Mapping[str, str], order: str, *fields: str
    ) -> Iterator[Document]:
        """Every document with these values, in the rising order of a field without doubles."""
        body: dict[str, Any] = {
            "size": _PAGE,
            "query": {
                "bool": {"filter": [{"term": {name: value}} for name, value in where.items()]}
            },
            "sort": [{order: "asc"}],
            "_source": list(fields),
            "track_total_hits": False,
        }
        while True:
            hits = self.search(index, body)["hits"]["hits"]
            yield from (hit["_source"] for hit in hits)
            if len(hits) < _PAGE:
                return
            body["search_after"] = hits[-1]["sort"]

    def counts(self, index: str, where: Mapping[str, str], field: str) -> dict[str, int]:
        """How many documents with these values have each value of a field."""
        body = {
            "size": 0,
            "query": {
                "bool": {"filter": [{"term": {name: value}} for name, value in where.items()]}
            },
            "aggs": {"values": {"terms": {"field": field, "size": MOST_BUCKETS}}},
            "track_total_hits": False,
        }
        buckets = self.search(index, body)["aggregations"]["values"]["buckets"]
        return {str(bucket["key"]): int(bucket["doc_count"]) for bucket in buckets}

    def count(self, index: str, where: Mapping[str, str]) -> int:
        """How many documents have these values."""
        body = {"size": 0, "query": _with(where), "track_total_hits": True}
        answer = self.search(index, body)
        return int(answer["hits"]["total"]["value"])

    def search(self, index: str, body: dict[str, Any]) -> Any:  # noqa: ANN401 (JSON)
        """The answer to one search: all of it, or an error of ours."""
        time_budget.check()
        return self.connection.request(
            "POST", f"/{index}/_search", body, allow_partial_search_results="false"
        )


def _with(values: Mapping[str, str]) -> dict[str, object]:
    return {"bool": {"filter": [{"term": {name: value}} for name, value in values.items()]}}


def _may_be_an_id(text: str) -> bool:
    return text.isascii() and 0 < len(text) <= _LONGEST_ID
