"""Writing the catalogue into the cluster, level with the archive's change log.

The order is what no kill can break. In each piece of the log, what was removed goes first
and is gone for every question when the rest follows; then items, originals and the log
itself; the state comes last. After a kill the piece is written again, which changes
nothing. The index follows when the catalogue is level, so that every hit can be shown.
"""

from __future__ import annotations

import secrets
from collections import defaultdict
from collections.abc import Iterable, Sequence

from archive.catalogue import Change
from archive.errors import ArchiveError
from archive.home import Home
from archive.public import PublicItem, Tombstone
from archive.store.catalogue import SqliteCatalogue
from archive.store.copying import CopyView
from indexer.cluster_catalogue.boards import TownBoards
from indexer.cluster_catalogue.documents import (
    Document,
    change_document,
    delete_line,
    item_document,
    put_lines,
    record_document,
    redirect_document,
    tombstone_document,
)
from indexer.cluster_catalogue.indices import (
    BOARDS,
    COVERAGE,
    FORMAT,
    ITEM,
    ORIGINAL,
    CatalogueIndices,
    make_missing,
)
from indexer.cluster_catalogue.reading import Reading
from indexer.cluster_catalogue.state import CatalogueState, read_states, write_state
from indexer.engines.opensearch.bulk import BulkSender
from indexer.engines.opensearch.cluster_settings import ClusterSettings
from indexer.generations.locks import ProcessLock
from indexer.steps import reached

BATCH = 1_000
"""Entries of the log to a piece."""

_CHUNK = 100  # items in memory at a time
_REFRESH_SECONDS, _REFRESH_PATIENCE = 5.0, 120.0
_PURGE_SECONDS = 300.0


def fill_catalogue(home: Home, settings: ClusterSettings, whole: bool = False) -> bool:
    """Bring the catalogue in the cluster level with the archive; ``whole`` writes all anew.

    False when another process is at it, which then does this one's changes too.
    Raises :class:`archive.errors.ArchiveError` when the cluster cannot take them.
    """
    lock = ProcessLock(home.index("opensearch") / "catalogue.lock", "is writing the catalogue")
    with SqliteCatalogue(home) as catalogue, CopyView(home) as details:
        filling = _Filling(catalogue, details, settings)
        while whole or not filling.is_level():
            if not lock.try_acquire():
                return False
            try:
                filling.run(whole)
            finally:
                lock.release()
            whole = False
    return True


