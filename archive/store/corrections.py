"""What people corrected, kept beside what was read and put on top of each new reading."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

import apsw

from archive.decision_words import Decision, DecisionType, Evidence, Outcome, TypeReading
from archive.diary_number import parse
from archive.minutes import AgendaItem, Board, SectionKind
from archive.store.rows import many
from archive.store.writing import Writing

RULE = "correction"
"""The rule that evidence names where a person, and no rule, told the value."""

_FINNISH_DAY = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")
_LATEST = """
SELECT number, field, value, read, reason FROM correction
WHERE item_id = ?1 AND number IN (SELECT max(number) FROM correction WHERE item_id = ?1
GROUP BY field) AND value IS NOT NULL ORDER BY number
"""
Reading = tuple[AgendaItem, Decision]


@dataclass(frozen=True, slots=True)
class Field:
    """A field that may be corrected: how its value is told in words, and how it is put in.

    ``put`` raises ValueError, with what is expected, for words that are no value.
    """

    words: Callable[[Reading], str]
    put: Callable[[Reading, str, Evidence], Reading]


@dataclass(frozen=True, slots=True)
class CorrectionEntry:
    """One entry of the log: who corrected what, when and why; ``value`` None withdraws."""

    field: str
    value: str | None
    read: str
    reason: str
    by: str
    at: str


def correction_log(connection: apsw.Connection, item_id: str) -> tuple[CorrectionEntry, ...]:
    """All corrections of an item and their withdrawals, the oldest first."""
    sql = (
        "SELECT field, value, read, reason, corrected_by, corrected_at FROM correction"
        " WHERE item_id = ? ORDER BY number"
    )
    return tuple(CorrectionEntry(*row) for row in many(connection, sql, (item_id,)))


def corrected(writing: Writing, item_id: str, reading: Reading, learn: bool = True) -> Reading:
    """The reading with the item's corrections on top.

    ``learn``: the reading is fresh, so what it says is kept as what was read.
    """
    for number, name, value, read, reason in many(writing.connection, _LATEST, (item_id,)):
        field = FIELDS[name]
        words = field.words(reading)
        if learn and words != read:
            writing.connection.execute(
                "UPDATE correction SET read = ? WHERE number = ?", (words, number)
            )
        reading = field.put(reading, value, Evidence(SectionKind.OTHER, reason, RULE))
    return reading


def add_correction(writing: Writing, item_id: str, entry: CorrectionEntry) -> None:
    """Write a correction down, or its withdrawal; its time is the transaction's."""
    writing.connection.execute(
        "INSERT INTO correction (item_id, field, value, read, reason, corrected_by,"
        " corrected_at) VALUES (?, ?, ?, ?, ?, ?, ?)",
        (item_id, entry.field, entry.value, entry.read, entry.reason, entry.by, writing.now),
    )


def _title(reading: Reading, value: str, _: Evidence) -> Reading:
    if not value.strip():
        raise ValueError("a title cannot be empty")
    return replace(reading[0], title=value.strip()), reading[1]


def _board(reading: Reading, value: str, _: Evidence) -> Reading:
    board = Board(value.strip()) if value.strip() else None
    return replace(reading[0], board=board), reading[1]


def _date(reading: Reading, value: str, _: Evidence) -> Reading:
    return replace(reading[0], meeting_date=_day(value.strip())), reading[1]


def _day(value: str) -> date | None:
    if not value:
        return None
    match = _FINNISH_DAY.fullmatch(value)
    try:
        if match:
            return date(int(match[3]), int(match[2]), int(match[1]))
        return date.fromisoformat(value)
    except ValueError:
        raise ValueError("a date is written 2025-04-09 or 9.4.2025") from None


def _section(reading: Reading, value: str, _: Evidence) -> Reading:
    return replace(reading[0], section_number=value.strip().strip("§ ") or None), reading[1]


def _diary_number(reading: Reading, value: str, _: Evidence) -> Reading:
    if value.strip() and parse(value) is None:
        raise ValueError("this is no diary number (147/12.09/2025)")
    return replace(reading[0], diary_number=value.strip() or None), reading[1]


def _types(reading: Reading, value: str, evidence: Evidence) -> Reading:
    names = [name.strip() for name in value.split(",") if name.strip()]
    known = {kind.value: kind for kind in DecisionType}
    if not names or not set(names) <= known.keys():
        raise ValueError(f"decision types, parted by commas, are: {', '.join(known)}")
    wanted = sorted({known[name] for name in names}, key=list(DecisionType).index)
    types = tuple(TypeReading(kind, (evidence,)) for kind in wanted)
    return reading[0], replace(reading[1], types=types)


def _outcome(reading: Reading, value: str, evidence: Evidence) -> Reading:
    known = [outcome.value for outcome in Outcome]
    if value.strip() not in known:
        raise ValueError(f"outcomes are: {', '.join(known)}")
    changed = replace(reading[1], outcome=Outcome(value.strip()), outcome_evidence=(evidence,))
    return reading[0], changed


def _confidential(reading: Reading, value: str, _: Evidence) -> Reading:
    if value.strip() not in ("yes", "no"):
        raise ValueError("confidential is yes or no")
    return replace(reading[0], confidential=value.strip() == "yes"), reading[1]


FIELDS: dict[str, Field] = {
    "title": Field(lambda r: r[0].title, _title),
    "board": Field(lambda r: r[0].board.label if r[0].board else "", _board),
    "date": Field(lambda r: str(r[0].meeting_date or ""), _date),
    "section_number": Field(lambda r: r[0].section_number or "", _section),
    "diary_number": Field(lambda r: r[0].diary_number or "", _diary_number),
    "decision_types": Field(lambda r: ", ".join(r[1].type_values), _types),
    "outcome": Field(lambda r: r[1].outcome.value, _outcome),
    "confidential": Field(lambda r: "yes" if r[0].confidential else "no", _confidential),
}
"""The fields that may be corrected, by the name that the command takes."""
