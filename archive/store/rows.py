"""Asking SQLite, with rows whose columns have the types that the tables promise (STRICT)."""

from __future__ import annotations

from typing import Any, cast

import apsw

Row = tuple[Any, ...]


def one(connection: apsw.Connection, sql: str, values: tuple[Any, ...] = ()) -> Row | None:
    """The first row, or None."""
    return cast(Row | None, connection.execute(sql, values).fetchone())


def many(connection: apsw.Connection, sql: str, values: tuple[Any, ...] = ()) -> list[Row]:
    """All rows."""
    return cast(list[Row], connection.execute(sql, values).fetchall())
