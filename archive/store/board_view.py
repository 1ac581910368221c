"""Boards and their meetings, as anyone may see them."""

from __future__ import annotations

from datetime import date

import apsw

from archive.catalogue import BoardPage, Meeting, MeetingSummary
from archive.coverage import number_in
from archive.public import BoardRecord, PublicItem
from archive.store.public_view import SELECT_ITEM, board_record, public_item
from archive.store.rows import many, one

_BOARD = "SELECT id, municipality, name, abbreviation, parent_id, successor_id, ended_on FROM board"
_MEETINGS = """
SELECT date, count(*) FROM meeting JOIN revision ON meeting_id = meeting.id
JOIN item ON item.id = item_id AND current = number
WHERE meeting.board_id = ? GROUP BY date ORDER BY date DESC
"""
_LAST = 1_000_000  # items without a § stand behind those that have one


def all_boards(connection: apsw.Connection) -> dict[str, BoardRecord]:
    """All boards by id."""
    return {row[0]: board_record(row) for row in many(connection, f"{_BOARD} ORDER BY id")}


def board_page(connection: apsw.Connection, board_id: str) -> BoardPage | None:
    """A board with its relations and meetings; None where there is no such board."""
    board = _board(connection, board_id)
    if board is None:
        return None
    return BoardPage(
        board=board,
        parent=_board(connection, board.parent_id) if board.parent_id else None,
        successor=_board(connection, board.successor_id) if board.successor_id else None,
        sections=_related(connection, "parent_id", board.id),
        predecessors=_related(connection, "successor_id", board.id),
        meetings=_meetings(connection, board.id),
    )


def meeting(connection: apsw.Connection, board_id: str, day: date) -> Meeting | None:
    """A meeting with its items in the order of their §; None where there are none."""
    board = _board(connection, board_id)
    if board is None:
        return None
    condition = " WHERE shown.meeting_id = (SELECT id FROM meeting WHERE board_id = ? AND date = ?)"
    rows = many(connection, SELECT_ITEM + condition, (board.id, day.isoformat()))
    if not rows:
        return None
    items = sorted((public_item(row) for row in rows), key=section_order)
    days = sorted(summary.day for summary in _meetings(connection, board.id))
    return Meeting(
        board=board,
        day=day,
        items=tuple(items),
        previous_day=max((d for d in days if d < day), default=None),
        next_day=min((d for d in days if d > day), default=None),
    )


def section_order(item: PublicItem) -> tuple[int, str, str]:
    """Sorts items of one meeting by their §."""
    number = number_in(item.section_number)
    return (_LAST if number is None else number, item.section_number or "", item.title)


def _board(connection: apsw.Connection, board_id: str) -> BoardRecord | None:
    if not board_id.isascii():
        return None
    wanted = "coalesce((SELECT board_id FROM board_alias WHERE old_id = ?1), ?1)"
    row = one(connection, f"{_BOARD} WHERE id = {wanted}", (board_id,))
    return board_record(row) if row else None


def _related(connection: apsw.Connection, column: str, board_id: str) -> tuple[BoardRecord, ...]:
    rows = many(connection, f"{_BOARD} WHERE {column} = ? ORDER BY id", (board_id,))
    return tuple(board_record(row) for row in rows)


def _meetings(connection: apsw.Connection, board_id: str) -> tuple[MeetingSummary, ...]:
    rows = many(connection, _MEETINGS, (board_id,))
    return tuple(MeetingSummary(date.fromisoformat(day), count) for day, count in rows)
