"""The field table as a tantivy schema, and documents as the JSON that its writer takes.

Beside the fields of the table there are two of our own for sorting: ``_order`` is the
beginning of the item id as a number, ``_oldest`` the date with unknown ones at the end.
Only ``id`` is stored.
"""

from __future__ import annotations

from collections.abc import Iterable

import msgspec
import tantivy

from indexer.analysis.token import Token
from indexer.document import IndexDocument
from indexer.engines.term_stacks import placed_terms
from indexer.schema import FIELDS, Field, FieldKind

ID = "id"
ORDER = "_order"
DATE = "date"
OLDEST = "_oldest"

LAST_DAY = 99_999_999
"""Where an unknown date sorts in ``_oldest``: behind every known one."""

_ORDER_BYTES = 8


class _Term(msgspec.Struct):
    """A token as tantivy reads it. Offsets are not used: marks come from our own tokens."""

    text: str
    position: int
    offset_from: int = 0
    offset_to: int = 0
    position_length: int = 1


class _Text(msgspec.Struct):
    tokens: list[_Term]
    text: str = ""


def make_schema() -> tantivy.Schema:
    """The schema; the same table gives the same schema."""
    builder = tantivy.SchemaBuilder()
    for field in FIELDS:
        _add(builder, field)
    builder.add_unsigned_field(ORDER, fast=True)
    builder.add_integer_field(OLDEST, fast=True)
    return builder.build()


def encode(document: IndexDocument) -> bytes:
    """A document as JSON in UTF-8."""
    body: dict[str, object] = {name: _text(tokens) for name, tokens in document.texts.items()}
    body.update(document.keywords)
    body.update(document.numbers)
    body[ID] = document.item_id
    body[ORDER] = order_of(document.item_id)
    body[OLDEST] = document.numbers.get(DATE, 0) or LAST_DAY
    return msgspec.json.encode(body)


def order_of(item_id: str) -> int:
    """The first eight bytes of an id as a number: it orders as the ids do, ties aside."""
    head = item_id.encode()[:_ORDER_BYTES]
    return int.from_bytes(head.ljust(_ORDER_BYTES, b"\0"), "big")


def _text(tokens: Iterable[Token]) -> _Text:
    return _Text([_Term(term, position) for position, term in placed_terms(tokens)])


def _add(builder: tantivy.SchemaBuilder, field: Field) -> None:
    match field.kind:
        case FieldKind.TEXT:
            builder.add_text_field(field.name, tokenizer_name="raw", index_option="position")
        case FieldKind.KEYWORD:
            builder.add_text_field(
                field.name,
                stored=field.name == ID,
                fast=field.facet,
                tokenizer_name="raw",
                index_option="basic",
            )
        case FieldKind.NUMBER:
            builder.add_integer_field(field.name, indexed=True, fast=True)
