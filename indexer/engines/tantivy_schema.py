"""The field table as a tantivy schema.

Beside the fields of the table there are two of our own for sorting: ``_order`` is the
beginning of the item id as a number, ``_oldest`` the date with unknown ones at the end.
Only ``id`` is stored.
"""

from __future__ import annotations

import tantivy

from indexer.schema import FIELDS, Field, FieldKind

ID = "id"
ORDER = "_order"
DATE = "date"
OLDEST = "_oldest"

LAST_DAY = 99_999_999
"""Where an unknown date sorts in ``_oldest``: behind every known one."""

_ORDER_BYTES = 8


def make_schema() -> tantivy.Schema:
    """The schema; the same table gives the same schema."""
    builder = tantivy.SchemaBuilder()
    for field in FIELDS:
        _add(builder, field)
    builder.add_unsigned_field(ORDER, fast=True)
    builder.add_integer_field(OLDEST, fast=True)
    return builder.build()


def order_of(item_id: str) -> int:
    """The first eight bytes of an id as a number: it orders as the ids do, ties aside."""
    head = item_id.encode()[:_ORDER_BYTES]
    return int.from_bytes(head.ljust(_ORDER_BYTES, b"\0"), "big")


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
