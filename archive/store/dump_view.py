"""What a dump tells beside the catalogue: names, cases, places in files, what was removed."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import datetime

from archive.dump.lines import (
    DumpedBoard,
    DumpedCase,
    DumpedRedirect,
    DumpedSource,
    DumpedTombstone,
)
from archive.home import Home
from archive.store.board_view import all_boards
from archive.store.database import clear_errors, open_for_reading
from archive.store.rows import Row, many

_PIECE = 1_000
_CASES = """
SELECT id, municipality_key, key, printed, classification FROM case_record WHERE id > ?1 AND id IN
(SELECT case_id FROM item JOIN revision ON item_id = item.id AND number = current)
ORDER BY id LIMIT ?2
"""
_SOURCES = """
SELECT item_id, digest, size, name, reader, reader_version, locator, confidential,
    digest IS (SELECT source_digest FROM item JOIN revision
        ON revision.item_id = item.id AND number = current WHERE item.id = source_item.item_id)
FROM source_item JOIN source USING (digest)
WHERE item_id IN (SELECT value FROM json_each(?)) ORDER BY item_id, digest, locator
"""
_REDIRECTS = "SELECT old_id, item_id FROM redirect WHERE old_id > ? ORDER BY old_id LIMIT ?"
_STONES = """
SELECT item_id, reason, removed_at,
    (SELECT json_group_array(json_array(kind, key)) FROM identity
     WHERE identity.item_id = tombstone.item_id AND kind IN ('native', 'place'))
FROM tombstone WHERE item_id > ? ORDER BY item_id LIMIT ?
"""


class DumpView:
    """Reads from one archive for one thread. A context manager."""

    def __init__(self, home: Home) -> None:
        """Raises :class:`archive.errors.StoreError` where there is no archive."""
        self._home = home
        self._connection = open_for_reading(home)

    def boards(self) -> list[DumpedBoard]:
        """All boards."""
        keys: dict[str, list[str]] = defaultdict(list)
        old: dict[str, list[str]] = defaultdict(list)
        with clear_errors(self._home):
            for board_id, key in many(self._connection, "SELECT board_id, key FROM board_key"):
                keys[board_id].append(key)
            for board_id, old_id in many(
                self._connection, "SELECT board_id, old_id FROM board_alias"
            ):
                old[board_id].append(old_id)
            records = all_boards(self._connection)
        return [
            DumpedBoard(record, tuple(sorted(keys[board_id])), tuple(sorted(old[board_id])))
            for board_id, record in sorted(records.items())
        ]

    def cases(self) -> Iterator[DumpedCase]:
        """All cases that an item belongs to."""
        return (DumpedCase(*row) for row in self._pieces(_CASES, 0))

    def sources(self, item_ids: Sequence[str]) -> dict[str, tuple[DumpedSource, ...]]:
        """The files that these items were read from; ask for open items only."""
        found: dict[str, list[DumpedSource]] = defaultdict(list)
        with clear_errors(self._home):
            rows = many(self._connection, _SOURCES, (json.dumps(list(item_ids)),))
        for item_id, digest, size, name, reader, version, locator, secret, shown in rows:
            found[item_id].append(
                DumpedSource(
                    digest, size, name, reader, version, locator, bool(secret), bool(shown)
                )
            )
        return {item_id: tuple(sources) for item_id, sources in found.items()}

    def redirects(self) -> Iterator[DumpedRedirect]:
        """All ids that lead to another item."""
        return (DumpedRedirect(*row) for row in self._pieces(_REDIRECTS, ""))

    def tombstones(self) -> Iterator[DumpedTombstone]:
        """All removed items."""
        for item_id, reason, removed_at, keys in self._pieces(_STONES, ""):
            pairs = tuple((kind, key) for kind, key in json.loads(keys))
            yield DumpedTombstone(item_id, reason, datetime.fromisoformat(removed_at), pairs)

    def _pieces(self, sql: str, first: int | str) -> Iterator[Row]:
        """All rows, a bounded number at a time; the first column is what they are sorted by."""
        last = first
        while True:
            with clear_errors(self._home):
                rows = many(self._connection, sql, (last, _PIECE))
            yield from rows
            if len(rows) < _PIECE:
                return
            last = rows[-1][0]

    def __enter__(self) -> DumpView:
        return self

    def __exit__(self, *_: object) -> None:
        self._connection.close()
