"""A person's corrections of what was read: kept apart, and put on top of each new reading."""

from __future__ import annotations

from dataclasses import dataclass

from archive.decision.reading import read_decision
from archive.decision_words import Evidence
from archive.errors import UsageError
from archive.minutes import SectionKind
from archive.store.codec import Content, decode
from archive.store.corrections import (
    FIELDS,
    RULE,
    CorrectionEntry,
    add_correction,
    corrected,
    correction_log,
)
from archive.store.item_lookup import resolved
from archive.store.items import correct_item
from archive.store.rows import one
from archive.store.writer import Store


@dataclass(frozen=True, slots=True)
class Correction:
    """What a correction did; ``changed`` is False where the item said so already."""

    item_id: str
    field: str
    value: str
    read: str
    changed: bool


def correct(
    store: Store, item_id: str, field: str, value: str | None, reason: str, by: str
) -> Correction:
    """Correct one field of an item, or withdraw its correction (``value`` None).

    The correction outlives every later ingest. Raises :class:`UsageError` for an unknown
    id or field, a value that is none, a missing reason, or nothing to withdraw.
    """
    if not reason.strip():
        raise UsageError("A correction needs a reason; it is kept with it.")
    if field not in FIELDS:
        raise UsageError(f"There is no field {field!r} to correct. Fields: {', '.join(FIELDS)}.")
    item_id = resolved(store, item_id)
    content = _content(store, item_id)
    before = _standing(store, item_id, field)
    if value is None and before is None:
        raise UsageError(f"No correction of {field} stands on item {item_id}.")
    read = before.read if before else FIELDS[field].words((content.item, content.decision))
    entry = CorrectionEntry(field, value, read, reason.strip(), by, "")
    return _put(store, item_id, content, entry)


def _put(store: Store, item_id: str, content: Content, entry: CorrectionEntry) -> Correction:
    evidence = Evidence(SectionKind.OTHER, entry.reason, RULE)
    wanted = entry.read if entry.value is None else entry.value
    try:
        reading = FIELDS[entry.field].put((content.item, content.decision), wanted, evidence)
    except ValueError as error:
        raise UsageError(f"{wanted!r} cannot be the {entry.field}: {error}.") from error
    with store.transaction() as transaction:
        writing = transaction.writing
        add_correction(writing, item_id, entry)
        if entry.value is None:  # back to what the rules read, under the corrections left
            again = (reading[0], read_decision(reading[0]))
            reading = corrected(writing, item_id, again, learn=False)
        changed = correct_item(writing, item_id, *reading)
        writing.log_audit(entry.by, "correct", item_id, entry.field)  # no text: it outlives it
    return Correction(item_id, entry.field, FIELDS[entry.field].words(reading), entry.read, changed)


def _content(store: Store, item_id: str) -> Content:
    row = one(
        store.connection,
        "SELECT content FROM item JOIN revision ON item_id = id AND number = current WHERE id = ?",
        (item_id,),
    )
    if row is None:
        raise UsageError(f"Item {item_id} was removed; there is nothing to correct.")
    return decode(row[0])


def _standing(store: Store, item_id: str, field: str) -> CorrectionEntry | None:
    """The correction of this field that counts now."""
    entries = [e for e in correction_log(store.connection, item_id) if e.field == field]
    return entries[-1] if entries and entries[-1].value is not None else None
