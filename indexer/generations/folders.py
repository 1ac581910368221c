"""Where are the generations of an index, and which one is live?

HOME/index/ENGINE/CURRENT           the number of the live generation, replaced by rename
HOME/index/ENGINE/indexer.lock      held by whoever writes to the live generation
HOME/index/ENGINE/reindex.lock      held by whoever builds or removes generations
HOME/index/ENGINE/generations/<n>/
    files/                          the engine's own files
    manifest.json                   what it was made from and by (indexer.generations.manifest)
    mark                            the newest change number that it surely holds
    in_use                          locked together by readers, alone by a remover

A generation is whole before ``CURRENT`` names it; a run that was killed leaves one that
nothing names, which the next ``remove_unused`` takes away. The mark is written after the
commit, so it may lag behind what the files hold: changes are applied again, which changes
nothing, and none is ever left out.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from archive.errors import IndexDamaged, IndexMissing, IndexUnavailable
from archive.home import Home
from indexer.engine import SearchEngine
from indexer.engines import engine
from indexer.generations.durable import sync, sync_tree, write_durably
from indexer.generations.locks import ProcessLock, SharedLock
from indexer.generations.manifest import REBUILD, Manifest, read_manifest, write_manifest

_TRIES = 5  # how often a generation may be swapped away while a reader opens it
_DEPTH = 4  # folders between a generation and the archive's own: generations, ENGINE, index
_GOING = ".going-"  # begins the name of a generation that is being removed


@dataclass(frozen=True, slots=True)
class Generation:
    """One index in a folder of its own; making a record of it touches nothing."""

    number: int
    folder: Path
    engine_name: str

    @property
    def files(self) -> Path:
        """The engine's files."""
        return self.folder / "files"

    @property
    def in_use(self) -> Path:
        """The file that readers lock."""
        return self.folder / "in_use"

    def engine(self) -> SearchEngine:
        """The engine over this generation's files."""
        return engine(self.engine_name, self.files)

    def manifest(self) -> Manifest:
        """Raises :class:`archive.errors.IndexUnavailable` when it is damaged."""
        return read_manifest(self.folder / "manifest.json")

    def write_manifest(self, manifest: Manifest) -> None:
        """Write the manifest durably; the files that it lists must be synced before."""
        write_manifest(self.folder / "manifest.json", manifest)

    def mark(self) -> int:
        """The newest change number that the files surely hold.

        Where the mark cannot be read, it is that of the building: nothing gets lost.
        """
        try:
            return int((self.folder / "mark").read_bytes())
        except (OSError, ValueError):
            return self.manifest().change_number

    def write_mark(self, change_number: int) -> None:
        """Write the mark durably; only after a commit that holds the change, and a sync."""
        write_durably(self.folder / "mark", b"%d\n" % change_number)

    def updated_at(self) -> datetime | None:
        """When the mark was last written, or the generation made; None where neither is told."""
        for name in ("mark", "manifest.json"):
            try:
                return datetime.fromtimestamp((self.folder / name).stat().st_mtime, UTC)
            except OSError:
                continue
        return None

    def sync(self) -> None:
        """Bring all of the generation to the disk; some engines never do.

        Files that the manifest lists never change and are on the disk already.
        """
        try:
            listed = {self.files / entry.name for entry in self.manifest().files}
        except IndexUnavailable:  # not written yet
            listed = set()
        sync_tree(self.folder, listed)

    def size(self) -> int:
        """The bytes of all its files."""
        sizes = []
        for path in self.folder.rglob("*"):
            try:
                sizes.append(path.stat().st_size)
            except FileNotFoundError:
                continue
        return sum(sizes)


