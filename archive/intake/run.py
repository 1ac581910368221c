"""Ingest: file → reader → items → store; the only place where they meet.

Ingesting the same files again changes nothing, and reads only those whose bytes or reader
changed. Files are committed in batches: a run that was killed loses at most the files of
one batch, and the next run does them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import nullcontext, suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import BinaryIO

from archive.errors import MinutesReadError, UsageError
from archive.intake.batch import Batch, FileToPut, warnings_of
from archive.intake.judgement import Judge, Judgement, Verdict
from archive.intake.report import IntakeReport, Tally
from archive.intake.scanned import SCANNED, scanned_item
from archive.intake.source_files import (
    STDIN,
    Found,
    Problem,
    checked,
    find_files,
    read_file,
    readable,
)
from archive.objects import digest_of
from archive.parsing.parser import Parsed, Parser, reader_of
from archive.readers.attachment_files import attachments_beside
from archive.readers.companions import companions_of
from archive.readers.source import Source
from archive.store.intake_lock import intake_lock
from archive.store.source_lookup import item_counts
from archive.store.sources import PathRecord
from archive.store.writer import Store
from archive.town_tables import Towns

_BROKEN = frozenset(("timed-out", "memory", "crashed", "too-large"))
"""What reading may end with because of an attachment."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far an ingest is: files and items so far, and the path that was just done."""

    files: int
    items: int
    path: str


def ingest(
    store: Store,
    paths: Iterable[str | Path],
    *,
    municipality: str | None = None,
    stdin: BinaryIO | None = None,
    on_progress: Callable[[Progress], None] | None = None,
    towns: Towns | None = None,
    parser: Parser | None = None,
) -> IntakeReport:
    """Ingest files, folders and the standard input (``-``).

    ``municipality`` is what the administrator says of all of them; a ``parser`` that is
    given stays open for the caller's next ingest. A file that cannot be
    read is reported and ends nothing. Raises :class:`archive.errors.ArchiveLocked` when
    another ingest runs; ``KeyboardInterrupt`` after the files that are whole are committed.
    """
    with intake_lock(store.home), nullcontext(parser) if parser else Parser() as reading:
        run = _Run(store, reading, municipality or "", stdin, towns or Towns())
        run.prepare()
        try:
            for found in find_files(paths, store.home.folder):
                run.take(found)
                if on_progress:
                    on_progress(Progress(run.files, run.items, found.name))
        except KeyboardInterrupt:
            run.commit()
            raise
        return run.finish()


