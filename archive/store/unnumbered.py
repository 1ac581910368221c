"""Items without a § of their own: an agenda's, or a handling that is quoted without it.

They are the item of the same meeting that has the same diary number (or, where neither has
one, the same title), if there is exactly one; at least one of the two has no §.
"""

from __future__ import annotations

from collections.abc import Set

from archive.diary_number import parse
from archive.minutes import AgendaItem, Stage
from archive.store.rows import many, one
from archive.store.writing import Writing, key_of

ONE_HANDLING = frozenset((Stage.AGENDA, Stage.MINUTES, Stage.EARLIER_HANDLING, Stage.EXTRACT))
"""Stages that tell of one and the same handling."""

HANDLING = "handling"
"""The kind of the identity key that keeps a removed item without a § out."""

_OF_MEETING = """
SELECT item.id FROM meeting
JOIN revision ON meeting_id = meeting.id
JOIN item ON item.id = item_id AND current = number
LEFT JOIN case_record ON case_record.id = case_id
WHERE meeting.board_id = ?1 AND meeting.date = ?2 AND coalesce(case_record.key, '') = ?3
AND (?4 OR NOT EXISTS (SELECT 1 FROM identity WHERE item_id = item.id AND kind = 'place'))
AND (?3 <> '' OR json_extract(CAST(content AS TEXT), '$.item.title') = ?5)
AND stage IN (?6, ?7, ?8, ?9)
LIMIT 3
"""


def handling_key(item: AgendaItem, board_id: str | None) -> tuple[str, str] | None:
    """The identity key of a handling by its meeting and case; None where it has neither."""
    if board_id is None or item.meeting_date is None or item.stage not in ONE_HANDLING:
        return None
    matter = _case_key(item) or f"= {key_of(item.title)}"
    return HANDLING, f"{board_id}|{item.meeting_date.isoformat()}|{matter}"


def same_handling(
    writing: Writing, item: AgendaItem, board_id: str | None, taken: Set[str]
) -> str | None:
    """The one item of the same meeting and matter, where one of the two has no §."""
    key = handling_key(item, board_id)
    if key is None or board_id is None or item.meeting_date is None:
        return None
    day, matter = item.meeting_date.isoformat(), _case_key(item)
    unnumbered = item.section_number is None
    values = (board_id, day, matter, unnumbered, item.title, *map(str, ONE_HANDLING))
    found = [row[0] for row in many(writing.connection, _OF_MEETING, values)]
    if len(found) == 1:
        return found[0] if found[0] not in taken else None
    return None if found else _removed(writing, key, unnumbered)


def is_other_case(writing: Writing, item: AgendaItem, held: str) -> bool:
    """Whether a quotation's § belongs to another case: a § read out of quoted words may err."""
    wanted = _case_key(item)
    row = one(
        writing.connection,
        "SELECT stage, key FROM item JOIN revision ON item_id = item.id AND number = current"
        " JOIN case_record ON case_record.id = case_id WHERE item.id = ?",
        (held,),
    )
    if row is None or not wanted or row[1] == wanted:
        return False
    return Stage.EARLIER_HANDLING in (item.stage, row[0])


def _removed(writing: Writing, key: tuple[str, str], unnumbered: bool) -> str | None:
    """An item of this meeting and matter that was removed: its text must not come back."""
    row = one(
        writing.connection,
        "SELECT item_id FROM identity JOIN tombstone USING (item_id)"
        " WHERE kind = ?1 AND key = ?2 AND (?3 OR NOT EXISTS"
        " (SELECT 1 FROM identity AS own WHERE own.item_id = identity.item_id"
        " AND own.kind = 'place'))",
        (*key, unnumbered),
    )
    return str(row[0]) if row else None


def _case_key(item: AgendaItem) -> str:
    number = parse(item.diary_number) if item.diary_number else None
    return number.key if number else ""
