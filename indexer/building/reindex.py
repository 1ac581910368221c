"""`archive reindex`: a new generation built beside the live one, checked, then swapped in.

Until the pointer is renamed the old generation serves and goes on catching up; from then
on the new one does, which is whole, synced and marked by then. A kill at any point leaves
one of the two, and at most a generation that nothing names, which the next run removes.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass

from archive.catalogue import Catalogue
from archive.errors import ArchiveError
from archive.home import Home
from archive.store.catalogue import SqliteCatalogue
from indexer.analysis.analyzer import default_analyzer
from indexer.analysis.token import Analyzer
from indexer.building.bulk import BulkResult, IdSum, write_all
from indexer.building.bulk_worker import Materials
from indexer.building.catch_up import catch_up
from indexer.building.changes import DocumentProblem, apply_changes
from indexer.building.disk_need import DiskNeed, disk_need, full_disk_told
from indexer.generations.folders import Generation, Generations
from indexer.generations.form_table import BulkForms
from indexer.generations.manifest import Manifest, list_files
from indexer.steps import reached

OnProgress = Callable[[int, int], None]
"""Is told how many items are done, and of how many."""

_LOCK_WAIT = 1.0  # seconds; a catch-up may be taking away leftovers
_SWAP_WAIT = 600.0  # seconds; a catch-up after a large ingest takes minutes
_CHECKS = 5  # how often the last check is begun anew when the store changes under it
_FEW_PROBLEMS = 10  # or one item in a hundred


@dataclass(frozen=True, slots=True)
class ReindexReport:
    """What was built. ``size`` is in bytes; after a dry run only ``need`` tells anything."""

    need: DiskNeed
    generation: int = 0
    documents: int = 0
    change_number: int = 0
    size: int = 0
    seconds: float = 0.0
    removed: tuple[int, ...] = ()
    problems: tuple[DocumentProblem, ...] = ()


def reindex(
    home: Home,
    engine_name: str,
    *,
    jobs: int = 1,
    recreate: bool = False,
    dry_run: bool = False,
    on_need: Callable[[DiskNeed], None] | None = None,
    on_progress: OnProgress | None = None,
    open_catalogue: Callable[[Home], Catalogue] = SqliteCatalogue,
    make_analyzer: Callable[[], Analyzer] = default_analyzer,
) -> ReindexReport:
    """Build the index anew with ``jobs`` processes and make it the live one.

    ``recreate`` removes the old index first, for when there is no room for both: there is
    no search until the new one stands. ``on_need`` is told the estimate before the start.

    Raises :class:`archive.errors.ArchiveLocked` when another reindex runs and
    :class:`archive.errors.DiskFull`, before anything is written, when there is no room.
    """
    catalogue = open_catalogue(home)
    if dry_run:
        return ReindexReport(disk_need(home, catalogue, engine_name))
    materials = Materials(home, engine_name, open_catalogue, make_analyzer)
    build = _Build(Generations(home, engine_name), catalogue, make_analyzer(), materials)
    build.generations.building.acquire(_LOCK_WAIT)
    try:
        report = build.run(jobs, recreate, on_need, on_progress)
    finally:
        build.generations.building.release()
    catch_up(home, catalogue, engine_name, build.analyzer)  # what was left to this process
    return report


@dataclass(frozen=True, slots=True)
class _Build:
    generations: Generations
    catalogue: Catalogue
    analyzer: Analyzer
    materials: Materials

    def run(
        self,
        jobs: int,
        recreate: bool,
        on_need: Callable[[DiskNeed], None] | None,
        on_progress: OnProgress | None,
    ) -> ReindexReport:
        began = time.monotonic()
        self.generations.remove_unused()
        if recreate:
            self._remove_old()
        need = disk_need(self.materials.home, self.catalogue, self.materials.engine_name)
        if on_need is not None:
            on_need(need)
        need.check()
        with self._new_generation() as generation:
            bulk = self._fill(generation, jobs, on_progress)
            problems = {problem.item_id: problem for problem in bulk.problems}
            self._catch_up(generation, problems)
            self._publish(generation, problems)
        removed = self.generations.remove_unused()
        reached("old removed")
        return ReindexReport(
            need=need,
            generation=generation.number,
            documents=generation.manifest().documents,
            change_number=generation.mark(),
            size=generation.size(),
            seconds=time.monotonic() - began,
            removed=tuple(removed),
            problems=tuple(problems.values()),
        )

    def _remove_old(self) -> None:
        self.generations.indexing.acquire(_SWAP_WAIT)
        try:
            self.generations.remove_all()
        finally:
            self.generations.indexing.release()

    @contextmanager
    def _new_generation(self) -> Iterator[Generation]:
        """A new generation, taken away again when anything goes wrong before the swap."""
        try:
            with full_disk_told(self.generations.folder):
                generation = self.generations.new()
                reached("generation created")
                yield generation
        except BaseException:
            with suppress(OSError, ArchiveError):
                self.generations.remove_unused()
            raise

    def _fill(
        self, generation: Generation, jobs: int, on_progress: OnProgress | None
    ) -> BulkResult:
        """Write all items as they are now, commit, and check that they are all in."""
        start = self.catalogue.last_change()  # before any item is read: later ones are applied
        progress = _Progress(self.catalogue.item_count(), on_progress)
        target = generation.engine()
        forms = BulkForms(generation.folder)
        with ThreadPoolExecutor(1) as beside:  # the engine's last work leaves a core free
            with target.writer(bulk=True) as writer:
                ids = self.catalogue.item_ids()
                bulk = write_all(writer, forms, target, ids, self.materials, jobs, progress.advance)
                table = beside.submit(forms.write)
                writer.commit()
                reached("bulk committed")
            table.result()
        if len(bulk.problems) > max(_FEW_PROBLEMS, bulk.written.count // 100):
            raise ArchiveError(
                f"{len(bulk.problems)} items could not be indexed, the first one "
                f"{bulk.problems[0].item_id}: {bulk.problems[0].reason}. "
                "The index in use was left as it is."
            )
        self._compare(generation, bulk.written, frozenset())
        reached("checked")
        generation.sync()
        manifest = Manifest.of_build(generation.engine_name, self.analyzer.fingerprint, start)
        generation.write_manifest(
            manifest.finished(bulk.written.count, list_files(generation.files))
        )
        return bulk

    def _catch_up(self, generation: Generation, problems: dict[str, DocumentProblem]) -> None:
        applied = apply_changes(generation, self.catalogue, self.analyzer)
        problems.update((problem.item_id, problem) for problem in applied.problems)

    def _publish(self, generation: Generation, problems: dict[str, DocumentProblem]) -> None:
        """The last changes, the last check and the swap, while nobody else writes."""
        self.generations.indexing.acquire(_SWAP_WAIT)
        try:
            self._level(generation, problems)
            reached("caught up")
            generation.sync()
            reached("data synced")
            generation.write_manifest(self._final_manifest(generation))
            reached("manifest written")
            generation.write_mark(generation.mark())
            reached("log marked")
            self.generations.point_to(generation)
            reached("pointer renamed")
        finally:
            self.generations.indexing.release()

    def _level(self, generation: Generation, problems: dict[str, DocumentProblem]) -> None:
        """Apply changes until none is left, and compare the ids with those of the store.

        A store that is written to all the while is compared as far as the log allows:
        what comes later is applied after the swap.
        """
        for _ in range(_CHECKS):
            self._catch_up(generation, problems)
            mark = generation.mark()
            left_out = frozenset(problems)
            ids = IdSum.of(i for i in self.catalogue.item_ids() if i not in left_out)
            if self.catalogue.last_change() <= mark:
                self._compare(generation, ids, left_out)
                return

    def _compare(self, generation: Generation, expected: IdSum, left_out: frozenset[str]) -> None:
        searcher = generation.engine().searcher()
        try:
            found = IdSum.of(i for i in searcher.item_ids() if i not in left_out)
        finally:
            searcher.close()
        if found != expected:
            raise ArchiveError(
                f"The new index does not agree with the store: {found.count} items instead of "
                f"{expected.count}. The index in use was left as it is. "
                "Check the store with `archive verify`, then run again: archive reindex"
            )

    def _final_manifest(self, generation: Generation) -> Manifest:
        searcher = generation.engine().searcher()
        try:
            documents = searcher.document_count()
        finally:
            searcher.close()
        return generation.manifest().finished(documents, list_files(generation.files))


@dataclass(slots=True)
class _Progress:
    total: int
    tell: OnProgress | None
    done: int = 0

    def advance(self, items: int) -> None:
        self.done += items
        if self.tell is not None:
            self.tell(self.done, max(self.done, self.total))
