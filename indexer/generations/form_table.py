"""Which word forms of the indexed texts have a term: what snippets mark, without analysis.

Beside the engine's files lies one SQLite file with a row for each base form, part or stem
of each form that was indexed. It only grows within a generation; a form too many costs
nothing, and where the table is missing, texts are analysed instead.
"""

from __future__ import annotations

import errno
import os
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

import apsw

from indexer.analysis.token import EXACT, IDENTIFIER

FILE = "forms.sqlite"
MOST_FORMS = 20_000
"""How many forms one beginning of a word may stand for."""

_TABLE = "CREATE TABLE IF NOT EXISTS form (term TEXT, form TEXT, PRIMARY KEY (term, form)) "
_PUT = "INSERT OR IGNORE INTO form VALUES (?, ?)"

Terms = tuple[str, ...]


class FormWriter:
    """Adds forms to the table of a generation; a context manager that commits at the end.

    ``bulk`` leaves syncing to the end of the building.
    """

    def __init__(self, folder: Path, bulk: bool = False) -> None:
        self._folder = folder
        self._connection = apsw.Connection(str(folder / FILE))
        self._connection.pragma("journal_mode", "OFF" if bulk else "DELETE")
        self._connection.pragma("synchronous", "OFF" if bulk else "FULL")
        self._connection.execute(_TABLE + "WITHOUT ROWID")

    def add(self, forms: Iterable[Terms]) -> None:
        """Add words by their terms, the exact form first, as tokens carry them."""
        rows = [
            (term, terms[0][1:])
            for terms in forms
            if terms[0].startswith(EXACT)
            for term in terms[1:]
            if not term.startswith(IDENTIFIER)
        ]
        with _disk_full_said(self._folder):
            self._connection.executemany(_PUT, rows)

    def __enter__(self) -> Self:
        """One transaction for all that is added."""
        self._connection.execute("BEGIN IMMEDIATE")
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Keep what was added, also after an error: a form too many costs nothing."""
        try:
            with _disk_full_said(self._folder):
                self._connection.execute("COMMIT")
        finally:
            self._connection.close()


@contextmanager
def _disk_full_said(folder: Path) -> Iterator[None]:
    """A full disk is the same error here as in the engine's own files."""
    try:
        yield
    except apsw.FullError as error:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(folder / FILE)) from error


class FormTable:
    """Reads the table of one generation. Thread-safe."""

    def __init__(self, folder: Path) -> None:
        """Raises :class:`apsw.Error` where there is no table that can be read."""
        self._connection = apsw.Connection(str(folder / FILE), flags=apsw.SQLITE_OPEN_READONLY)
        self._turn = threading.Lock()

    def having(self, terms: Iterable[str]) -> dict[str, str]:
        """Plain form → one of these terms that it has."""
        found: dict[str, str] = {}
        with self._turn:
            for term in terms:
                rows = self._connection.execute("SELECT form FROM form WHERE term = ?", (term,))
                found.update((str(form), term) for (form,) in rows)
        return found

    def beginning(self, prefix: str) -> dict[str, str]:
        """Plain form → its term, for the terms that begin so; at most ``MOST_FORMS``."""
        with self._turn:
            rows = self._connection.execute(
                "SELECT form, term FROM form WHERE term >= ? AND term < ? LIMIT ?",
                (prefix, prefix + "\U0010ffff", MOST_FORMS),
            )
            return {str(form): str(term) for form, term in rows}

    def close(self) -> None:
        """Give back the file."""
        with self._turn:
            self._connection.close()
