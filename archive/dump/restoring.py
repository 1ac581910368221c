"""Restoring a dump: each good line goes in, each other one is told by its number.

Lines are committed in pieces, so that a run that was killed has lost nothing: the next run
finds what is there already, and goes on.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import apsw

from archive.dump.checking import LineProblem, lines_of
from archive.dump.lines import Line
from archive.public import BoardRecord
from archive.store.intake_lock import intake_lock
from archive.store.items import PutKind
from archive.store.restoring import (
    Restored,
    relate_board,
    restore_board,
    restore_case,
    restore_item,
    restore_redirect,
    restore_tombstone,
)
from archive.store.writer import Store, Transaction
from archive.store.writing import Writing
from archive.town_tables import Towns

PIECE = 200
"""Lines to a commit."""

MOST_PROBLEMS = 1_000
"""Lines that are told one by one; the others are counted."""


@dataclass(frozen=True, slots=True)
class RestoreReport:
    """What a restoring did; of lines that did not go in, the first are told."""

    items_new: int
    items_there: int
    items_kept_out: int
    boards: int
    cases: int
    redirects: int
    tombstones: int
    lines_refused: int
    problems: tuple[LineProblem, ...]


def restore(
    store: Store,
    file: Path,
    towns: Towns | None = None,
    on_progress: Callable[[int], None] | None = None,
) -> RestoreReport:
    """Put everything of a dump in that is not there yet.

    Raises :class:`archive.errors.UsageError` where the file is no dump, and
    :class:`archive.errors.ArchiveLocked` while the archive is being written.
    """
    run = _Run()
    with intake_lock(store.home):
        lines = lines_of(file)
        while piece := list(islice(lines, PIECE)):
            with store.transaction() as transaction:
                for number, line in piece:
                    run.take(transaction, number, line)
            if on_progress:
                on_progress(piece[-1][0])
        with store.transaction() as transaction:
            run.finish(transaction, file, towns or Towns())
    return run.report()


class _Run:
    def __init__(self) -> None:
        self._counts: Counter[tuple[str, PutKind]] = Counter()
        self._boards: list[BoardRecord] = []
        self._problems: list[LineProblem] = []
        self._refused = 0

    def take(self, transaction: Transaction, number: int, line: Line | LineProblem) -> None:
        """Put one line in whole, or not at all."""
        if isinstance(line, LineProblem):
            self._refuse(line)
            return
        writing = transaction.writing
        try:
            with writing.connection:  # a savepoint: a bad line takes nothing else with it
                done = list(_put(writing, line))
        except (ValueError, OverflowError, apsw.ConstraintError) as error:
            self._refuse(LineProblem(number, f"The record cannot be put in: {error}"[:300]))
            return
        for kind, restored in done:
            self._counts[kind, restored.kind] += 1
        if line.board:
            self._boards.append(line.board.record)

    def finish(self, transaction: Transaction, file: Path, towns: Towns) -> None:
        """What needs all lines: the relations of boards, and what the settings say."""
        for board in self._boards:
            relate_board(transaction.writing, board)
        transaction.settle_relations(towns.board_relations)
        transaction.name_classes(towns.classification)
        new = self._counts["item", PutKind.NEW]
        transaction.audit("archive", "restore", file.name, f"{new} new")

    def report(self) -> RestoreReport:
        """What was done."""
        counts = self._counts
        return RestoreReport(
            items_new=counts["item", PutKind.NEW],
            items_there=counts["item", PutKind.UNCHANGED],
            items_kept_out=counts["item", PutKind.KEPT_OUT],
            boards=counts["board", PutKind.NEW],
            cases=counts["case", PutKind.NEW],
            redirects=counts["redirect", PutKind.NEW],
            tombstones=counts["tombstone", PutKind.NEW],
            lines_refused=self._refused,
            problems=tuple(self._problems),
        )

    def _refuse(self, problem: LineProblem) -> None:
        self._refused += 1
        if len(self._problems) < MOST_PROBLEMS:
            self._problems.append(problem)


def _put(writing: Writing, line: Line) -> Iterator[tuple[str, Restored]]:
    if line.board:
        yield "board", restore_board(writing, line.board)
    if line.case:
        yield "case", restore_case(writing, line.case)
    if line.item:
        yield "item", restore_item(writing, line.item)
    if line.redirect:
        yield "redirect", restore_redirect(writing, line.redirect)
    if line.tombstone:
        yield "tombstone", restore_tombstone(writing, line.tombstone)
