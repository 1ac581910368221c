"""Which word forms of the indexed texts have a term: what snippets mark, without analysis.

Beside the engine's files lies one SQLite file: for each base form, part or stem the forms
that were indexed, sorted and compressed in one row, and a row each for those that came
later by catching up. It only grows within a generation; a form too many costs nothing, and
where the table is missing, texts are analysed instead.
"""

from __future__ import annotations

import errno
import os
import threading
import zlib
from array import array
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

import apsw
import numpy as np

from indexer.analysis.token import EXACT, IDENTIFIER

FILE = "forms.sqlite"
MOST_FORMS = 20_000
"""How many forms one beginning of a word may stand for."""

_TABLES = """
CREATE TABLE IF NOT EXISTS built (term TEXT PRIMARY KEY, forms BLOB) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS late (term TEXT, form TEXT, PRIMARY KEY (term, form)) WITHOUT ROWID;
"""

Terms = tuple[str, ...]

_WRITER_WAITS, _READER_WAITS = 30_000, 200  # milliseconds; a reader can do without


class FormsUnavailable(LookupError):
    """The table cannot be read just now; texts are to be analysed instead."""


@contextmanager
def _reading() -> Iterator[None]:
    try:
        yield
    except apsw.Error as error:
        raise FormsUnavailable(str(error)) from error


def _with_forms(terms: Terms) -> list[str]:
    """Those of a word's terms that its form is kept for: not exact forms and identifiers."""
    if not terms[0].startswith(EXACT):
        return []
    return [term for term in terms[1:] if not term.startswith(IDENTIFIER)]


@contextmanager
def _writing(folder: Path, *settings: tuple[str, str]) -> Iterator[apsw.Connection]:
    """One transaction. A full disk is the same error here as in the engine's own files."""
    connection = apsw.Connection(str(folder / FILE))
    connection.set_busy_timeout(_WRITER_WAITS)
    try:
        for name, value in settings:
            connection.pragma(name, value)
        connection.execute(_TABLES)
        connection.execute("BEGIN IMMEDIATE")
        yield connection
        connection.execute("COMMIT")
    except apsw.FullError as error:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(folder / FILE)) from error
    finally:
        connection.close()


class BulkForms:
    """The forms of a whole new index: gathered in memory, written at the end, not synced.

    Pairs are kept as two numbers of four bytes each: there are six times as many as words.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._numbers: dict[str, int] = {}
        self._forms: list[str] = []
        self._pair_terms = array("I")
        self._pair_forms = array("I")

    def add(self, forms: Iterable[Terms]) -> None:
        """Add words by their terms, the exact form first, as tokens carry them."""
        numbers = self._numbers
        for terms in forms:
            kept = _with_forms(terms)
            if kept:
                self._pair_terms.extend([numbers.setdefault(t, len(numbers)) for t in kept])
                self._pair_forms.extend([len(self._forms)] * len(kept))
                self._forms.append(terms[0][1:])

    def write(self) -> None:
        """Write the table."""
        with _writing(self._folder, ("journal_mode", "OFF"), ("synchronous", "OFF")) as table:
            table.executemany("INSERT INTO built VALUES (?, ?)", self._rows())

    def _rows(self) -> Iterator[tuple[str, bytes]]:
        """Each term with its forms, the terms rising."""
        terms = np.frombuffer(self._pair_terms, np.uintc)
        order = np.argsort(terms, kind="stable")
        by_term = array("I", np.frombuffer(self._pair_forms, np.uintc)[order].tobytes())
        ends = [0, *np.cumsum(np.bincount(terms, minlength=len(self._numbers))).tolist()]
        form_at = self._forms.__getitem__
        for term in sorted(self._numbers):
            number = self._numbers[term]
            yield term, _packed(map(form_at, by_term[ends[number] : ends[number + 1]]))


class LateForms:
    """The forms of changed items, added to the table of a live generation.

    A context manager that writes at its end, durably, also after an error: a form too
    many costs nothing.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._pairs: set[tuple[str, str]] = set()

    def add(self, forms: Iterable[Terms]) -> None:
        """Add words by their terms."""
        for terms in forms:
            self._pairs.update((term, terms[0][1:]) for term in _with_forms(terms))

    def __enter__(self) -> Self:
        """Nothing is written before the end."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._pairs:
            with _writing(self._folder) as table:
                table.executemany("INSERT OR IGNORE INTO late VALUES (?, ?)", sorted(self._pairs))


class FormTable:
    """Reads the table of one generation. Thread-safe."""

    def __init__(self, folder: Path) -> None:
        """Raises :class:`apsw.Error` where there is no table that can be read."""
        self._connection = apsw.Connection(str(folder / FILE), flags=apsw.SQLITE_OPEN_READONLY)
        self._connection.set_busy_timeout(_READER_WAITS)
        self._connection.execute("SELECT 1 FROM built, late LIMIT 1")
        self._turn = threading.Lock()

    def having(self, term: str) -> list[str]:
        """The plain forms that have this term."""
        with self._turn, _reading():
            built = self._connection.execute("SELECT forms FROM built WHERE term = ?", (term,))
            forms = [form for (packed,) in built for form in _unpacked(packed)]
            late = self._connection.execute("SELECT form FROM late WHERE term = ?", (term,))
            forms += [str(form) for (form,) in late]
        return forms

    def beginning(self, prefix: str) -> dict[str, str]:
        """Plain form → its term, for the terms that begin so; at most ``MOST_FORMS``."""
        bounds = (prefix, prefix + "\U0010ffff", MOST_FORMS)
        where = "WHERE term >= ? AND term < ? LIMIT ?"
        found: dict[str, str] = {}
        with self._turn, _reading():
            for term, packed in self._connection.execute(
                f"SELECT term, forms FROM built {where}",  # noqa: S608 (constants)
                bounds,
            ):
                found.update(dict.fromkeys(_unpacked(packed), str(term)))
                if len(found) > MOST_FORMS:
                    return found
            late = self._connection.execute(
                f"SELECT form, term FROM late {where}",  # noqa: S608 (constants)
                bounds,
            )
            found.update((str(form), str(term)) for form, term in late)
        return found

    def close(self) -> None:
        """Give back the file."""
        with self._turn:
            self._connection.close()


def _packed(forms: Iterable[str]) -> bytes:
    """Sorted, each once; short lists stay as they are: compressing would lengthen them."""
    text = " ".join(sorted(set(forms))).encode("utf-8", "surrogatepass")
    return text if len(text) < 100 else b"\0" + zlib.compress(text, 3)


def _unpacked(packed: object) -> list[str]:
    data = bytes(packed) if isinstance(packed, bytes) else str(packed).encode()
    if data.startswith(b"\0"):
        data = zlib.decompress(data[1:])
    return data.decode("utf-8", "surrogatepass").split(" ")
