"""Boards and other boards: sections of a board, renamed and ended ones.

A section names its parent ("Kaupunkiympäristölautakunnan rakennusjaosto"); what no name
tells stands in the settings, which count first. All is worked out anew at each ingest, so
that a changed setting or a board that came later is taken up.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from archive.store.boards import log_items
from archive.store.rows import many
from archive.store.writing import Writing, key_of
from archive.town_tables import BoardRelations, TownTable

_GENITIVES = (
    ("lautakunta", "lautakunnan"),
    ("toimikunta", "toimikunnan"),
    ("johtokunta", "johtokunnan"),
    ("hallitus", "hallituksen"),
    ("valtuusto", "valtuuston"),
    ("divisioona", "divisioonan"),
    ("nämnden", "nämndens"),
    ("nämnd", "nämndens"),
    ("styrelsen", "styrelsens"),
    ("styrelse", "styrelsens"),
    ("fullmäktige", "fullmäktiges"),
)
_SECTION = re.compile(r"(?:jaosto?|jaos|toimikunta|johtokunta|sektion(?:en)?|direktion(?:en)?)$")


@dataclass(frozen=True, slots=True)
class _Row:
    id: str
    municipality: str
    name: str | None
    parent_id: str | None
    successor_id: str | None
    ended_on: str | None


def settle_relations(writing: Writing, relations: BoardRelations) -> None:
    """Bring the relations of all boards up to date; items of changed boards are logged."""
    rows = [
        _Row(*row)
        for row in many(
            writing.connection,
            "SELECT id, municipality, name, parent_id, successor_id, ended_on FROM board",
        )
    ]
    keys: dict[tuple[str, str], str] = {
        (town, key): board
        for town, key, board in many(
            writing.connection, "SELECT municipality_key, key, board_id FROM board_key"
        )
    }
    parents = _named(keys, relations.parents)
    successors = _named(keys, relations.renamed)
    ended = _dates(keys, relations.ended)
    for row in rows:
        parent = parents.get(row.id) or _parent_by_name(keys, row)
        after = (
            _no_circle(row.id, parent, parents),
            _no_circle(row.id, successors.get(row.id), successors),
            ended.get(row.id),
        )
        if after != (row.parent_id, row.successor_id, row.ended_on):
            writing.connection.execute(
                "UPDATE board SET parent_id = ?, successor_id = ?, ended_on = ? WHERE id = ?",
                (*after, row.id),
            )
            log_items(writing, row.id)


def _named(keys: Mapping[tuple[str, str], str], table: TownTable) -> dict[str, str]:
    """Board id → board id, of the pairs whose boards are both known."""
    found = {}
    for town, pairs in table.items():
        for name, other in pairs.items():
            board = keys.get((key_of(town), key_of(name)))
            target = keys.get((key_of(town), key_of(other)))
            if board and target:
                found[board] = target
    return found


def _dates(
    keys: Mapping[tuple[str, str], str], table: Mapping[str, Mapping[str, date]]
) -> dict[str, str]:
    return {
        board: day.isoformat()
        for town, days in table.items()
        for name, day in days.items()
        if (board := keys.get((key_of(town), key_of(name))))
    }


def _parent_by_name(keys: Mapping[tuple[str, str], str], row: _Row) -> str | None:
    """The board whose name in the genitive the section's name begins with, the longest."""
    name = key_of(row.name)
    if not _SECTION.search(name):
        return None
    town = key_of(row.municipality)
    words = name.split()
    for length in range(len(words) - 1, 0, -1):
        for nominative in _nominatives(" ".join(words[:length])):
            found = keys.get((town, nominative))
            if found and found != row.id:
                return found
    return None


def _nominatives(genitive: str) -> list[str]:
    return [
        genitive.removesuffix(ending) + base
        for base, ending in _GENITIVES
        if genitive.endswith(ending)
    ]


def _no_circle(board: str, target: str | None, table: Mapping[str, str]) -> str | None:
    """The target, unless following the table from it leads back to the board."""
    seen = {board}
    at = target
    while at is not None:
        if at in seen:
            return None
        seen.add(at)
        at = table.get(at)
    return target
