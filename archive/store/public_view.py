"""From a row of the store to what anyone may see: the one place where secrets are cut."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

from archive.decision_words import Decision, DecisionType, Flag, FlagReading, Outcome, TypeReading
from archive.minutes import AgendaItem
from archive.public import BoardRecord, PublicItem
from archive.store.codec import decode

SELECT_ITEM = """
SELECT item.id, revision.number, content, revision.municipality,
    board.id, board.municipality, board.name, board.abbreviation,
    case_record.printed, case_record.classification,
    source.digest, source.name, recorded_at
FROM item JOIN revision ON item_id = item.id AND number = current
LEFT JOIN board ON board.id = board_id
LEFT JOIN case_record ON case_record.id = case_id
LEFT JOIN source ON source.digest = source_digest
"""
"""Yields the rows of :func:`public_item`; a condition on ``item.id`` may follow."""

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
        board=BoardRecord(*row[4:8]) if row[4] else None,
        meeting_date=item.meeting_date,
        section_number=item.section_number,
        diary_number=row[8] or item.diary_number,
        classification=row[9],
        stage=item.stage,
        language=item.language,
        sections=item.sections,
        attachments=item.attachments,
        decision=content.decision,
        confidential=item.confidential,
        confidentiality_ground=item.confidentiality_ground,
        source_system=item.source_system,
        source_digest=row[10],
        source_name=row[11],
        recorded_at=datetime.fromisoformat(row[12]),
    )
    return _mention(shown, item) if item.confidential else shown


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
        confidentiality_ground=item.confidentiality_ground,
    )
