"""What ``archive.toml`` says of single municipalities: their boards and their task classes.

[boards.Asikkala]               abbreviation = full name
HYVOLTK = "Hyvinvointilautakunta"
[boards.Asikkala.parents]       a section = the board that it belongs to
"Yksilöjaosto" = "Hyvinvointilautakunta"
[boards.Asikkala.renamed]       an old board = the one that it was renamed to or followed by
"Sivistyslautakunta" = "Hyvinvointilautakunta"
[boards.Asikkala.ended]         a board = its last day
"Sivistyslautakunta" = 2021-07-31
[classification.Asikkala]       a task class = its name
"12.09" = "Kirjasto- ja kulttuuritoimi"
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from archive.errors import UsageError

_CODE = re.compile(r"\d{2}(?:\.\d{2}){0,4}")
_BOARDS_EXAMPLE = """[boards.Asikkala]
HYVOLTK = "Hyvinvointilautakunta"
[boards.Asikkala.parents]
"Yksilöjaosto" = "Hyvinvointilautakunta"
[boards.Asikkala.renamed]
"Sivistyslautakunta" = "Hyvinvointilautakunta"
[boards.Asikkala.ended]
"Sivistyslautakunta" = 2021-07-31"""
_CLASSES_EXAMPLE = """[classification.Asikkala]
"12.09" = "Kirjasto- ja kulttuuritoimi\""""

TownTable = Mapping[str, Mapping[str, str]]
"""Municipality → what the settings call something → what they say of it."""


@dataclass(frozen=True, slots=True)
class BoardRelations:
    """How boards hang together, each board by its name or abbreviation.

    ``parents``: a section's board; ``renamed``: what an old board became; ``ended``: its
    last day.
    """

    parents: TownTable = field(default_factory=dict)
    renamed: TownTable = field(default_factory=dict)
    ended: Mapping[str, Mapping[str, date]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Towns:
    """All that the settings say of municipalities: what an ingest is given."""

    board_names: TownTable = field(default_factory=dict)
    board_relations: BoardRelations = field(default_factory=BoardRelations)
    classification: TownTable = field(default_factory=dict)


def board_tables(table: object, file: Path) -> tuple[TownTable, BoardRelations]:
    """Names of boards, and their relations. Raises :class:`UsageError` with an example."""
    names: dict[str, dict[str, str]] = {}
    relations: dict[str, dict[str, dict[str, Any]]] = {"parents": {}, "renamed": {}, "ended": {}}
    wrong = UsageError(f"{file}: boards must be tables like these:\n{_BOARDS_EXAMPLE}")
    for town, entries in _towns(table, wrong):
        names[town] = {}
        for key, value in entries.items():
            if isinstance(value, dict) and key in relations:
                kind = date if key == "ended" else str
                relations[key][town] = _checked(value, kind, wrong)
            else:
                names[town] |= _checked({key: value}, str, wrong)
    return names, BoardRelations(**relations)


def classification_tables(table: object, file: Path) -> TownTable:
    """Names of task classes. Raises :class:`UsageError` with an example."""
    wrong = UsageError(f"{file}: classification must be tables like this:\n{_CLASSES_EXAMPLE}")
    found = {}
    for town, entries in _towns(table, wrong):
        if not all(_CODE.fullmatch(code) for code in entries):
            raise wrong
        found[town] = _checked(entries, str, wrong)
    return found


def _towns(table: object, wrong: UsageError) -> list[tuple[str, dict[str, Any]]]:
    if not isinstance(table, dict) or not all(isinstance(e, dict) for e in table.values()):
        raise wrong
    return list(table.items())


def _checked(entries: dict[str, Any], kind: type, wrong: UsageError) -> dict[str, Any]:
    """The entries, whose values are all of this kind and not empty."""
    for value in entries.values():
        if type(value) is not kind or not value:
            raise wrong
    return dict(entries)
