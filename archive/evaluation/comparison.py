"""Whether a field was read as the gold says: right, wrong, unknown, or not scored.

``True`` is right, ``False`` wrong; ``None``: the gold does not say it. A field that was
not read at all is unknown, which is told apart by :func:`verdicts`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from archive.decision_words import DecisionType, Outcome
from archive.diary_number import parse
from archive.evaluation.gold import GoldItem
from archive.parsing.worker_protocol import ReadItem

FIELDS = (
    "board",
    "date",
    "section_number",
    "diary_number",
    "title",
    "stage",
    "decision_types",
    "outcome",
)
"""The fields that are scored, in the order in which they are told."""

_EITHER = re.compile(r"\s+(?:tai|or|/)\s+")
_SIGNS = str.maketrans("–—‐‑’”“", '----\'""', "\u00ad\u200b")
_UNREAD = DecisionType.UNKNOWN.value


class Verdict(StrEnum):
    """What became of one field of one item."""

    RIGHT = "right"
    WRONG = "wrong"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class FieldResult:
    """One scored field: what the gold says and what was read."""

    field: str
    verdict: Verdict
    wanted: str
    read: str


def board_agrees(gold: GoldItem, one: ReadItem) -> bool | None:
    """Name or abbreviation agrees."""
    if not gold.boards:
        return None
    return bool(gold.boards & {name.casefold() for name in _board_names(one)})


def date_agrees(gold: GoldItem, one: ReadItem) -> bool | None:
    """The day of the meeting agrees."""
    return None if gold.date is None else gold.date == _date(one)


def section_agrees(gold: GoldItem, one: ReadItem) -> bool | None:
    """The § agrees; where the gold could not decide ("151 tai 152"), either does."""
    if gold.section_number is None:
        return None
    return one.item.section_number in _EITHER.split(gold.section_number)


def types_of(one: ReadItem) -> frozenset[str]:
    """The decision types that were read; "unknown" is none."""
    return frozenset(kind.value for kind in one.decision.type_values) - {_UNREAD}


def verdicts(gold: GoldItem, one: ReadItem | None) -> Iterator[FieldResult]:
    """The scored fields of one item; of an item that was not found, all are wrong."""
    for name in FIELDS:
        wanted = _wanted(gold, name)
        if wanted is None:
            continue
        if one is None:
            yield FieldResult(name, Verdict.WRONG, wanted, "item not found")
            continue
        read = _read(one, name)
        if name == "decision_types" and not wanted and not read:
            continue  # nothing decided, nothing read: that is no decision told rightly
        yield FieldResult(name, _verdict(gold, one, name, wanted, read), wanted, read)


def _verdict(gold: GoldItem, one: ReadItem, name: str, wanted: str, read: str) -> Verdict:
    if _AGREES[name](gold, one):
        return Verdict.RIGHT
    unread = not read or (name == "outcome" and read == Outcome.UNKNOWN.value)
    return Verdict.UNKNOWN if unread else Verdict.WRONG


def _wanted(gold: GoldItem, name: str) -> str | None:
    """What the gold says, in words; None where it is not to be scored."""
    if name == "board":
        return " / ".join(filter(None, (gold.board, gold.board_abbr))) or None
    if name == "decision_types":
        if gold.decision_types is None:
            return None
        return ", ".join(sorted(gold.decision_types - {_UNREAD}))
    value: str | None = getattr(gold, name)
    return value


def _read(one: ReadItem, name: str) -> str:
    """What was read, in words; "" where nothing was."""
    item = one.item
    match name:
        case "board":
            return " / ".join(_board_names(one))
        case "date":
            return _date(one) or ""
        case "decision_types":
            return ", ".join(sorted(types_of(one)))
        case "outcome":
            return one.decision.outcome.value
        case "stage":
            return item.stage.value
    return str(getattr(item, name) or "")


def _board_names(one: ReadItem) -> list[str]:
    board = one.item.board
    return [name for name in (board.name, board.abbreviation) if name] if board else []


def _date(one: ReadItem) -> str | None:
    day = one.item.meeting_date
    return day.isoformat() if day else None


def _number_key(text: str | None) -> str | None:
    number = parse(text or "")
    return number.key if number else text


def _plain(text: str | None) -> str:
    """A title as it is compared: signs that look alike and white space are made one."""
    signs = unicodedata.normalize("NFC", text or "").translate(_SIGNS)
    return " ".join(signs.split()).rstrip(".")


_AGREES: dict[str, Callable[[GoldItem, ReadItem], bool | None]] = {
    "board": board_agrees,
    "date": date_agrees,
    "section_number": section_agrees,
    "diary_number": lambda g, r: _number_key(g.diary_number) == _number_key(r.item.diary_number),
    "title": lambda g, r: _plain(g.title) == _plain(r.item.title),
    "stage": lambda g, r: g.stage == r.item.stage.value,
    "decision_types": lambda g, r: (g.decision_types or frozenset()) - {_UNREAD} == types_of(r),
    "outcome": lambda g, r: g.outcome == r.decision.outcome.value,
}
