"""The field table: every field of the index, once. Engines only translate it.

Raise ``SCHEMA_VERSION`` when the table or the meaning of a field changes; an index with
another version is not opened (``archive reindex`` makes a new one).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

SCHEMA_VERSION = 3


class FieldKind(StrEnum):
    """How a field is indexed."""

    TEXT = "text"  # analysed: token stacks with positions
    KEYWORD = "keyword"  # exact values, several a document
    NUMBER = "number"  # one integer a document, for ranges and sorting


@dataclass(frozen=True, slots=True)
class Field:
    """One field. ``weight`` is what a match in it counts, relative to the body."""

    name: str
    kind: FieldKind
    facet: bool = False
    weight: float = 1.0


FIELDS: tuple[Field, ...] = (
    Field("title", FieldKind.TEXT, weight=2.0),
    Field("proposal", FieldKind.TEXT),
    Field("resolution", FieldKind.TEXT),
    Field("body", FieldKind.TEXT),
    Field("metadata", FieldKind.TEXT),  # board, municipality, date, §, diary number
    Field("id", FieldKind.KEYWORD),
    Field("revision", FieldKind.KEYWORD),  # indexer.building.revision: which text it was made from
    Field("municipality", FieldKind.KEYWORD, facet=True),
    Field("board", FieldKind.KEYWORD, facet=True),  # BoardRecord.id, and its parent's
    Field("year", FieldKind.KEYWORD, facet=True),
    Field("decision_type", FieldKind.KEYWORD, facet=True),
    Field("outcome", FieldKind.KEYWORD, facet=True),
    Field("stage", FieldKind.KEYWORD, facet=True),
    Field("flag", FieldKind.KEYWORD, facet=True),
    Field("classification", FieldKind.KEYWORD, facet=True),  # task class, top level: "12"
    Field("language", FieldKind.KEYWORD),
    Field("diary_number", FieldKind.KEYWORD),  # normal form
    Field("section_number", FieldKind.KEYWORD),
    Field("date", FieldKind.NUMBER),  # yyyymmdd, 0 where unknown
)

BY_NAME: dict[str, Field] = {field.name: field for field in FIELDS}
TEXT_FIELDS: tuple[str, ...] = tuple(f.name for f in FIELDS if f.kind is FieldKind.TEXT)
FACET_FIELDS: tuple[str, ...] = tuple(f.name for f in FIELDS if f.facet)
