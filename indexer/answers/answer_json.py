"""An answer as JSON: the same for `archive search --json` and `GET /api/v1/search`.

Keys are only ever added. Offsets count code points of the text beside them; no HTML.
"""

from __future__ import annotations

from typing import Any

from indexer.answers.answer import (
    Answer,
    AnswerHit,
    FacetValue,
    Message,
    ShownCorrection,
    Snippet,
    Why,
    ZeroHitHelp,
)

Json = dict[str, Any]


def as_json(answer: Answer) -> Json:
    """The answer as one object of plain JSON values."""
    return {
        "total": answer.total,
        "messages": [_message(message) for message in answer.messages],
        "hits": [_hit(hit) for hit in answer.hits],
        "facets": {name: [_value(v) for v in values] for name, values in answer.facets.items()},
        "next": answer.next_cursor,
        "corrections": [_correction(one) for one in answer.corrections],
        "narrow": answer.narrow_text,
        "zero_hits": _zero_hits(answer.zero_hits) if answer.zero_hits else None,
    }


def _message(message: Message) -> Json:
    return {
        "code": message.code,
        "text": message.text,
        "start": message.start,
        "end": message.end,
    }


def _hit(hit: AnswerHit) -> Json:
    item = hit.item
    return {
        "id": item.id,
        "municipality": item.municipality,
        "board": item.board.name if item.board else None,
        "board_abbr": item.board.abbreviation if item.board else None,
        "date": item.meeting_date.isoformat() if item.meeting_date else None,
        "section_number": item.section_number,
        "title": item.title,
        "diary_number": item.diary_number,
        "stage": item.stage.value,
        "decision_types": [value.value for value in item.decision_types],
        "outcome": item.decision.outcome.value,
        "score": round(hit.score, 6),
        "url": hit.url,
        "snippets": [_snippet(snippet) for snippet in hit.snippets],
        "missing": list(hit.missing),
        "why": [_why(why) for why in hit.why],
    }


def _zero_hits(found: ZeroHitHelp) -> Json:
    return {
        "words": [{"word": one.word, "count": one.count} for one in found.words],
        "without": [{"filter": one.name, "total": one.count} for one in found.without],
    }


def _why(why: Why) -> Json:
    return {
        "word": why.word,
        "kind": why.kind.value,
        "base": why.base,
        "form": why.form,
        "section": why.section,
    }


def _correction(correction: ShownCorrection) -> Json:
    return {
        "word": correction.word,
        "better": correction.better,
        "alternatives": list(correction.alternatives),
        "literal": correction.literal_text,
        "corrected": correction.corrected_text,
    }


def _snippet(snippet: Snippet) -> Json:
    return {
        "section": snippet.section,
        "text": snippet.text,
        "marks": [list(mark) for mark in snippet.marks],
        "attachment": snippet.attachment or None,
        "page": snippet.page or None,
    }


def _value(value: FacetValue) -> Json:
    return {
        "value": value.value,
        "label": value.label,
        "count": value.count,
        "selected": value.selected,
    }
