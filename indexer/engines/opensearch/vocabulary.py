"""Which terms the texts of an index have: an index of its own beside the documents.

OpenSearch cannot list the terms of a text field, so that prefixes, patterns and
suggestions are looked up here. There is one document for each term, with a count for each
text field: in how many documents the term was put in. Replaced and removed documents are
not counted out until the next ``archive reindex``; nothing that is there is ever missing.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from hashlib import blake2b
from itertools import islice
from typing import Any

import msgspec

from indexer.engines.opensearch.bulk import BulkSender
from indexer.engines.opensearch.connection import Connection
from indexer.query import EXPANSION_LIMIT
from indexer.schema import TEXT_FIELDS

TERM = "term"
_CHUNK = 2_000
_PAGE = 10_000
_MOST_GATHERED = 200_000  # terms in memory before they are sent


def vocabulary_body(replicas: int) -> dict[str, object]:
    """Settings and mapping; one shard, for terms are few beside the texts."""
    properties: dict[str, object] = {name: {"type": "integer"} for name in TEXT_FIELDS}
    properties[TERM] = {"type": "keyword"}
    return {
        "settings": {
            "index": {
                "number_of_shards": 1,
                "number_of_replicas": replicas,
                "refresh_interval": -1,
            }
        },
        "mappings": {"dynamic": "strict", "properties": properties},
    }


class Vocabulary:
    """Reads the vocabulary of one index. Thread-safe."""

    def __init__(self, connection: Connection, index: str) -> None:
        self._connection = connection
        self._index = index

    def most_frequent(self, field: str, kind: str, text: str) -> list[str]:
        """The terms that a ``prefix`` or ``wildcard`` stands for in a field.

        The rule is that of :mod:`indexer.engines.expansion`.
        """
        value = text.replace("\\", "\\\\") if kind == "wildcard" else text
        hits = self._hits(field, {kind: {TERM: {"value": value}}}, EXPANSION_LIMIT, field)
        return [str(hit["_source"][TERM]) for hit in hits]

    def beginning(self, field: str, prefix: str, limit: int) -> list[tuple[str, int]]:
        """Up to ``limit`` terms of a field that start so, in code point order."""
        found: list[tuple[str, int]] = []
        after: str | None = None
        while len(found) < limit:
            size = min(_PAGE, limit - len(found))
            hits = self._hits(field, {"prefix": {TERM: {"value": prefix}}}, size, None, after)
            found += [(str(hit["_source"][TERM]), int(hit["_source"][field])) for hit in hits]
            if len(hits) < size:
                break
            after = found[-1][0]
        return found

    def _hits(
        self,
        field: str,
        query: Mapping[str, object],
        size: int,
        frequent_in: str | None,
        after: str | None = None,
    ) -> list[dict[str, Any]]:
        order: list[object] = [{TERM: "asc"}]
        if frequent_in is not None:
            order.insert(0, {frequent_in: "desc"})
        body: dict[str, object] = {
            "size": size,
            "query": {"bool": {"filter": [query, {"exists": {"field": field}}]}},
            "sort": order,
            "_source": [TERM, field],
            "track_total_hits": False,
        }
        if after is not None:
            body["search_after"] = [after]
        answer = self._connection.request(
            "POST", f"/{self._index}/_search", body, allow_partial_search_results="false"
        )
        hits: list[dict[str, Any]] = answer["hits"]["hits"]
        return hits


class VocabularyWriter:
    """Counts terms in. ``fresh`` tells that the index has none yet: nothing is looked up."""

    def __init__(self, connection: Connection, index: str, fresh: bool) -> None:
        self._connection = connection
        self._index = index
        self._fresh = fresh
        self._counts: dict[str, Counter[str]] = defaultdict(Counter)  # by field

    def add(self, terms: Mapping[str, Iterable[str]]) -> None:
        """Count a document in, by its different terms of each field."""
        for field, some in terms.items():
            self._counts[field].update(some)

    @property
    def is_full(self) -> bool:
        """Whether so much is gathered that it should be flushed."""
        return sum(map(len, self._counts.values())) > _MOST_GATHERED

    def flush(self, sender: BulkSender) -> None:
        """Send what was gathered, added to what is there; visible after a refresh.

        Done twice after a kill, it counts too much, which only loses precision.
        """
        by_term: dict[str, dict[str, int]] = defaultdict(dict)
        for field, counts in self._counts.items():
            for term, count in counts.items():
                by_term[term][field] = count
        self._counts.clear()
        terms = iter(by_term.items())
        while chunk := dict(islice(terms, _CHUNK)):
            keys = {_key(term): term for term in chunk}
            if not self._fresh:
                self._add_known(chunk, keys)
            for key, term in keys.items():
                sender.send(self._index, _lines(key, {TERM: term, **chunk[term]}))
        sender.finish()
        self._fresh = False

    def _add_known(self, chunk: dict[str, dict[str, int]], keys: Mapping[str, str]) -> None:
        answer = self._connection.request(
            "POST", f"/{self._index}/_mget", {"ids": list(keys)}, seconds=5, patience=60
        )
        for known in answer["docs"]:
            if known.get("found"):
                counts = chunk[keys[known["_id"]]]
                for field, count in known["_source"].items():
                    if field != TERM:
                        counts[field] = counts.get(field, 0) + int(count)


def _key(term: str) -> str:
    """The id of a term's document: ids are bounded in length, terms less so."""
    return blake2b(term.encode(), digest_size=16).hexdigest()


def _lines(key: str, document: Mapping[str, object]) -> bytes:
    action = msgspec.json.encode({"index": {"_id": key}})
    return b"%b\n%b\n" % (action, msgspec.json.encode(document))
