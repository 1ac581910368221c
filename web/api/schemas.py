"""The shapes of the API's answers as JSON Schema, with the vocabularies of the program."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import Any

from archive.catalogue import ChangeKind
from archive.decision_words import DecisionType, Flag, Outcome
from archive.minutes import Language, SectionKind, Stage
from indexer.answers.answer import SHOWN_FACETS
from indexer.guidance.suggest import SuggestionKind

Json = dict[str, Any]

TEXT: Json = {"type": "string"}
MAYBE_TEXT: Json = {"type": ["string", "null"]}
COUNT: Json = {"type": "integer", "minimum": 0}
YES_OR_NO: Json = {"type": "boolean"}
NUMBER: Json = {"type": ["integer", "null"], "minimum": 1}
DAY: Json = {"type": ["string", "null"], "format": "date"}
MARKS: Json = {
    "type": "array",
    "description": "Start and end of marked words, in code points of the text beside them.",
    "items": {"type": "array", "prefixItems": [COUNT, COUNT], "minItems": 2, "maxItems": 2},
}
SECTION: Json = {
    "type": "string",
    "enum": [*(kind.value for kind in SectionKind), "title", "metadata", "attachment"],
}


def record(properties: Json, optional: Iterable[str] = ()) -> Json:
    """An object with these properties, all there but the optional ones; more may come."""
    required = [name for name in properties if name not in set(optional)]
    return {"type": "object", "required": required, "properties": properties}


def listed(items: Json) -> Json:
    """An array."""
    return {"type": "array", "items": items}


def reference(name: str) -> Json:
    """A schema by its name."""
    return {"$ref": f"#/components/schemas/{name}"}


def words(vocabulary: type[StrEnum]) -> Json:
    """One of the values of a vocabulary."""
    return {"type": "string", "enum": [value.value for value in vocabulary]}


def read_value(vocabulary: type[StrEnum], evidence: bool = True) -> Json:
    """A value with its label and the sentences that it was read from."""
    properties: Json = {"value": words(vocabulary), "label": TEXT}
    if evidence:
        properties["evidence"] = listed(record({"section": SECTION, "text": TEXT}))
    return record(properties)


SCHEMAS: Json = {
    "Message": record({"code": TEXT, "text": TEXT, "start": COUNT, "end": COUNT}),
    "Snippet": record(
        {"section": SECTION, "text": TEXT, "marks": MARKS, "attachment": NUMBER, "page": NUMBER}
    ),
    "FacetValue": record(
        {
            "value": TEXT,
            "label": TEXT,
            "count": COUNT,
            "selected": YES_OR_NO,
            "href": TEXT,
        }
    ),
    "Hit": record(
        {
            "id": TEXT,
            "municipality": TEXT,
            "board": MAYBE_TEXT,
            "board_abbr": MAYBE_TEXT,
            "date": DAY,
            "section_number": MAYBE_TEXT,
            "title": TEXT,
            "diary_number": MAYBE_TEXT,
            "stage": words(Stage),
            "decision_types": listed(words(DecisionType)),
            "outcome": words(Outcome),
            "score": {"type": "number"},
            "url": TEXT,
            "snippets": listed(reference("Snippet")),
            "missing": listed(TEXT),
            "why": listed(reference("Why")),
        }
    ),
    "SearchAnswer": record(
        {
            "total": COUNT,
            "messages": listed(reference("Message")),
            "hits": listed(reference("Hit")),
            "facets": record({name: listed(reference("FacetValue")) for name in SHOWN_FACETS}),
            "next": MAYBE_TEXT,
            "corrections": listed(reference("Correction")),
            "narrow": MAYBE_TEXT,
            "zero_hits": {"oneOf": [reference("ZeroHitHelp"), {"type": "null"}]},
        }
    ),
    "Why": record(
        {"word": TEXT, "kind": TEXT, "base": TEXT, "form": TEXT, "section": TEXT}
    ),
    "ZeroHitHelp": record(
        {
            "words": listed(record({"word": TEXT, "count": COUNT})),
            "without": listed(record({"filter": TEXT, "total": COUNT})),
        }
    ),
    "Correction": record(
        {
            "word": TEXT,
            "better": TEXT,
            "alternatives": listed(TEXT),
            "literal": TEXT,
            "corrected": TEXT,
        }
    ),
    "Decision": record(
        {
            "types": listed(read_value(DecisionType)),
            "outcome": read_value(Outcome),
            "flags": listed(read_value(Flag)),
            "votes": listed(
                record(
                    {
                        "in_favour": COUNT,
                        "against": COUNT,
                        "blank": COUNT,
                        "tie_broken_by_chair": YES_OR_NO,
                        "winner": MAYBE_TEXT,
                    }
                )
            ),
        }
    ),
    "Item": record(
        {
            "id": TEXT,
            "url": TEXT,
            "revision": {"type": "integer", "minimum": 1},
            "title": TEXT,
            "language": words(Language),
            "municipality": TEXT,
            "board": {
                "oneOf": [
                    record({"id": TEXT, "name": MAYBE_TEXT, "abbreviation": MAYBE_TEXT}),
                    {"type": "null"},
                ]
            },
            "date": DAY,
            "section_number": MAYBE_TEXT,
            "diary_number": MAYBE_TEXT,
            "classification": {
                "oneOf": [
                    record({"code": TEXT, "top_level": TEXT, "label": TEXT}),
                    {"type": "null"},
                ]
            },
            "stage": read_value(Stage, evidence=False),
            "decision": reference("Decision"),
            "sections": listed(
                record({"kind": words(SectionKind), "heading": TEXT, "text": TEXT})
            ),
            "attachments": listed(
                record({"title": TEXT, "url": MAYBE_TEXT, "pages": COUNT, "scanned": YES_OR_NO})
            ),
            "confidential": YES_OR_NO,
            "confidentiality_ground": MAYBE_TEXT,
            "source_system": TEXT,
            "recorded_at": {"type": "string", "format": "date-time"},
            "original": {
                "oneOf": [record({"sha256": TEXT, "url": TEXT}), {"type": "null"}],
            },
        },
        optional=("original",),
    ),
    "Boards": record(
        {
            "boards": listed(
                record(
                    {
                        "id": TEXT,
                        "municipality": TEXT,
                        "name": MAYBE_TEXT,
                        "abbreviation": MAYBE_TEXT,
                        "search": TEXT,
                    }
                )
            )
        }
    ),
    "Mention": record(
        {
            "id": TEXT,
            "url": TEXT,
            "title": TEXT,
            "board": MAYBE_TEXT,
            "date": DAY,
            "section_number": MAYBE_TEXT,
            "decision_types": listed(words(DecisionType)),
            "outcome": words(Outcome),
        }
    ),
    "Case": record(
        {
            "id": TEXT,
            "municipality": TEXT,
            "diary_number": TEXT,
            "classification": MAYBE_TEXT,
            "handlings": listed(reference("Mention")),
        }
    ),
    "Meeting": record(
        {
            "board": TEXT,
            "date": DAY,
            "previous": DAY,
            "next": DAY,
            "items": listed(reference("Mention")),
        }
    ),
    "Coverage": record(
        {
            "coverage": listed(
                record(
                    {
                        "municipality": TEXT,
                        "board": MAYBE_TEXT,
                        "year": {"type": ["integer", "null"]},
                        "meetings": COUNT,
                        "items": COUNT,
                        "latest": DAY,
                        "missing": {"type": ["array", "null"], "items": TEXT},
                    }
                )
            )
        }
    ),
    "Items": record(
        {
            "items": listed(reference("Item")),
            "removed": listed(TEXT),
            "last": COUNT,
            "next": MAYBE_TEXT,
        }
    ),
    "Similar": record(
        {
            "items": listed(reference("Mention")),
            "words": listed(TEXT),
            "decisions": listed(
                record({"value": words(DecisionType), "label": TEXT, "count": COUNT})
            ),
        }
    ),
    "Suggestions": record(
        {
            "suggestions": listed(
                record(
                    {
                        "kind": words(SuggestionKind),
                        "text": TEXT,
                        "count": {"type": ["integer", "null"], "minimum": 0},
                        "href": TEXT,
                    }
                )
            )
        }
    ),
    "Changes": record(
        {
            "changes": listed(
                record({"number": COUNT, "id": TEXT, "kind": words(ChangeKind)})
            ),
            "last": COUNT,
            "next": MAYBE_TEXT,
        }
    ),
    "Problem": record(
        {
            "type": TEXT,
            "title": TEXT,
            "status": {"type": "integer", "minimum": 400, "maximum": 599},
            "detail": TEXT,
            "reason": TEXT,
            "parameter": TEXT,
            "error_id": TEXT,
        },
        optional=("reason", "parameter", "error_id"),
    ),
}  # fmt: skip
