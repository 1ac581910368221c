"""What the store holds of each board and year."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

import apsw

from archive.coverage import BoardYear, as_ranges, missing_sections, number_in
from archive.minutes import Stage
from archive.store.board_view import all_boards
from archive.store.rows import many

_ITEMS = """
SELECT r.municipality, r.board_id, coalesce(substr(m.date, 1, 4), ''), m.date, r.stage,
    r.recorded_at, r.section_number
FROM item i JOIN revision r ON r.item_id = i.id AND r.number = i.current
LEFT JOIN meeting m ON m.id = r.meeting_id
"""
_NUMBERED = frozenset((Stage.AGENDA.value, Stage.MINUTES.value, Stage.EXTRACT.value))


def coverage(connection: apsw.Connection) -> tuple[BoardYear, ...]:
    """All boards and years, in the order of municipality, board, year."""
    boards = all_boards(connection)
    groups: dict[tuple[str, str | None, str], list[tuple[Any, ...]]] = defaultdict(list)
    for row in many(connection, _ITEMS):
        groups[row[:3]].append(row[3:])
    years = []
    for (town, board_id, year), items in groups.items():
        days, stages, recorded, _ = zip(*items, strict=True)
        held = {day for day in days if day}
        found = _missing(items)
        years.append(
            BoardYear(
                municipality=town,
                board=boards.get(board_id or ""),
                year=int(year) if year else None,
                meetings=len(held),
                items=len(items),
                quoted=stages.count(Stage.EARLIER_HANDLING.value),
                latest=date.fromisoformat(max(held)) if held else None,
                updated_at=datetime.fromisoformat(max(recorded)),
                runs=found is not None,
                missing=as_ranges(found or ()),
            )
        )
    return tuple(sorted(years, key=_order))


def _missing(items: Iterable[tuple[Any, ...]]) -> tuple[int, ...] | None:
    """The missing § of one board and year."""
    meetings: dict[str, list[int]] = defaultdict(list)
    quoted: list[int] = []
    for day, stage, _, section in items:
        number = number_in(section) if section and day else None
        if number is None:
            continue
        if stage in _NUMBERED:
            meetings[day].append(number)
        elif stage == Stage.EARLIER_HANDLING.value:
            quoted.append(number)
    return missing_sections((meetings[day] for day in sorted(meetings)), quoted)


def _order(year: BoardYear) -> tuple[str, str, int]:
    return year.municipality, year.board.label if year.board else "", year.year or 0
