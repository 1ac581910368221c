"""From a row of the store to what anyone may see: the one place where secrets are cut."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from archive.decision_words import Decision, DecisionType, Flag, FlagReading, Outcome, TypeReading
from archive.minutes import AgendaItem
from archive.public import BoardRecord, CorrectedField, PublicItem, SourceReference
from archive.store.codec import decode

_SELECT = """
SELECT item.id, revision.number, revision.content, revision.municipality,
    board.id, board.municipality, board.name, board.abbreviation, parent_id, successor_id,
    ended_on, case_record.id, case_record.printed, case_record.classification,
    source.digest, source.name, revision.recorded_at, shown.confidential,
    (SELECT json_group_array(json_array(held.digest, held.name, held.reader))
        FROM source AS held WHERE held.digest IN
        (SELECT digest FROM source_item WHERE source_item.item_id = item.id)),
    (SELECT json_group_array(json_array(field, value, read, reason, corrected_at))
        FROM correction WHERE correction.item_id = item.id AND value IS NOT NULL
        AND correction.number IN
        (SELECT max(number) FROM correction WHERE item_id = item.id GROUP BY field)),
    current, task_class.name
FROM item JOIN revision AS shown ON shown.item_id = item.id AND shown.number = current
JOIN revision ON {revision}
LEFT JOIN board ON board.id = revision.board_id
LEFT JOIN case_record ON case_record.id = revision.case_id
LEFT JOIN source ON source.digest = revision.source_digest
LEFT JOIN task_class ON task_class.municipality_key = case_record.municipality_key
    AND task_class.code = case_record.classification
"""
SELECT_ITEM = _SELECT.format(revision="revision.rowid = shown.rowid")
"""Yields the rows of :func:`public_item`; a condition on ``item.id`` may follow."""

SELECT_REVISIONS = _SELECT.format(revision="revision.item_id = item.id")
"""The same of all revisions of an item that is there."""

SECRET_DECISION = Decision(
    types=(TypeReading(DecisionType.UNKNOWN, ()),),
    outcome=Outcome.UNKNOWN,
    flags=(FlagReading(Flag.CONFIDENTIAL, ()),),
)
"""What is told of a confidential item's decision: that it is confidential."""


def public_item(row: tuple[Any, ...]) -> PublicItem:
    """One row of ``SELECT_ITEM`` as anyone may see it."""
    content = decode(row[2])
    item = content.item
    shown = PublicItem(
        id=row[0],
        revision=row[1],
        title=item.title,
        municipality=row[3],
        board=board_record(row[4:11]) if row[4] else None,
        meeting_date=item.meeting_date,
        section_number=item.section_number,
        diary_number=row[12] or item.diary_number,
        classification=row[13],
        stage=item.stage,
        language=item.language,
        sections=item.sections,
        attachments=item.attachments,
        decision=content.decision,
        confidential=item.confidential,
        confidentiality_ground=item.confidentiality_ground,
        source_system=item.source_system,
        source_digest=row[14],
        source_name=row[15],
        recorded_at=datetime.fromisoformat(row[16]),
        case_id=str(row[11]) if row[11] else None,
        classification_name=row[21],
        sources=tuple(SourceReference(*held) for held in json.loads(row[18])),
        corrections=tuple(
            CorrectedField(field, value, read, reason, datetime.fromisoformat(at))
            for field, value, read, reason, at in json.loads(row[19])
        ),
    )
    return _mention(shown, item) if item.confidential or row[17] else shown


def board_record(row: tuple[Any, ...]) -> BoardRecord:
    """A board from its columns, in the order of the record."""
    board_id, municipality, name, abbreviation, parent_id, successor_id, ended_on = row
    last_day = date.fromisoformat(ended_on) if ended_on else None
    return BoardRecord(
        board_id, municipality, name, abbreviation, parent_id, successor_id, last_day
    )


def _mention(shown: PublicItem, item: AgendaItem) -> PublicItem:
    """Of a confidential item: that it was handled, when and where, and why it is secret.

    The title is the public one (the reader sees to that). The file's name goes too: whoever
    named it may have named the person.
    """
    return replace(
        shown,
        sections=(),
        attachments=(),
        decision=SECRET_DECISION,
        source_digest=None,
        source_name=None,
        sources=(),
        corrections=(),
        confidential=True,
        confidentiality_ground=item.confidentiality_ground,
    )
