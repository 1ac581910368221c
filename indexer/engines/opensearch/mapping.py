"""The field table as an index of OpenSearch, and documents as the JSON that it takes.

Beside the fields of the table there are ``known_date``, for sorting with unknown dates
last, and ``batch``, which tells what a writer put in since its last commit. Texts are
indexed but not kept: the archive has them.
"""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from indexer.document import IndexDocument
from indexer.engines.opensearch.cluster_settings import ClusterSettings
from indexer.engines.opensearch.stacks import ANALYSIS, stacked
from indexer.engines.term_stacks import placed_terms
from indexer.results import MAX_LIMIT, MAX_OFFSET
from indexer.schema import FIELDS, TEXT_FIELDS, Field, FieldKind

ID = "id"
BATCH = "batch"
DATE = "date"
KNOWN_DATE = "known_date"


class EncodedDocument(msgspec.Struct, array_like=True):
    """A document ready to be sent, with its different terms by field for the vocabulary.

    ``body`` is its JSON without the closing brace: the writer adds its batch.
    """

    item_id: str
    body: bytes
    terms: dict[str, tuple[str, ...]]


def index_body(settings: ClusterSettings) -> dict[str, object]:
    """Settings and mapping of the index of documents."""
    properties: dict[str, object] = {field.name: _property(field) for field in FIELDS}
    properties[KNOWN_DATE] = {"type": "long", "index": False}
    properties[BATCH] = {"type": "keyword", "doc_values": False}
    return {
        "settings": {
            "index": {
                "number_of_shards": settings.shards,
                "number_of_replicas": settings.replicas,
                "refresh_interval": -1,  # a commit makes things visible, nothing else
                "max_result_window": MAX_OFFSET + MAX_LIMIT,
                # lengths count every term of a stack, as the other engines do
                "similarity": {"default": {"type": "BM25", "discount_overlaps": False}},
            },
            "analysis": ANALYSIS,
        },
        "mappings": {
            "dynamic": "strict",
            "_source": {"excludes": list(TEXT_FIELDS)},
            "properties": properties,
        },
    }


def encode(document: IndexDocument) -> bytes:
    """A document as bytes; :func:`decode` gives back what the writer needs."""
    body: dict[str, object] = {
        name: stacked(tokens) for name, tokens in document.texts.items() if tokens
    }
    body.update((name, values) for name, values in document.keywords.items() if values)
    body.update(document.numbers)
    body[ID] = document.item_id
    if document.numbers.get(DATE):
        body[KNOWN_DATE] = document.numbers[DATE]
    terms = {
        name: tuple(dict.fromkeys(term for _, term in placed_terms(tokens)))
        for name, tokens in document.texts.items()
        if tokens
    }
    open_body = msgspec.json.encode(body)[:-1]
    return msgspec.msgpack.encode(EncodedDocument(document.item_id, open_body, terms))


def decode(encoded: bytes) -> EncodedDocument:
    """What :func:`encode` made."""
    return msgspec.msgpack.decode(encoded, type=EncodedDocument)


def put_lines(document: EncodedDocument, batch: str) -> bytes:
    """The two lines of a bulk request that put a document in."""
    return b'%b\n%b,"%b":%b}\n' % (
        msgspec.json.encode({"index": {"_id": document.item_id}}),
        document.body,
        BATCH.encode(),
        msgspec.json.encode(batch),
    )


def delete_line(item_id: str) -> bytes:
    """The line of a bulk request that takes a document out."""
    return msgspec.json.encode({"delete": {"_id": item_id}}) + b"\n"


def _property(field: Field) -> Mapping[str, object]:
    match field.kind:
        case FieldKind.TEXT:
            return {"type": "text", "analyzer": "stacks", "index_options": "positions"}
        case FieldKind.KEYWORD:
            return {"type": "keyword", "doc_values": field.facet or field.name == ID}
    return {"type": "long"}
