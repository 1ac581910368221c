"""Checking the database itself: SQLite's own checks, and what the rows promise each other."""

from __future__ import annotations

import json
from collections.abc import Iterator
from hashlib import sha256
from typing import Any

import apsw

from archive.integrity.findings import Finding, finding

_PARTS = {"item": dict, "decision": dict}
_ITEM_PARTS = {"title": str, "source_system": str, "sections": list, "attachments": list}

_DANGLING = """
SELECT kind, key, item_id FROM identity WHERE item_id NOT IN (SELECT id FROM item)
UNION ALL
SELECT 'source', digest || ' ' || locator, item_id FROM source_item
WHERE item_id NOT IN (SELECT id FROM item)
UNION ALL
SELECT 'redirect', old_id, item_id FROM redirect WHERE item_id NOT IN (SELECT id FROM item)
"""
_TEXTLESS = """
SELECT id FROM item WHERE id NOT IN (SELECT item_id FROM tombstone) AND NOT EXISTS (
    SELECT 1 FROM revision WHERE item_id = id AND number = current
)
"""
_NOT_GONE = """
SELECT tombstone.item_id, count(revision.item_id) FROM tombstone
LEFT JOIN revision ON revision.item_id = tombstone.item_id
LEFT JOIN item ON item.id = tombstone.item_id
GROUP BY 1 HAVING count(revision.item_id) > 0 OR max(current) IS NOT NULL
"""


def check_database(connection: apsw.Connection) -> Iterator[Finding]:
    """A001 and A002: pages, indexes and references between tables."""
    checks: Iterator[Any] = connection.execute("PRAGMA integrity_check(20)")
    for (told,) in checks:
        if told != "ok":
            yield finding("A001", detail=told)
    references: Iterator[Any] = connection.execute("PRAGMA foreign_key_check")
    for table, row, parent, _ in references:
        yield finding("A002", table=table, row=str(row), parent=parent)


def check_records(connection: apsw.Connection) -> Iterator[Finding]:
    """A006 to A010: contents, identity keys, removed items."""
    revisions: Iterator[Any] = connection.execute(
        "SELECT item_id, number, content, digest FROM revision ORDER BY item_id, number"
    )
    for item, number, content, digest in revisions:
        if sha256(content).hexdigest() != digest:
            yield finding("A007", item=item, number=number)
        if wrong := _undecodable(content):
            yield finding("A006", item=item, number=number, detail=wrong)
    yield from _check_references(connection)


def _check_references(connection: apsw.Connection) -> Iterator[Finding]:
    dangling: Iterator[Any] = connection.execute(_DANGLING)
    for kind, key, item in dangling:
        yield finding("A008", kind=kind, key=key, item=item)
    textless: Iterator[Any] = connection.execute(_TEXTLESS)
    for (item,) in textless:
        yield finding("A009", item=item)
    not_gone: Iterator[Any] = connection.execute(_NOT_GONE)
    for item, count in not_gone:
        yield finding("A010", item=item, count=count)


def _undecodable(content: bytes) -> str:
    """What is wrong with a content, or "": it must be JSON with the parts of an item."""
    try:
        value = json.loads(content)
    except ValueError as error:
        return str(error)
    if not isinstance(value, dict):
        return "it is no object"
    wrong = [name for name, kind in _PARTS.items() if not isinstance(value.get(name), kind)]
    item = value.get("item")
    if isinstance(item, dict):
        wrong += [
            name for name, kind in _ITEM_PARTS.items() if not isinstance(item.get(name), kind)
        ]
    return f"without {', '.join(wrong)}" if wrong else ""
