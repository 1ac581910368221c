"""Finding the item that a person named on the command line."""

from __future__ import annotations

from archive.errors import UsageError
from archive.store.database import clear_errors
from archive.store.rows import one
from archive.store.writer import Store


def resolved(store: Store, item_id: str) -> str:
    """The id of an item, or of the one that it was merged into; it may be removed.

    Raises :class:`archive.errors.UsageError` for an id that never was.
    """
    with clear_errors(store.home):
        sql = (
            "SELECT item_id FROM redirect WHERE old_id = ?1 UNION SELECT id FROM item WHERE id = ?1"
        )
        found = one(store.connection, sql, (item_id,)) if item_id.isascii() else None
    if found is None:
        raise UsageError(
            f"There is no item {item_id!r} in this archive. `archive search` shows the ids."
        )
    return str(found[0])
