"""Files that were parsed and wait for one common commit."""

from __future__ import annotations

import time
from dataclasses import dataclass, field, replace

from archive.intake.report import Tally
from archive.intake.source_files import Problem
from archive.minutes import AgendaItem, Board
from archive.parsing.parser import Parsed
from archive.parsing.worker_protocol import ReadItem
from archive.store.identity import Origin
from archive.store.sources import PathRecord, SourceRecord
from archive.store.writer import Store, Transaction
from archive.store.writing import key_of
from archive.town_tables import TownTable

BATCH_FILES = 100
BATCH_SECONDS = 2.0
BATCH_BYTES = 32 * 2**20
QUOTED_LINES = 10
QUOTED_LENGTH = 120


@dataclass(frozen=True, slots=True)
class FileToPut:
    """One file with what came of it: ``parsed``, or ``problem``, or neither (a duplicate).

    ``path`` is None for the standard input, which has no place to be found again at.
    """

    name: str
    path: PathRecord | None
    digest: str
    data: bytes = b""
    file_name: str | None = None
    parsed: Parsed | None = None
    reading: str = ""
    warnings: tuple[str, ...] = ()
    problem: Problem | None = None
    named_municipality: str = ""
    previous_digest: str | None = None
    reread: bool = False


@dataclass(slots=True)
class Batch:
    """Collects files and puts them in by one transaction."""

    store: Store
    board_names: TownTable
    files: list[FileToPut] = field(default_factory=list)
    size: int = 0
    started: float = 0.0

    def add(self, file: FileToPut) -> None:
        """Take a file up."""
        if not self.files:
            self.started = time.monotonic()
        self.files.append(file)
        self.size += len(file.data)

    @property
    def full(self) -> bool:
        """Whether it is time to commit."""
        if not self.files:
            return False
        late = time.monotonic() - self.started > BATCH_SECONDS
        return late or len(self.files) >= BATCH_FILES or self.size >= BATCH_BYTES

    def commit(self) -> Tally:
        """Put all files in; afterwards the batch is empty. On an error nothing is put in."""
        tally = Tally()
        if self.files:
            with self.store.transaction() as transaction:
                for file in self.files:
                    self._put(transaction, file, tally)
        self.files = []
        self.size = 0
        return tally

    def _put(self, transaction: Transaction, file: FileToPut, tally: Tally) -> None:
        keep_path = True
        if file.problem:
            tally.problem(file.problem)
        elif file.parsed is None:
            tally.file("duplicate")
        else:
            tally.file("read")
            keep_path = self._put_items(transaction, file, file.parsed, tally)
            tally.warn(file.name, file.warnings)
            tally.reader(file.parsed.reader, len(file.parsed.items), len(file.warnings))
        if file.path and keep_path:
            transaction.put_path(file.path)

    def _put_items(
        self, transaction: Transaction, file: FileToPut, parsed: Parsed, tally: Tally
    ) -> bool:
        transaction.put_source(
            SourceRecord(
                file.digest,
                len(file.data),
                file.file_name,
                parsed.reader,
                parsed.reader_version,
                file.reading,
                file.named_municipality,
            )
        )
        taken: set[str] = set()
        for locator, read in _located(parsed.items):
            origin = Origin(file.digest, locator, file.previous_digest, file.reread)
            item = _with_board_name(read.item, self.board_names)
            result = transaction.put_item(item, read.decision, origin, taken)
            taken.add(result.item_id)
            tally.put(result.kind)
        return transaction.keep_original(file.digest, file.file_name, file.data)


def warnings_of(parsed: Parsed) -> tuple[str, ...]:
    """What was not understood in a file, in words; of confidential items only how much."""
    quoted = [
        line for read in parsed.items if not read.item.confidential for line in read.item.unread
    ]
    secret = sum(len(read.item.unread) for read in parsed.items if read.item.confidential)
    messages = [f"Not understood: {line[:QUOTED_LENGTH]}" for line in quoted[:QUOTED_LINES]]
    if len(quoted) > QUOTED_LINES:
        messages.append(f"{len(quoted) - QUOTED_LINES} more lines were not understood.")
    if secret:
        messages.append(f"Lines of a confidential item that were not understood: {secret}.")
    return tuple(messages)


def _located(items: tuple[ReadItem, ...]) -> list[tuple[str, ReadItem]]:
    """The items with their locators, made different where a reader gave one twice."""
    seen: dict[str, int] = {}
    located = []
    for read in items:
        count = seen[read.item.locator] = seen.get(read.item.locator, 0) + 1
        locator = read.item.locator if count == 1 else f"{read.item.locator}#{count}"
        located.append((locator, read))
    return located


def _with_board_name(item: AgendaItem, names: TownTable) -> AgendaItem:
    board = item.board
    if board is None or board.name or not board.abbreviation or not item.municipality:
        return item
    for municipality, table in names.items():
        if key_of(municipality) != key_of(item.municipality):
            continue
        for abbreviation, name in table.items():
            if key_of(abbreviation) == key_of(board.abbreviation):
                return replace(item, board=Board(name, board.abbreviation))
    return item
