"""Making removed text really gone: its revisions, and originals that no one else uses.

The originals are deleted after the commit that removes the text, under a lock of its own:
``pending_purge`` remembers them meanwhile, so that a kill in between forgets nothing.
"""

from __future__ import annotations

import apsw

from archive.objects import ObjectStore
from archive.store.writing import Writing

_UNUSED = """
SELECT digest FROM source WHERE kept = 1 AND digest IN (
    SELECT digest FROM source_item WHERE item_id = ?
) AND NOT EXISTS (
    SELECT 1 FROM source_item JOIN item ON item.id = item_id
    WHERE source_item.digest = source.digest AND current IS NOT NULL
)
"""


def forget_texts(writing: Writing, item_id: str) -> int:
    """Delete all revisions of an item and queue the originals that no live item uses.

    Returns how many revisions there were. The identity keys stay.
    """
    run = writing.connection.execute
    run("UPDATE item SET current = NULL WHERE id = ?", (item_id,))
    run("DELETE FROM revision WHERE item_id = ?", (item_id,))
    count = writing.connection.changes()
    run("DELETE FROM correction WHERE item_id = ?", (item_id,))
    run(  # warnings quote lines of the file
        "UPDATE source_path SET warnings = '[]' WHERE digest IN"
        " (SELECT digest FROM source_item WHERE item_id = ?)",
        (item_id,),
    )
    for (digest,) in run(_UNUSED, (item_id,)).fetchall():
        run("UPDATE source SET kept = 0, name = NULL WHERE digest = ?", (digest,))
        run("DELETE FROM source_path WHERE digest = ?", (digest,))
        run("INSERT OR IGNORE INTO pending_purge (digest) VALUES (?)", (digest,))
    return count


def finish_purges(connection: apsw.Connection, objects: ObjectStore) -> list[str]:
    """Delete the queued originals and return their digests.

    Runs in a write transaction of its own, so that no ingest takes up an original that
    is about to go.
    """
    if not connection.execute("SELECT 1 FROM pending_purge LIMIT 1").fetchone():
        return []
    connection.execute("BEGIN IMMEDIATE")
    try:
        purged = [row[0] for row in connection.execute("SELECT digest FROM pending_purge")]
        for digest in purged:
            kept = connection.execute("SELECT kept FROM source WHERE digest = ?", (digest,))
            if kept.fetchone() != (1,):
                objects.remove(digest)
        connection.execute("DELETE FROM pending_purge")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:  # SQLite may have rolled back by itself
            connection.execute("ROLLBACK")
        raise
    return purged
