"""A collection as a catalogue in memory, with one index over it, as the search needs them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from archive.catalogue import Change, Original
from archive.public import BoardRecord, PublicItem, Tombstone
from indexer.document import IndexDocument
from indexer.engine import SearchEngine, Searcher


class CollectionCatalogue:
    """The items of a collection; nothing in it ever changes."""

    def __init__(self, items: Sequence[PublicItem]) -> None:
        self._items = {item.id: item for item in items}

    def item(self, item_id: str) -> PublicItem | Tombstone | None:
        """One item."""
        return self._items.get(item_id)

    def items(self, item_ids: Sequence[str]) -> dict[str, PublicItem]:
        """Those of these items that are there, by id."""
        return {key: self._items[key] for key in item_ids if key in self._items}

    def case_ids(self, item_ids: Sequence[str]) -> dict[str, str]:
        """The case of each of these items that belongs to one."""
        items = self.items(item_ids).values()
        return {item.id: item.case_id for item in items if item.case_id}

    def item_ids(self) -> Iterator[str]:
        """The ids of all items, in rising order."""
        yield from sorted(self._items)

    def removed(self, item_ids: Sequence[str]) -> frozenset[str]:
        """Those of these ids that are not there."""
        return frozenset(item_ids) - self._items.keys()

    def boards(self) -> dict[str, BoardRecord]:
        """All boards by id."""
        return {item.board.id: item.board for item in self._items.values() if item.board}

    def original(self, digest: str) -> Original | None:
        """There are no original files."""
        return None

    def changes(self, since: int, limit: int = 10_000) -> list[Change]:
        """Nothing changes."""
        return []

    def last_change(self) -> int:
        """Nothing ever happened."""
        return 0

    def item_count(self) -> int:
        """How many items there are."""
        return len(self._items)


class FixedIndex:
    """One searcher for every request."""

    def __init__(self, searcher: Searcher) -> None:
        self._searcher = searcher

    def searcher(self) -> FixedIndex:
        """A context manager that gives the searcher: itself."""
        return self

    def __enter__(self) -> Searcher:
        return self._searcher

    def __exit__(self, *error: object) -> None:
        """The searcher stays open."""


def build_index(engine: SearchEngine, documents: Iterable[IndexDocument]) -> Searcher:
    """An index over these documents in the engine's folder, which must be empty."""
    engine.create()
    with engine.writer(bulk=True) as writer:
        for document in documents:
            writer.add_encoded(engine.encode(document))
    return engine.searcher()