@dataclass(slots=True)
class _Run:
    """One ingest. ``waiting`` maps digests in the batch to their reading."""

    store: Store
    parser: Parser
    municipality: str
    stdin: BinaryIO | None
    towns: Towns
    tally: Tally = field(default_factory=Tally)
    batch: Batch = field(init=False)
    seen: set[str] = field(default_factory=set)
    waiting: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.batch = Batch(self.store, self.towns.board_names)

    @property
    def files(self) -> int:
        """Files that are done, committed or not."""
        return self.tally.counts["files"] + len(self.batch.files)

    @property
    def items(self) -> int:
        """Items that were met, committed or not."""
        waiting = sum(len(file.parsed.items) for file in self.batch.files if file.parsed)
        return self.tally.items + waiting

    def prepare(self) -> None:
        """Clear up after a killed run, and tell boards the names that the settings give."""
        with suppress(OSError):
            self.store.objects.clear_unfinished()
        self.store.finish_purges()
        if self.towns.board_names:
            with self.store.transaction() as transaction:
                for municipality, names in self.towns.board_names.items():
                    for abbreviation, name in names.items():
                        transaction.name_board(municipality, abbreviation, name)

    def take(self, found: Found | Problem) -> None:
        """Do one file."""
        if isinstance(found, Problem):
            self.tally.problem(found)
            return
        key = None if found.name == STDIN else found.key
        if key in self.seen:
            self.tally.file("duplicate")
            return
        if key:
            self.seen.add(key)
        try:
            data = self._bytes(found)
        except MinutesReadError as error:
            self.tally.problem(Problem(found.name, error.code, str(error)))
            return
        self._take_bytes(found, key, data)
        if self.batch.full:
            self.commit()

    def commit(self) -> None:
        """Put in what waits."""
        self.tally.add(self.batch.commit())
        self.waiting.clear()

    def finish(self) -> IntakeReport:
        """Put in the rest, write down what was done, and report."""
        self.commit()
        self.store.finish_purges()
        report = self.tally.report()
        detail = f"{report.items_new} new, {report.items_changed} changed"
        with self.store.transaction() as transaction:
            transaction.settle_relations(self.towns.board_relations)
            transaction.name_classes(self.towns.classification)
            if report.files_read:
                transaction.audit("archive", "ingest", f"{report.files_read} files", detail)
        return report

    def _bytes(self, found: Found) -> bytes:
        largest = self.parser.limits.file_size
        if found.name != STDIN:
            return read_file(found.path, largest)
        if self.stdin is None:
            raise UsageError("There is no standard input to read '-' from.")
        return checked(self.stdin.read(largest + 1), largest)

    def _take_bytes(self, found: Found, key: str | None, data: bytes) -> None:
        digest = digest_of(data)
        companions = companions_of(found.path, data) if key else ()
        attached = attachments_beside(found.path, data) if key else ()
        judge = Judge(self.store.connection, self.parser, self.municipality, companions, attached)
        judgement = judge.judge(key, digest, self.waiting.get(digest))
        match judgement.verdict:
            case Verdict.REPEAT if judgement.record:
                self._repeat(found, judgement.record)
            case Verdict.UNCHANGED:
                self.tally.file("unchanged")
                self.tally.reader(reader_of(judgement.reading), self._count_items(digest), 0)
            case Verdict.DUPLICATE:
                path = self._path(key, digest, judgement.reading)
                self.batch.add(FileToPut(found.name, path, digest))
            case _:
                self.batch.add(self._read(found, key, digest, data, judge, judgement))

    def _repeat(self, found: Found, record: PathRecord) -> None:
        """Say again what was said of this file."""
        if record.code:
            self.tally.problem(Problem(found.name, record.code, record.message))
            return
        self.tally.file("unchanged")
        self.tally.warn(found.name, record.warnings)
        items = self._count_items(record.digest)
        self.tally.reader(reader_of(record.reading), items, len(record.warnings))

    def _count_items(self, digest: str) -> int:
        counts = item_counts(self.store.connection, digest)
        self.tally.counts["items_unchanged"] += counts.live
        self.tally.counts["items_kept_out"] += counts.removed
        return counts.live + counts.removed

    def _read(
        self,
        found: Found,
        key: str | None,
        digest: str,
        data: bytes,
        judge: Judge,
        judgement: Judgement,
    ) -> FileToPut:
        """Read the file in the parsing process, and make of it what is to be put in."""
        town = self.municipality or None
        source = Source(found.name, data, town, judge.companions, judge.attached)
        try:
            parsed, left_out = self._parsed(source)
            reading = judge.reading(parsed.reader)
            warnings = (*left_out, *warnings_of(parsed))
        except MinutesReadError as error:
            if error.code != SCANNED:
                path = self._path(key, digest, judge.refusal, error)
                problem = Problem(found.name, error.code, str(error))
                return FileToPut(found.name, path, digest, problem=problem)
            reading, warnings = judge.scanned, (str(error),)
            parsed = Parsed((scanned_item(source),), SCANNED, 1, reading)
        self.waiting[digest] = reading
        return FileToPut(
            found.name,
            self._path(key, digest, reading, warnings=warnings),
            digest,
            data,
            file_name=readable(found.path.name) if key else None,
            parsed=parsed,
            reading=reading,
            warnings=warnings,
            named_municipality=self.municipality,
            previous_digest=judgement.previous_digest,
            reread=judgement.reread,
        )

    def _parsed(self, source: Source) -> tuple[Parsed, tuple[str, ...]]:
        """The items; where an attachment breaks the reading, without any, and with a warning."""
        try:
            return self.parser.parse(source), ()
        except MinutesReadError as error:
            if not source.attached or error.code not in _BROKEN:
                raise
            warning = f"Read without its attachments: {error}"
        return self.parser.parse(replace(source, attached=())), (warning,)

    def _path(
        self,
        key: str | None,
        digest: str,
        reading: str,
        error: MinutesReadError | None = None,
        warnings: tuple[str, ...] = (),
    ) -> PathRecord | None:
        if key is None:
            return None
        code, message = (error.code, str(error)) if error else ("", "")
        return PathRecord(key, digest, reading, self.municipality, code, message, warnings)
