"""What a copy of the catalogue elsewhere needs to know beside what the catalogue tells."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Sequence

from archive.home import Home
from archive.store.database import clear_errors, open_for_reading
from archive.store.rows import many

_IDS = "(SELECT value FROM json_each(?))"
_TIMES = "SELECT number, changed_at FROM change WHERE number > ? ORDER BY number LIMIT ?"
_DIGESTS = f"SELECT DISTINCT item_id, digest FROM source_item WHERE item_id IN {_IDS}"  # noqa: S608
_SEVERAL = f"""
SELECT item_id FROM revision WHERE item_id IN {_IDS} GROUP BY item_id HAVING count(*) > 1
"""  # noqa: S608


class CopyView:
    """Reads from one archive for one thread. A context manager."""

    def __init__(self, home: Home) -> None:
        """Raises :class:`archive.errors.StoreError` where there is no archive."""
        self._home = home
        self._connection = open_for_reading(home)

    def change_times(self, since: int, limit: int) -> dict[int, str]:
        """When the entries of the log after ``since`` were made (ISO, UTC), by number."""
        with clear_errors(self._home):
            return dict(many(self._connection, _TIMES, (since, limit)))

    def originals_of(self, item_ids: Sequence[str]) -> dict[str, tuple[str, ...]]:
        """The digests of all files that these items were read from, removed items' too."""
        found: dict[str, list[str]] = defaultdict(list)
        with clear_errors(self._home):
            for item_id, digest in many(self._connection, _DIGESTS, (json.dumps(item_ids),)):
                found[item_id].append(digest)
        return {item_id: tuple(digests) for item_id, digests in found.items()}

    def with_several_revisions(self, item_ids: Sequence[str]) -> frozenset[str]:
        """Those of these items that have more than one revision."""
        with clear_errors(self._home):
            rows = many(self._connection, _SEVERAL, (json.dumps(item_ids),))
        return frozenset(row[0] for row in rows)

    def __enter__(self) -> CopyView:
        return self

    def __exit__(self, *_: object) -> None:
        self._connection.close()
