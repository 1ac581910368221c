"""The revisions of an item; nothing of an item that is confidential now, or was then."""

from __future__ import annotations

from datetime import datetime

import apsw

from archive.catalogue import Revision
from archive.store.public_view import SELECT_REVISIONS, public_item
from archive.store.rows import many


def revisions(connection: apsw.Connection, item_id: str) -> tuple[Revision, ...]:
    """All revisions, the oldest first."""
    if not item_id.isascii():
        return ()
    wanted = "coalesce((SELECT item_id FROM redirect WHERE old_id = ?1), ?1)"
    order = f" WHERE item.id = {wanted} ORDER BY revision.number"
    return tuple(
        Revision(
            number=row[1],
            recorded_at=datetime.fromisoformat(row[16]),
            shown=row[1] == row[20],
            item=public_item(row),
        )
        for row in many(connection, SELECT_REVISIONS + order, (item_id,))
    )
