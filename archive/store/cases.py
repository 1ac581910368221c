"""Cases: all items of one municipality with the same diary number, however it is spelt."""

from __future__ import annotations

from archive.catalogue import ChangeKind
from archive.diary_number import DiaryNumber, parse
from archive.minutes import AgendaItem
from archive.store.rows import many
from archive.store.writing import Writing, key_of
from archive.town_tables import TownTable


def settle_case(writing: Writing, item: AgendaItem) -> int | None:
    """The number of the item's case, found or made; None without a known diary number."""
    number = parse(item.diary_number) if item.diary_number else None
    if number is None:
        return None
    municipality = key_of(item.municipality)
    run = writing.connection.execute
    found = run(
        "SELECT id, classification FROM case_record WHERE municipality_key = ? AND key = ?",
        (municipality, number.key),
    ).fetchone()
    if found is None:
        run(
            "INSERT INTO case_record (municipality_key, key, printed, classification)"
            " VALUES (?, ?, ?, ?)",
            (municipality, number.key, number.printed, number.classification),
        )
        return writing.connection.last_insert_rowid()
    if number.classification and found[1] is None:
        _learn(writing, int(found[0]), number)
    return int(found[0])


def name_classes(writing: Writing, names: TownTable) -> None:
    """Take over the names of task classes from the settings, in place of earlier ones."""
    run = writing.connection.execute
    wanted = {
        (key_of(town), code): name for town, table in names.items() for code, name in table.items()
    }
    held = {
        (town, code): name
        for town, code, name in many(
            writing.connection, "SELECT municipality_key, code, name FROM task_class"
        )
    }
    if wanted == held:
        return
    run("DELETE FROM task_class")
    for (town, code), name in wanted.items():
        run(
            "INSERT INTO task_class (municipality_key, code, name) VALUES (?, ?, ?)",
            (town, code, name),
        )


def _learn(writing: Writing, case_id: int, number: DiaryNumber) -> None:
    """Some spellings leave the classification out; it is shown with each of the items."""
    run = writing.connection.execute
    run(
        "UPDATE case_record SET classification = ?, printed = ? WHERE id = ?",
        (number.classification, number.printed, case_id),
    )
    run(
        "INSERT INTO change (item_id, kind, changed_at)"
        " SELECT item.id, ?, ? FROM item JOIN revision"
        " ON item_id = item.id AND number = current WHERE case_id = ? ORDER BY item.id",
        (ChangeKind.PUT.value, writing.now, case_id),
    )
