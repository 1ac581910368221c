"""What the store holds of each board and year."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, datetime
from itertools import groupby
from typing import Any

import apsw

from archive.coverage import BoardYear, as_ranges, missing_sections, number_in
from archive.minutes import Stage
from archive.store.board_view import all_boards
from archive.store.rows import many

_ITEMS = """
SELECT r.municipality, r.board_id, m.date, r.stage, r.recorded_at,
    r.section_number
FROM item i JOIN revision r ON r.item_id = i.id AND r.number = i.current
LEFT JOIN meeting m ON m.id = r.meeting_id
ORDER BY r.municipality, coalesce(r.board_id, ''), coalesce(substr(m.date, 1, 4), ''), m.date
"""
_NUMBERED = frozenset((Stage.AGENDA.value, Stage.MINUTES.value, Stage.EXTRACT.value))


def coverage(connection: apsw.Connection) -> tuple[BoardYear, ...]:
    """All boards and years, in the order of municipality, board, year."""
    boards = all_boards(connection)
    rows = many(connection, _ITEMS)
    years = []
    for (town, board_id, year), group in groupby(rows, key=_board_year):
        items = list(group)
        found = _missing(items)
        years.append(
            BoardYear(
                municipality=town,
                board=boards.get(board_id or ""),
                year=int(year) if year else None,
                meetings=len({row[2] for row in items if row[2]}),
                items=len(items),
                quoted=sum(row[3] == Stage.EARLIER_HANDLING.value for row in items),
                latest=max((date.fromisoformat(row[2]) for row in items if row[2]), default=None),
                updated_at=max(datetime.fromisoformat(row[4]) for row in items),
                runs=found is not None,
                missing=as_ranges(found or ()),
            )
        )
    return tuple(sorted(years, key=_order))


def _board_year(row: tuple[Any, ...]) -> tuple[str, str | None, str]:
    return row[0], row[1], (row[2] or "")[:4]


def _missing(items: Sequence[tuple[Any, ...]]) -> tuple[int, ...] | None:
    """The missing § of one board and year."""
    meetings: dict[str, list[int]] = defaultdict(list)
    quoted: list[int] = []
    for _, _, day, stage, _, section in items:
        number = number_in(section)
        if number is None or not day:
            continue
        if stage in _NUMBERED:
            meetings[day].append(number)
        elif stage == Stage.EARLIER_HANDLING.value:
            quoted.append(number)
    return missing_sections((meetings[day] for day in sorted(meetings)), quoted)


def _order(year: BoardYear) -> tuple[str, str, int]:
    return year.municipality, year.board.label if year.board else "", year.year or 0
