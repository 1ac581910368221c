"""Gold metadata: what a person found in source files, to compare readings with.

Two forms: a JSONL file with one item a line, or a folder of samples in which each
``expected.json`` lists the items of the files beside it. None is "not said": it is not
scored. Unknown keys are left alone, so that gold files may hold more.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from archive.errors import UsageError
from archive.minutes import Stage

_JOIN = " + "  # an item that stands in two files names both; the first one is read


@dataclass(frozen=True, slots=True)
class GoldItem:
    """One item as a person read it. ``source`` is relative to the gold's folder.

    ``decision_types`` is empty where nothing was decided; ``locator`` is None where the
    gold has no such notion. ``system`` groups the figures.
    """

    id: str
    source: str
    system: str
    locator: str | None = None
    board: str | None = None
    board_abbr: str | None = None
    date: str | None = None
    section_number: str | None = None
    diary_number: str | None = None
    title: str | None = None
    stage: str | None = None
    outcome: str | None = None
    decision_types: frozenset[str] | None = None
    flags: frozenset[str] | None = None

    @property
    def quoted(self) -> bool:
        """Whether it is an earlier handling that a source quotes."""
        return self.stage == Stage.EARLIER_HANDLING.value

    @property
    def boards(self) -> frozenset[str]:
        """The names that are right for the board, case folded."""
        return frozenset(name.casefold() for name in (self.board, self.board_abbr) if name)


def read_gold(path: Path) -> list[GoldItem]:
    """The items of a gold file or folder whose source is said to be there.

    Raises :class:`archive.errors.UsageError` naming the line that cannot be read.
    """
    if path.is_dir():
        return [item for file in sorted(path.rglob("expected.json")) for item in _of(file, path)]
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"The gold file {path} cannot be read: {error}.") from error
    return [
        item
        for number, line in enumerate(lines, 1)
        if line.strip() and (item := _of_line(line, f"{path}, line {number}"))
    ]


def _of_line(line: str, place: str) -> GoldItem | None:
    try:
        row = json.loads(line)
        if row.get("text_available", True) is False:
            return None
        first = str(row["source"]).split(_JOIN)[0].strip()
        return _item(row, first, str(row.get("id") or place), str(row.get("system") or "–"))
    except (ValueError, KeyError, AttributeError, TypeError) as error:
        raise UsageError(
            f"{place}: this is no gold item ({type(error).__name__}: {error}). Each line is a "
            'JSON object with at least "source" and the fields to compare.'
        ) from error


def _of(file: Path, root: Path) -> Iterator[GoldItem]:
    folder = file.parent.relative_to(root)
    try:
        table = json.loads(file.read_text(encoding="utf-8"))
        for name, rows in table.items():
            for number, row in enumerate(rows):
                source = (folder / name).as_posix()
                yield _item(row, source, f"{source}#{number}", _system(folder))
    except (OSError, ValueError, AttributeError, TypeError) as error:
        raise UsageError(f"{file} cannot be read as expected items: {error}.") from error


def _system(folder: Path) -> str:
    """Samples lie in SYSTEM/MUNICIPALITY/."""
    return folder.parts[-2] if len(folder.parts) > 1 else folder.as_posix()


def _item(row: dict[str, Any], source: str, item_id: str, system: str) -> GoldItem:
    types, flags = row.get("decision_types"), row.get("flags")
    return GoldItem(
        id=item_id,
        source=source,
        system=system,
        locator=_text(row.get("locator")),
        board=_text(row.get("board")),
        board_abbr=_text(row.get("board_abbr")),
        date=_text(row.get("date")),
        section_number=_text(row.get("section_number")),
        diary_number=_text(row.get("diary_number")),
        title=_text(row.get("title")),
        stage=_text(row.get("stage")),
        outcome=_text(row.get("outcome")),
        decision_types=None if types is None else frozenset(map(str, types)),
        flags=_told_flags(row) if flags is None else frozenset(map(str, flags)),
    )


def _told_flags(row: dict[str, Any]) -> frozenset[str] | None:
    """Flags as a truth value each; None where the gold has none of them."""
    names = {"vote": "vote", "dissent": "dissent", "disqualification": "disqualification",
             "secrecy": "confidential"}  # fmt: skip
    told = {flag: row[key] for key, flag in names.items() if isinstance(row.get(key), bool)}
    return frozenset(flag for flag, raised in told.items() if raised) if told else None


def _text(value: object) -> str | None:
    return None if value is None else str(value)
