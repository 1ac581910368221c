"""SQLite alone: FTS5 over Snowball stems, facets counted by SQL group-by."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

import apsw

from archive.public import PublicItem
from bench.rivals.rival import HITS, Plain, day_of, plain, whole_text, words_of
from bench.workload import BenchQuery
from indexer.analysis.stems import finnish_stem

_SCHEMA = """
PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -65536;
CREATE VIRTUAL TABLE text USING fts5(body, content='', tokenize="unicode61 remove_diacritics 0");
CREATE TABLE item (number INTEGER PRIMARY KEY, id TEXT, day INTEGER, year INTEGER, board TEXT);
CREATE TABLE kind (number INTEGER, value TEXT, PRIMARY KEY (number, value)) WITHOUT ROWID;
CREATE INDEX by_day ON item (day);
"""
_FACETS = (
    "SELECT board, count(*) FROM item {where} GROUP BY board",
    "SELECT year, count(*) FROM item {where} GROUP BY year",
    "SELECT value, count(*) FROM item JOIN kind USING (number) {where} GROUP BY value",
)

_IN = "number IN (SELECT rowid FROM text WHERE text MATCH ?)"
_ORDERS = {True: "day DESC", False: "day", None: "number"}


class Fts5:
    """One database; stems are indexed without the text itself."""

    def __init__(self, folder: Path) -> None:
        self._connection = apsw.Connection(str(folder / "fts5.sqlite"))
        self._connection.execute(_SCHEMA).fetchall()  # a pragma's row would end it half way
        self._count = 0

    def add(self, items: Sequence[PublicItem]) -> None:
        """Take these items in, in one transaction."""
        with self._connection:
            for item in items:
                self._count += 1
                self._add(self._count, item)

    def finish(self) -> None:
        """Merge the index into one, as FTS5 advises for one that is only read."""
        self._connection.execute("INSERT INTO text(text) VALUES ('optimize')")
        self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE); ANALYZE").fetchall()

    def search(self, query: BenchQuery) -> int:
        """Twenty hits by BM25 or date, their number, and three counts by group-by."""
        asked = plain(query)
        where, values = _where(asked)
        by_day = {True: "day DESC", False: "day", None: "number"}
        order = "rank" if asked.words else by_day[asked.newest]
        tables = "item JOIN text ON text.rowid = number" if asked.words else "item"
        match = where.replace(_IN, "text MATCH ?")
        found = self._connection.execute(
            f"SELECT id FROM {tables} {match} ORDER BY {order} LIMIT {HITS} OFFSET {asked.offset}",
            values,
        )
        found.fetchall()
        for statement in _FACETS:
            self._connection.execute(statement.format(where=where), values).fetchall()
        counting = self._connection.execute(f"SELECT count(*) FROM item {where}", values)
        return next(int(total) for (total,) in counting)

    def _add(self, number: int, item: PublicItem) -> None:
        stems = " ".join(map(_stem, words_of(whole_text(item))))
        self._connection.execute("INSERT INTO text (rowid, body) VALUES (?, ?)", (number, stems))
        board = item.board.id if item.board else None
        self._connection.execute(
            "INSERT INTO item VALUES (?, ?, ?, ?, ?)",
            (number, item.id, day_of(item), item.year, board),
        )
        kinds = {(number, kind.value) for kind in item.decision_types}
        self._connection.executemany("INSERT INTO kind VALUES (?, ?)", kinds)


def _where(asked: Plain) -> tuple[str, tuple[str | int, ...]]:
    """The condition over items, and its values."""
    if not asked.words:
        return "", ()
    if asked.years:
        return f"WHERE {_IN} AND year BETWEEN ? AND ?", (_match(asked), *asked.years)
    return f"WHERE {_IN}", (_match(asked),)


def _match(asked: Plain) -> str:
    if asked.prefix:
        return f'"{asked.words[-1]}" *'
    stems = list(map(_stem, asked.words))
    return '"' + " ".join(stems) + '"' if asked.phrase else " ".join(f'"{stem}"' for stem in stems)


@lru_cache(maxsize=500_000)
def _stem(word: str) -> str:
    return finnish_stem(word)
