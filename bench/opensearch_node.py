"""OpenSearch's own analyzer ``finnish`` on a real node, over the same documents.

What a service gets that sends its texts to OpenSearch as they are: ``match`` over one merged
field, and ``multi_match`` over the fields of our table with their weights, once by the best
field and once by the sum of all. Any word of the query counts, the text of the query goes out
as it was typed. The node makes the index, searches it, and the index is removed again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any
from uuid import uuid4

from opensearchpy import OpenSearch
from opensearchpy.helpers import bulk

from archive.public import PublicItem
from indexer.document import texts_of
from indexer.evaluation.judgements import JudgedQuery
from indexer.evaluation.systems import DEPTH, Ranked
from indexer.schema import BY_NAME, TEXT_FIELDS

ANALYZER = "finnish"
_MERGED = "all"
_SECONDS = 60


def node_searches(url: str, items: Sequence[PublicItem]) -> Iterator[tuple[str, Ranked]]:
    """Each search by its name, over an index on the node at ``url`` that goes at the end."""
    client = OpenSearch([url], timeout=_SECONDS)
    index = f"bench-{uuid4().hex}"
    client.indices.create(index=index, body=_index())
    try:
        bulk(client, (_action(index, item) for item in items), refresh=True)
        for name, match in _searches():
            yield f"opensearch_node, {name}", _ranked(client, index, match)
    finally:
        client.indices.delete(index=index)


def _index() -> dict[str, Any]:
    """One shard: its word statistics are those of the whole collection."""
    text = {"type": "text", "analyzer": ANALYZER}
    return {
        "settings": {"number_of_shards": 1, "number_of_replicas": 0},
        "mappings": {"properties": dict.fromkeys((*TEXT_FIELDS, _MERGED), text)},
    }


def _action(index: str, item: PublicItem) -> dict[str, Any]:
    fields: defaultdict[str, list[str]] = defaultdict(list)
    for piece in texts_of(item):
        fields[piece.field].append(piece.text)
        fields[_MERGED].append(piece.text)
    return {"_index": index, "_id": item.id, **fields}


def _searches() -> Iterator[tuple[str, dict[str, Any]]]:
    """The query that each search sends, without the text of it."""
    weighted = [f"{name}^{BY_NAME[name].weight}" for name in TEXT_FIELDS]
    yield "one field", {"fields": [_MERGED]}
    yield "our fields, the best", {"fields": weighted, "type": "best_fields"}
    yield "our fields, their sum", {"fields": weighted, "type": "most_fields"}


def _ranked(client: OpenSearch, index: str, match: dict[str, Any]) -> Ranked:
    def ranked(query: JudgedQuery) -> list[str]:
        asked = {"multi_match": {"query": query.query, **match}}
        body = {"query": asked, "size": DEPTH, "_source": False}
        hits = client.search(index=index, body=body)["hits"]["hits"]
        return [hit["_id"] for hit in hits]

    return ranked
