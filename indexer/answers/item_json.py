"""One item as JSON: the same in the API, in exports and wherever programs read items.

Keys are only ever added. Texts are plain; of a confidential item there are none.
"""

from __future__ import annotations

from typing import Any

from archive.decision_words import Decision, Evidence
from archive.public import PublicItem
from archive.task_classes import top_level_label
from indexer.answers.labels import label

Json = dict[str, Any]


def item_as_json(item: PublicItem, url: str, language: str = "fi") -> Json:
    """An item as one object of plain JSON values; labels are in ``language``."""
    return {
        "id": item.id,
        "url": url,
        "revision": item.revision,
        "title": item.title,
        "language": item.language.value,
        "municipality": item.municipality,
        "board": _board(item),
        "date": item.meeting_date.isoformat() if item.meeting_date else None,
        "section_number": item.section_number,
        "diary_number": item.diary_number,
        "classification": _classification(item.classification, language),
        "stage": _value("stage", item.stage.value, language),
        "decision": _decision(item.decision, language),
        "sections": [
            {"kind": section.kind.value, "heading": section.heading, "text": section.text}
            for section in item.sections
        ],
        "attachments": [
            {"title": a.title, "url": a.url, "pages": len(a.pages), "scanned": a.scanned}
            for a in item.attachments
        ],
        "confidential": item.confidential,
        "confidentiality_ground": item.confidentiality_ground,
        "source_system": item.source_system,
        "recorded_at": item.recorded_at.isoformat(),
    }


def _board(item: PublicItem) -> Json | None:
    board = item.board
    if board is None:
        return None
    return {"id": board.id, "name": board.name, "abbreviation": board.abbreviation}


def _classification(code: str | None, language: str) -> Json | None:
    if not code:
        return None
    top = code.replace(".", " ").split()[0]
    return {"code": code, "top_level": top, "label": top_level_label(top, language)}


def _value(kind: str, value: str, language: str) -> Json:
    return {"value": value, "label": label(kind, value, language)}


def _decision(decision: Decision, language: str) -> Json:
    return {
        "types": [
            _value("decision_type", reading.value.value, language)
            | {"evidence": _evidence(reading.evidence)}
            for reading in decision.types
        ],
        "outcome": _value("outcome", decision.outcome.value, language)
        | {"evidence": _evidence(decision.outcome_evidence)},
        "flags": [
            _value("flag", reading.value.value, language)
            | {"evidence": _evidence(reading.evidence)}
            for reading in decision.flags
        ],
        "votes": [
            {
                "in_favour": vote.in_favour,
                "against": vote.against,
                "blank": vote.blank,
                "tie_broken_by_chair": vote.tie_broken_by_chair,
                "winner": vote.winner,
            }
            for vote in decision.votes
        ],
    }


def _evidence(evidence: tuple[Evidence, ...]) -> list[Json]:
    return [{"section": e.section.value, "text": e.text} for e in evidence]
