"""Building a whole index: documents made by several processes, written by this one.

Each worker has at most two chunks of ids to do and blocks when nobody takes what it made,
so that memory stays bounded whatever the size of the archive.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from hashlib import blake2b
from itertools import islice
from multiprocessing.connection import Connection, wait
from pathlib import Path
from types import TracebackType
from typing import Self

import msgspec

from archive import errors
from archive.errors import ArchiveError
from archive.minutes import Language
from indexer.analysis.token import FreshForms
from indexer.building.bulk_worker import (
    DOCUMENT,
    END,
    ChunkEnd,
    DocumentMaker,
    Materials,
    Order,
    WorkerError,
)
from indexer.building.changes import DocumentProblem
from indexer.engine import IndexWriter, SearchEngine
from indexer.generations.form_table import BulkForms
from indexer.steps import reached

CHUNK = 50
"""Items to a chunk."""

_WORKER = "from indexer.building.bulk_worker import main; main()"
_AHEAD = 2  # chunks that one worker may have
_PATIENCE = 5.0  # seconds that a worker has to end


@dataclass(slots=True)
class IdSum:
    """The number of some ids and a checksum over them that no order changes."""

    count: int = 0
    total: int = 0

    @classmethod
    def of(cls, item_ids: Iterable[str]) -> IdSum:
        """The sum over all of these."""
        result = cls()
        for item_id in item_ids:
            result.add(item_id)
        return result

    def add(self, item_id: str) -> None:
        """Count one id in."""
        digest = blake2b(item_id.encode("utf-8", "surrogatepass"), digest_size=8).digest()
        self.count += 1
        self.total = (self.total + int.from_bytes(digest, "big")) % 2**64


@dataclass(slots=True)
class BulkResult:
    """What was written: the sum of all ids, and the items that could not be indexed."""

    written: IdSum = field(default_factory=IdSum)
    problems: list[DocumentProblem] = field(default_factory=list)

    def take(self, end: ChunkEnd) -> None:
        """Count a chunk in."""
        for item_id in end.item_ids:
            self.written.add(item_id)
        self.problems.extend(end.problems)


def write_all(
    writer: IndexWriter,
    forms: BulkForms,
    target: SearchEngine,
    item_ids: Iterator[str],
    materials: Materials,
    jobs: int,
    on_done: Callable[[int], None],
) -> BulkResult:
    """Write the documents of all these items; ``on_done`` is told how many more are done.

    Raises :class:`archive.errors.ArchiveError` when a worker ends before its time.
    """
    result = BulkResult()
    if jobs <= 1:
        maker = DocumentMaker(materials, target)
        for chunk in _chunks(item_ids):
            for made in maker.make(Order(chunk)):
                _write(writer, forms, made, result, on_done)
        return result
    with Workers(materials, jobs) as workers:
        for made in workers.run(_chunks(item_ids)):
            _write(writer, forms, made, result, on_done)
    return result


def _write(
    writer: IndexWriter,
    forms: BulkForms,
    made: bytes | ChunkEnd,
    result: BulkResult,
    on_done: Callable[[int], None],
) -> None:
    if isinstance(made, bytes):
        writer.add_encoded(made)
        return
    result.take(made)
    for analysed in made.forms.analysed.values():
        forms.add(analysed)
    forms.add(made.forms.joined)
    reached("documents written")
    on_done(len(made.item_ids) + len(made.problems))


def _chunks(item_ids: Iterator[str]) -> Iterator[tuple[str, ...]]:
    while chunk := tuple(islice(item_ids, CHUNK)):
        yield chunk


@dataclass(slots=True, eq=False)
class _Worker:
    process: subprocess.Popen[bytes]
    connection: Connection
    chunks: list[tuple[str, ...]] = field(default_factory=list)
    to_learn: dict[Language, list[tuple[str, ...]]] = field(default_factory=dict)


class Workers:
    """Worker processes; a context manager that ends them whatever happens."""

    def __init__(self, materials: Materials, jobs: int) -> None:
        self._materials = materials
        self._jobs = jobs
        self._workers: list[_Worker] = []

    def __enter__(self) -> Self:
        """Start them with SIGINT blocked: Ctrl-C is this process's to answer."""
        before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        try:
            for _ in range(self._jobs):
                self._workers.append(self._start())
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for worker in self._workers:
            worker.connection.close()
        for worker in self._workers:
            try:
                worker.process.wait(_PATIENCE if kind is None else 0)
            except subprocess.TimeoutExpired:
                worker.process.kill()
                worker.process.wait()

    def run(self, chunks: Iterator[tuple[str, ...]]) -> Iterator[bytes | ChunkEnd]:
        """What the workers make of all chunks, in the order in which it is done."""
        for worker in self._workers * _AHEAD:
            self._hand_out(worker, chunks)
        while busy := {w.connection: w for w in self._workers if w.chunks}:
            ready = wait(list(busy))
            for worker in [worker for connection, worker in busy.items() if connection in ready]:
                made = self._receive(worker)
                if isinstance(made, ChunkEnd):
                    worker.chunks.pop(0)
                    self._tell_others(worker, made.forms)
                    self._hand_out(worker, chunks)
                yield made

    def _start(self) -> _Worker:
        """One worker. It gets no other way to this process than its connection."""
        ours, theirs = multiprocessing.Pipe()
        with theirs:
            process = subprocess.Popen(  # noqa: S603 (this very Python, our own module)
                [sys.executable, "-P", "-c", _WORKER, str(theirs.fileno())],
                stdin=subprocess.DEVNULL,
                pass_fds=[theirs.fileno()],
                env=os.environ | {"PYTHONPATH": os.pathsep.join(_path())},
            )
        ours.send(self._materials)
        return _Worker(process, ours)

    def _tell_others(self, worker: _Worker, forms: FreshForms) -> None:
        """No form is analysed twice, but in chunks that are made at the same time."""
        for other in self._workers:
            if other is not worker:
                for language, analysed in forms.analysed.items():
                    other.to_learn.setdefault(language, []).extend(analysed)

    def _hand_out(self, worker: _Worker, chunks: Iterator[tuple[str, ...]]) -> None:
        chunk = next(chunks, None)
        if chunk is None:
            return
        worker.chunks.append(chunk)
        try:
            worker.connection.send_bytes(msgspec.msgpack.encode(Order(chunk, worker.to_learn)))
        except OSError:
            raise self._ended(worker) from None
        worker.to_learn = {}

    def _receive(self, worker: _Worker) -> bytes | ChunkEnd:
        try:
            message = worker.connection.recv_bytes()
        except (EOFError, OSError):
            raise self._ended(worker) from None
        kind, body = message[:1], message[1:]
        if kind == DOCUMENT:
            return body
        if kind == END:
            return msgspec.msgpack.decode(body, type=ChunkEnd)
        told = msgspec.msgpack.decode(body, type=WorkerError)
        raise getattr(errors, told.kind or "ArchiveError")(
            told.text
            if told.kind
            else f"A process that builds the index failed: {told.text}. "
            "The index in use was left as it is."
        )

    def _ended(self, worker: _Worker) -> ArchiveError:
        try:
            code = worker.process.wait(_PATIENCE)
        except subprocess.TimeoutExpired:
            code = 0
        how = f"was killed by signal {-code}" if code < 0 else "ended before its time"
        where = f" at one of the items {worker.chunks[0][0]} … {worker.chunks[0][-1]}"
        return ArchiveError(
            f"A process that builds the index {how}{where if worker.chunks else ''}. "
            "The index in use was left as it is. Where memory is short, run: "
            "archive reindex --jobs 1"
        )


def _path() -> list[str]:
    """Where this process finds modules; a worker must find the same."""
    return [entry or str(Path.cwd()) for entry in sys.path]
