"""The field table as a Whoosh schema, and documents as bytes for its writer.

Tokens come ready, so the fields take postings as they are and need no analyzer. Each
text posting holds the positions of its term as 32-bit numbers.
"""

from __future__ import annotations

from array import array
from collections.abc import Generator, Iterable, Sequence
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray
from whoosh import columns, fields, formats

from indexer.analysis.token import Placed
from indexer.document import IndexDocument
from indexer.engines.term_stacks import placed_terms
from indexer.schema import FIELDS, Field, FieldKind

ID = "id"
_POSITION = np.dtype(np.uint32)
_NONE: Any = None  # an analyzer or format that a field does without

Posting = tuple[bytes, bytes]
"""A term in UTF-8 and its packed positions."""

Indexed = Generator[tuple[bytes, int, float, bytes], Any, None]
"""What a field of Whoosh yields: term, frequency, weight and posting value."""


class EncodedDocument(msgspec.Struct, array_like=True):
    """A document with its postings already made; see :func:`encode`."""

    item_id: str
    texts: dict[str, list[Posting]]
    keywords: dict[str, tuple[str, ...]]
    numbers: dict[str, int]

    def fields(self) -> dict[str, object]:
        """What ``add_document`` of Whoosh takes."""
        return {**self.texts, **self.keywords, **self.numbers, ID: (self.item_id,)}


class PackedPositions(formats.Format):
    """Postings whose value is the packed positions; the weight is how many there are."""

    def decode_positions(self, packed: bytes) -> NDArray[np.uint32]:
        """The positions, rising."""
        return np.frombuffer(packed, _POSITION)

    def decode_frequency(self, packed: bytes) -> int:
        """How often the term stands in the field."""
        return len(packed) // _POSITION.itemsize

    def decode_weight(self, packed: bytes) -> float:
        """The same as a weight."""
        return float(self.decode_frequency(packed))


class TextField(fields.FieldType):
    """Takes postings made by :func:`encode`; its length counts all terms of all stacks."""

    def __init__(self) -> None:
        super().__init__(PackedPositions(), _NONE, scorable=True)

    def index(self, value: Sequence[Posting], **_: object) -> Indexed:
        """Each term with frequency, weight and packed positions."""
        for term, packed in value:
            count = len(packed) // _POSITION.itemsize
            yield term, count, float(count), packed


class KeywordField(fields.FieldType):
    """Takes a tuple of values; ``column`` also keeps the first one by document."""

    def __init__(self, column: bool) -> None:
        super().__init__(formats.Existence(), _NONE, sortable=column)

    def index(self, value: Iterable[str], **_: object) -> Indexed:
        """Each value, once."""
        for one in value:
            yield one.encode(), 1, 1.0, b""

    def to_column_value(self, value: Sequence[str]) -> bytes:
        """What the column keeps of the values."""
        return value[0].encode()


class NumberField(fields.FieldType):
    """An integer of 64 bits by document; not searched by terms."""

    indexed = False

    def __init__(self) -> None:
        column: Any = columns.NumericColumn("q")  # type: ignore[no-untyped-call]
        super().__init__(_NONE, _NONE, sortable=column)

    def to_column_value(self, value: int) -> Any:  # noqa: ANN401 (Whoosh expects bytes and str)
        """The number itself."""
        return value

    def from_column_value(self, value: object) -> Any:  # noqa: ANN401 (Whoosh expects bytes and str)
        """The number itself."""
        return value


def make_schema() -> fields.Schema:
    """The schema; the same table gives the same schema."""
    return fields.Schema(**{field.name: _field(field) for field in FIELDS})


def encode(document: IndexDocument) -> bytes:
    """A document as bytes; :func:`decode` gives it back ready for the writer."""
    texts = {name: _postings(words) for name, words in document.texts.items() if words}
    keywords = {name: values for name, values in document.keywords.items() if values}
    return msgspec.msgpack.encode(
        EncodedDocument(document.item_id, texts, keywords, dict(document.numbers))
    )


def decode(encoded: bytes) -> EncodedDocument:
    """What :func:`encode` made."""
    return msgspec.msgpack.decode(encoded, type=EncodedDocument)


def _postings(words: Iterable[Placed]) -> list[Posting]:
    found: dict[str, array[int]] = {}
    for position, term in placed_terms(words):
        if (positions := found.get(term)) is None:
            positions = found[term] = array("I")
        positions.append(position)
    return [(term.encode(), positions.tobytes()) for term, positions in found.items()]


def _field(field: Field) -> fields.FieldType:
    match field.kind:
        case FieldKind.TEXT:
            return TextField()
        case FieldKind.KEYWORD:
            return KeywordField(column=field.name == ID)
    return NumberField()