class Generations:
    """All generations of one engine's index in one archive."""

    def __init__(self, home: Home, engine_name: str) -> None:
        self.folder = home.index(engine_name)
        self._engine_name = engine_name
        self._pointer = self.folder / "CURRENT"
        self._parent = self.folder / "generations"
        self.indexing = ProcessLock(
            self.folder / "indexer.lock", "is bringing the index up to date"
        )
        self.building = ProcessLock(self.folder / "reindex.lock", "is building the index")

    def current(self) -> Generation:
        """The live generation, as the pointer names it.

        Raises :class:`archive.errors.IndexMissing` when there is none, and
        :class:`archive.errors.IndexUnavailable` when the pointer is damaged.
        """
        generation = self.pointed()
        if generation is None:
            raise IndexMissing(
                f"There is no search index in {self.folder} yet. Build it with: archive reindex"
            )
        if not generation.folder.is_dir():
            raise IndexUnavailable(
                f"The search index is damaged: {self._pointer} names generation "
                f"{generation.number}, which is gone. {REBUILD}"
            )
        return generation

    def pointed(self) -> Generation | None:
        """The generation that the pointer names, there or not; None without a pointer."""
        try:
            text = self._pointer.read_bytes()
        except FileNotFoundError:
            return None
        except OSError as error:
            raise IndexUnavailable(
                f"The search index cannot be read: {self._pointer}: {error.strerror}. "
                "Give this user the right to read the archive's folder."
            ) from error
        if not text.strip().isdigit():
            raise IndexUnavailable(
                f"The search index is damaged: {self._pointer} holds no number. {REBUILD}"
            )
        return self.generation(int(text))

    def generation(self, number: int) -> Generation:
        """The generation of this number, there or not."""
        return Generation(number, self._parent / str(number), self._engine_name)

    @contextmanager
    def held(self) -> Iterator[Generation]:
        """The live generation, kept in place while the context lasts."""
        generation, lock = self.hold()
        with lock:
            yield generation

    def hold(self) -> tuple[Generation, SharedLock]:
        """The live generation with the lock that keeps it in place.

        Raises what :meth:`current` raises.
        """
        for _ in range(_TRIES):
            generation = self.current()
            try:
                lock = SharedLock.shared(generation.in_use)
            except OSError as error:
                raise IndexUnavailable(
                    f"The search index cannot be read: {generation.in_use}: {error.strerror}."
                ) from error
            if lock is not None:
                return generation, lock
        raise IndexUnavailable(
            f"The search index is damaged: {generation.in_use} is missing. {REBUILD}"
        )

    def new(self) -> Generation:
        """Make an empty generation beside all others; the building lock must be held."""
        numbers = [generation.number for generation in self.all()]
        pointed = self._pointed_or_none()
        if pointed is not None:
            numbers.append(pointed.number)
        generation = self.generation(max(numbers, default=0) + 1)
        generation.folder.mkdir(parents=True)
        generation.in_use.touch()
        generation.engine().create()
        return generation

    def point_to(self, generation: Generation) -> None:
        """Make a generation the live one; both locks must be held, and it must be whole."""
        for folder in generation.folder.parents[:_DEPTH]:
            sync(folder)
        write_durably(self._pointer, b"%d\n" % generation.number)
        generation.engine().publish()  # a kill before it is mended by remove_unused

    def all(self) -> list[Generation]:
        """Every generation that is there, oldest first."""
        if not self._parent.is_dir():
            return []
        numbers = sorted(int(path.name) for path in self._parent.iterdir() if path.name.isdigit())
        return [self.generation(number) for number in numbers]

    def remove_unused(self, keep: Generation | None = None) -> list[int]:
        """Remove all generations that are neither live nor read, nor ``keep``.

        The building lock must be held. Those that a reader holds stay until the next
        time. Returns the numbers of the removed ones.
        """
        live = self._pointed_or_none()
        if live is not None:
            with suppress(IndexDamaged, IndexMissing):  # what follows makes a new one
                live.engine().publish()  # before what the outside may still read goes
        spared = {generation.number for generation in (live, keep) if generation}
        removed = [g.number for g in self.all() if g.number not in spared and self._remove(g)]
        if self._parent.is_dir():
            for path in self._parent.glob(_GOING + "*"):
                self._clear(path)
        return removed

    def remove_all(self) -> None:
        """Remove the index whole, the live generation too; both locks must be held."""
        self._pointer.unlink(missing_ok=True)
        self.remove_unused()

    def _remove(self, generation: Generation) -> bool:
        if generation.in_use.exists():
            lock = SharedLock.alone(generation.in_use)
            if lock is None:
                return False
            with lock:
                self._take_away(generation)
        else:  # killed between making the folder and the file: nobody can hold it
            self._take_away(generation)
        return True

    def _take_away(self, generation: Generation) -> None:
        """Out of the way by a rename first: no reader ever sees half a generation."""
        going = self._parent / f"{_GOING}{generation.number}"
        self._clear(going)
        generation.folder.rename(going)

    def _clear(self, folder: Path) -> None:
        """What lies outside goes first: the folder is what names it."""
        engine(self._engine_name, folder / "files").remove()
        shutil.rmtree(folder, ignore_errors=True)

    def _pointed_or_none(self) -> Generation | None:
        """As :meth:`pointed`, but a pointer that holds no number counts as none."""
        try:
            return self.pointed()
        except IndexUnavailable as error:
            if isinstance(error.__cause__, OSError):
                raise
            return None