class _Filling:
    def __init__(
        self, catalogue: SqliteCatalogue, details: CopyView, settings: ClusterSettings
    ) -> None:
        self._catalogue = catalogue
        self._details = details
        self._reading = Reading(settings)
        self._indices = CatalogueIndices(settings.index)
        self._name = ""

    def is_level(self) -> bool:
        """Whether the cluster holds the newest change, written by this program's rules."""
        state = self._state()
        return state is not None and state.change == self._catalogue.last_change()

    def run(self, whole: bool) -> None:
        """Write what is missing. What an earlier filling left over goes at the end."""
        make_missing(self._reading.connection, self._indices)
        before = None if whole else self._state()
        self._name = before.filling if before else secrets.token_hex(8)
        since = before.change if before else 0
        while changes := self._catalogue.changes(since, BATCH):
            with BulkSender(self._reading.connection) as sender:
                self._put_changes(sender, changes, since)
            since = changes[-1].number
            reached("piece of the catalogue written")
        with BulkSender(self._reading.connection) as sender:
            self._put_records(sender)
        if before is None:
            self._purge()
            self._check(since)
        state = CatalogueState(FORMAT, since, self._name, secrets.token_hex(8))
        write_state(self._reading.connection, self._indices, state)

    def _state(self) -> CatalogueState | None:
        """The state that the next filling may go on from."""
        state = read_states(self._reading.connection, self._indices).catalogue
        if state is None or state.format != FORMAT:
            return None
        return state if state.change <= self._catalogue.last_change() else None

    def _put_changes(self, sender: BulkSender, changes: Sequence[Change], since: int) -> None:
        ids = list(dict.fromkeys(change.item_id for change in changes))
        there = self._catalogue.removed(ids)
        gone = [item_id for item_id in ids if item_id in there]
        for item_id in gone:
            sender.send(self._indices.items, self._without(item_id))
        sender.finish()
        if gone:
            self._refresh(self._indices.items)
        self._put_originals(sender, ids)
        live = [item_id for item_id in ids if item_id not in there]
        for start in range(0, len(live), _CHUNK):
            for item_id, document in self._shown(live[start : start + _CHUNK]):
                sender.send(self._indices.items, put_lines(item_id, document, self._name))
        times = self._details.change_times(since, len(changes))
        for change in changes:
            document = change_document(change, times[change.number])
            number = str(change.number)
            sender.send(self._indices.changes, put_lines(number, document, self._name))
        sender.finish()
        for name in (self._indices.items, self._indices.changes):
            self._refresh(name)

    def _without(self, item_id: str) -> bytes:
        """What stands in the place of an id that has no item."""
        found = self._catalogue.item(item_id)
        if found is None:
            return delete_line(item_id)
        to = found.item_id if isinstance(found, Tombstone) else found.id
        if to != item_id:
            return put_lines(item_id, redirect_document(item_id, to), self._name)
        if isinstance(found, PublicItem):  # it came back meanwhile: its change follows
            return put_lines(item_id, item_document(found, ()), self._name)
        return put_lines(item_id, tombstone_document(found), self._name)

    def _shown(self, item_ids: Sequence[str]) -> Iterable[tuple[str, Document]]:
        several = self._details.with_several_revisions(item_ids)
        for item_id, item in self._catalogue.items(item_ids).items():
            revisions = self._catalogue.revisions(item_id) if item_id in several else ()
            yield item_id, item_document(item, revisions)

    def _put_originals(self, sender: BulkSender, item_ids: Sequence[str]) -> None:
        """Whether a file is public may change with each item that was read from it."""
        digests = {d for some in self._details.originals_of(item_ids).values() for d in some}
        for digest in sorted(digests):
            original, key = self._catalogue.original(digest), f"{ORIGINAL}|{digest}"
            if original is None:
                sender.send(self._indices.records, delete_line(key))
                continue
            record = {"name": original.name, "media_type": original.media_type}
            document = record_document(ORIGINAL, digest, record)
            sender.send(self._indices.records, put_lines(key, document, self._name))
        sender.finish()

    def _put_records(self, sender: BulkSender) -> None:
        """Boards and coverage of each municipality, where they are not as they were."""
        wanted = {f"{d['kind']}|{d['key']}": d for d in (*self._towns(), *self._coverage())}
        fields = ("digest", "filling", "key")
        known: dict[str, Document] = {}
        for kind in (BOARDS, COVERAGE):
            where = {"kind": kind}
            found = self._reading.all(self._indices.records, where, "key", *fields)
            known |= {f"{kind}|{source['key']}": source for source in found}
        for key, document in wanted.items():
            old = known.get(key, {})
            if (old.get("digest"), old.get("filling")) != (document["digest"], self._name):
                sender.send(self._indices.records, put_lines(key, document, self._name))
        for key in known.keys() - wanted.keys():
            sender.send(self._indices.records, delete_line(key))
        sender.finish()
        self._refresh(self._indices.records)

    def _towns(self) -> Iterable[Document]:
        boards, aliases = self._catalogue.boards(), self._catalogue.board_aliases()
        by_town = defaultdict(list)
        for board in boards.values():
            by_town[board.municipality].append(board)
        for town, some in by_town.items():
            ids = {board.id for board in some}
            old = {alias: board for alias, board in aliases.items() if board in ids}
            yield record_document(BOARDS, town, {"all": TownBoards(tuple(some), old)})

    def _coverage(self) -> Iterable[Document]:
        by_town = defaultdict(list)
        for year in self._catalogue.coverage():
            by_town[year.municipality].append(year)
        for town, years in by_town.items():
            yield record_document(COVERAGE, town, {"all": years})

    def _purge(self) -> None:
        """Take out what was written by no entry of this log."""
        query = {"bool": {"must_not": [{"term": {"filling": self._name}}]}}
        for name in self._indices.filled:
            self._refresh(name)
            self._reading.connection.request(
                "POST",
                f"/{name}/_delete_by_query",
                {"query": query},
                seconds=_PURGE_SECONDS,
                patience=_PURGE_SECONDS,
                conflicts="proceed",
                refresh="true",
            )

    def _check(self, change: int) -> None:
        """The catalogue is not told of before it is whole."""
        expected = self._catalogue.item_count()
        found = self._reading.count(self._indices.items, {"kind": ITEM})
        if found != expected and self._catalogue.last_change() == change:
            raise ArchiveError(
                f"The catalogue in the cluster holds {found} items instead of {expected}. "
                "Check the store with `archive verify`, then run again: archive reindex"
            )

    def _refresh(self, index: str) -> None:
        self._reading.connection.request(
            "POST", f"/{index}/_refresh", seconds=_REFRESH_SECONDS, patience=_REFRESH_PATIENCE
        )
