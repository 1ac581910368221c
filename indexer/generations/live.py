"""The live index as readers see it: always one whole generation, and soon the newest.

A reader looks at the pointer and the mark at most each half second. It keeps one searcher
for a whole request; a searcher that was replaced is closed when its last user is done.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from threading import Condition

from archive.errors import ArchiveError, IndexUnavailable
from archive.home import Home
from indexer.analysis.token import Analyzer
from indexer.generations.folders import Generation, Generations
from indexer.generations.locks import SharedLock
from indexer.generations.snapshot import Snapshot

INTERVAL = 0.5
"""Seconds between two looks at the pointer and the mark."""

_OPENING_TRIES = 3  # a commit may take a segment away between listing and opening it


@dataclass(slots=True, eq=False)
class _Open:
    """An open searcher with what it was opened at, and how many requests use it."""

    searcher: Snapshot
    lock: SharedLock
    state: tuple[int, int]  # generation number, mark
    users: int = 0
    retired: bool = False


class Use:
    """One request's hold on a searcher; a context manager that gives it."""

    def __init__(self, live: LiveIndex) -> None:
        self._live = live
        self._open: _Open | None = None

    def __enter__(self) -> Snapshot:
        self._open = self._live._take()
        return self._open.searcher

    def __exit__(self, *error: object) -> None:
        if self._open is not None:
            held, self._open = self._open, None
            self._live._give_back(held)


class LiveIndex:
    """What web workers and `archive search` search through. Thread-safe.

    ``problem`` says why the newest index does not open while an older one still serves,
    or why none serves; None when all is well.
    """

    def __init__(
        self, home: Home, engine_name: str, analyzer: Analyzer, interval: float = INTERVAL
    ) -> None:
        self._generations = Generations(home, engine_name)
        self._fingerprint = analyzer.fingerprint
        self._interval = interval
        self._turn = Condition()
        self._current: _Open | None = None
        self._error: ArchiveError | None = None
        self._next_look = 0.0
        self._looking = False
        self._closed = False

    @property
    def problem(self) -> str | None:
        """Why the newest index is not the one that serves; None when it is."""
        error = self._error
        return str(error) if error else None

    def searcher(self) -> Use:
        """``with live.searcher() as searcher``: one snapshot for the whole request.

        Entering raises :class:`archive.errors.IndexUnavailable` when no index opens.
        """
        return Use(self)

    def close(self) -> None:
        """Close the searcher, or let its last user do so."""
        with self._turn:
            self._closed = True
            current, self._current = self._current, None
            if current is not None:
                self._retire(current)

    def _take(self) -> _Open:
        if self._shall_look():
            self._look()
        with self._turn:
            if self._current is None:
                raise self._why_not()
            self._current.users += 1
            return self._current

    def _give_back(self, held: _Open) -> None:
        with self._turn:
            held.users -= 1
            self._close_if_done(held)

    def _shall_look(self) -> bool:
        """Whether this thread is the one to look; others go on with what is open."""
        with self._turn:
            while self._current is None and self._looking:
                self._turn.wait()
            if self._closed or self._looking or time.monotonic() < self._next_look:
                return False
            self._looking = True
            return True

    def _look(self) -> None:
        opened: _Open | None = None
        error: ArchiveError | None = None
        try:
            opened = self._opened_if_newer()
        except ArchiveError as problem:
            error = problem
        except OSError as problem:
            error = IndexUnavailable(f"The search index cannot be read: {problem}.")
        finally:
            with self._turn:
                self._error = error
                self._looking = False
                self._next_look = time.monotonic() + self._interval
                if opened is not None:
                    self._replace(opened)
                self._turn.notify_all()

    def _opened_if_newer(self) -> _Open | None:
        generation, lock = self._generations.hold()
        try:
            state = (generation.number, generation.mark())
            current = self._current
            if current is not None and current.state == state:
                lock.release()
                return None
            return _Open(self._open(generation), lock, state)
        except BaseException:
            lock.release()
            raise

    def _open(self, generation: Generation) -> Snapshot:
        return open_searcher(generation, self._fingerprint)

    def _replace(self, opened: _Open) -> None:
        before, self._current = self._current, opened
        if before is not None:
            self._retire(before)
        if self._closed:
            self._current = None
            self._retire(opened)

    def _retire(self, held: _Open) -> None:
        held.retired = True
        self._close_if_done(held)

    @staticmethod
    def _close_if_done(held: _Open) -> None:
        if held.retired and held.users == 0:
            held.searcher.close()
            held.lock.release()

    def _why_not(self) -> ArchiveError:
        """A new error each time: one raised in two threads would mix their traces."""
        if self._error is None:
            return IndexUnavailable("The search index was closed.")
        return type(self._error)(str(self._error))


def open_searcher(generation: Generation, fingerprint: str) -> Snapshot:
    """A searcher over a generation that the caller holds, checked against this program.

    Raises :class:`archive.errors.IndexOutdated` when another analysis or field table made
    it, and :class:`archive.errors.IndexUnavailable` when it does not open.
    """
    generation.manifest().check(generation.engine_name, fingerprint)
    for _ in range(_OPENING_TRIES - 1):
        try:
            return Snapshot(generation.engine().searcher(generation.mark()), generation)
        except IndexUnavailable:
            continue
    return Snapshot(generation.engine().searcher(generation.mark()), generation)
