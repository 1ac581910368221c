"""The store as it is written: one file, one transaction at a time.

with Store.open(home) as store, store.transaction() as transaction:
    transaction.put_item(item, decision)
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Set
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Self

import apsw

from archive.decision_words import Decision
from archive.home import Home
from archive.minutes import AgendaItem
from archive.objects import ObjectStore
from archive.store.board_relations import settle_relations
from archive.store.boards import name_board
from archive.store.cases import name_classes
from archive.store.database import clear_errors, open_for_writing
from archive.store.identity import Origin
from archive.store.ids import random_id
from archive.store.items import PutResult, put_item
from archive.store.purging import finish_purges
from archive.store.sources import PathRecord, SourceRecord, put_path, put_source, settle_kept
from archive.store.writing import Writing
from archive.town_tables import BoardRelations, TownTable


def utc_now() -> datetime:
    """The time, in UTC."""
    return datetime.now(UTC)


class Transaction:
    """What can be written within one transaction; all of it is committed, or nothing."""

    def __init__(self, writing: Writing, objects: ObjectStore) -> None:
        self.writing = writing
        self._objects = objects

    def put_item(
        self,
        item: AgendaItem,
        decision: Decision,
        origin: Origin | None = None,
        taken: Set[str] = frozenset(),
    ) -> PutResult:
        """Put one item in, or a new revision of it where its content changed.

        ``taken`` are items that must not be matched (other items of the same file).
        Raises ValueError where a text is not valid Unicode.
        """
        return put_item(self.writing, item, decision, origin, taken)

    def put_source(self, source: SourceRecord) -> None:
        """Record a source file; before its items are put in with it as their origin."""
        put_source(self.writing, source)

    def keep_original(self, digest: str, name: str | None, data: bytes) -> bool:
        """Keep the file's bytes if a live item was read from it; after its items are in."""
        if not settle_kept(self.writing, digest, name):
            return False
        self._objects.put_soon(data)
        return True

    def put_path(self, record: PathRecord) -> None:
        """Record what came of the file at a path."""
        put_path(self.writing, record)

    def name_board(self, municipality: str, abbreviation: str, name: str) -> None:
        """Tell that these are names of one board, where either of them is known."""
        name_board(self.writing, municipality, abbreviation, name)

    def settle_relations(self, relations: BoardRelations) -> None:
        """Bring parents, successors and ends of all boards up to date."""
        settle_relations(self.writing, relations)

    def name_classes(self, names: TownTable) -> None:
        """Take over the municipalities' own names of task classes."""
        name_classes(self.writing, names)

    def audit(self, actor: str, action: str, subject: str, detail: str = "") -> None:
        """Write down who did what."""
        self.writing.log_audit(actor, action, subject, detail)


class Store:
    """An archive opened for writing. Used from one thread; close it, or use ``with``."""

    def __init__(
        self,
        home: Home,
        connection: apsw.Connection,
        new_id: Callable[[], str],
        clock: Callable[[], datetime],
    ) -> None:
        self.home = home
        self.objects = ObjectStore(home.objects)
        self.connection = connection
        self._new_id = new_id
        self._clock = clock

    @classmethod
    def open(
        cls,
        home: Home,
        create: bool = True,
        *,
        new_id: Callable[[], str] = random_id,
        clock: Callable[[], datetime] = utc_now,
    ) -> Self:
        """Open an archive, made where there is none and ``create`` says so.

        Raises :class:`archive.errors.StoreError`, :class:`archive.errors.DiskFull` or
        :class:`archive.errors.ArchiveLocked`.
        """
        return cls(home, open_for_writing(home, create), new_id, clock)

    @contextmanager
    def transaction(self) -> Iterator[Transaction]:
        """One transaction: originals are durable before the commit that names them."""
        with clear_errors(self.home):
            self.connection.execute("BEGIN IMMEDIATE")
            try:
                now = self._clock().astimezone(UTC).isoformat(timespec="microseconds")
                yield Transaction(Writing(self.connection, self._new_id, now), self.objects)
                self.objects.sync()
                self.connection.execute("COMMIT")
            except BaseException:
                self.objects.forget()
                if self.connection.in_transaction:
                    self.connection.execute("ROLLBACK")
                raise

    def finish_purges(self) -> list[str]:
        """Delete the originals of removed items; returns their digests."""
        with clear_errors(self.home):
            return finish_purges(self.connection, self.objects)

    def close(self) -> None:
        """Close the database."""
        self.connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
