"""Catching up: whoever wrote to the store brings the index level with it afterwards.

One process does so at a time. Another one that finds it at work leaves its changes to it:
they are committed already, and the one at work looks at the log once more after it has let
go of the lock, so that no change waits for the next one.
"""

from __future__ import annotations

from dataclasses import dataclass

from archive.catalogue import Catalogue
from archive.home import Home
from indexer.analysis.token import Analyzer
from indexer.building.changes import BATCH, DocumentProblem, apply_changes
from indexer.building.disk_need import full_disk_told
from indexer.generations.folders import Generation, Generations
from indexer.generations.locks import Holder
from indexer.steps import reached


@dataclass(frozen=True, slots=True)
class CatchUpResult:
    """What came of it.

    ``changes`` counts the entries of the log that were applied, ``change_number`` is the
    mark of the live generation now. ``left`` is True when another process is at work and
    will apply the rest; ``left_to`` names it where it is known.
    """

    changes: int
    change_number: int
    left: bool = False
    left_to: Holder | None = None
    problems: tuple[DocumentProblem, ...] = ()


def catch_up(
    home: Home,
    catalogue: Catalogue,
    engine_name: str,
    analyzer: Analyzer,
    batch: int = BATCH,
) -> CatchUpResult:
    """Bring the live generation level with the store's change log.

    Raises :class:`archive.errors.IndexMissing` when there is none yet, and
    :class:`archive.errors.IndexOutdated` when another version of the program made it.
    """
    generations = Generations(home, engine_name)
    changes, problems = 0, dict[str, DocumentProblem]()
    while True:
        mark = _checked(generations, analyzer).mark()
        if mark >= catalogue.last_change():
            _remove_leftovers(generations)
            return CatchUpResult(changes, mark, problems=tuple(problems.values()))
        if not generations.indexing.try_acquire():
            holder = generations.indexing.held_by()
            return CatchUpResult(changes, mark, True, holder, tuple(problems.values()))
        try:
            with full_disk_told(generations.folder):
                applied = apply_changes(_checked(generations, analyzer), catalogue, analyzer, batch)
        finally:
            generations.indexing.release()
        reached("lock released")
        changes += applied.changes
        problems.update((problem.item_id, problem) for problem in applied.problems)


def _checked(generations: Generations, analyzer: Analyzer) -> Generation:
    """The live generation, which this program can write to."""
    generation = generations.current()
    generation.manifest().check(generation.engine_name, analyzer.fingerprint)
    return generation


def _remove_leftovers(generations: Generations) -> None:
    """Take away what a killed reindex left, unless one is at work."""
    if len(generations.all()) > 1 and generations.building.try_acquire():
        try:
            generations.remove_unused()
        finally:
            generations.building.release()
