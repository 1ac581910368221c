"""One case with all its handlings across boards, in the order of their days."""

from __future__ import annotations

from datetime import date

import apsw

from archive.catalogue import Case
from archive.diary_number import parse
from archive.public import PublicItem
from archive.store.board_view import section_order
from archive.store.public_view import SELECT_ITEM, public_item
from archive.store.rows import many, one
from archive.store.writing import key_of

_MOST_DIGITS = 15
_CASE = "SELECT id, printed, classification FROM case_record"


def case(connection: apsw.Connection, case_id: str) -> Case | None:
    """A case by its id; None where nothing of it is there."""
    if not (case_id.isascii() and case_id.isdigit() and len(case_id) <= _MOST_DIGITS):
        return None
    row = one(connection, f"{_CASE} WHERE id = ?", (int(case_id),))
    return _filled(connection, *row) if row else None


def case_of(connection: apsw.Connection, municipality: str, diary_number: str) -> Case | None:
    """A case of a municipality by its diary number, however that is spelt."""
    number = parse(diary_number)
    if number is None:
        return None
    row = one(
        connection,
        f"{_CASE} WHERE municipality_key = ? AND key = ?",
        (key_of(municipality), number.key),
    )
    return _filled(connection, *row) if row else None


def _filled(
    connection: apsw.Connection, case_id: int, printed: str, classification: str | None
) -> Case | None:
    rows = many(connection, f"{SELECT_ITEM} WHERE shown.case_id = ?", (case_id,))
    handlings = sorted((public_item(row) for row in rows), key=_order)
    if not handlings:
        return None
    return Case(str(case_id), handlings[0].municipality, printed, classification, tuple(handlings))


def _order(item: PublicItem) -> tuple[date, tuple[int, str, str]]:
    return item.meeting_date or date.max, section_order(item)
