"""The seam through which index and web look into an archive.

One implementation reads the SQLite store (``archive.store.catalogue``); another one may
read a cluster. Implementations are safe to use from several threads.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from archive.public import BoardRecord, PublicItem, Tombstone


class ChangeKind(StrEnum):
    """What happened to an item."""

    PUT = "put"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Change:
    """One entry of the change log; ``number`` rises by at least one with each entry."""

    number: int
    item_id: str
    kind: ChangeKind


@dataclass(frozen=True, slots=True)
class Original:
    """An original file: its bytes' path, the name it came under, its media type."""

    digest: str
    path: Path
    name: str
    media_type: str


class Catalogue(Protocol):
    """Everything that is shown of an archive, and nothing that may not be shown."""

    def item(self, item_id: str) -> PublicItem | Tombstone | None:
        """One item; a merged id gives the item that it was merged into (its ``id`` differs)."""
        ...

    def items(self, item_ids: Sequence[str]) -> dict[str, PublicItem]:
        """Those of these items that are there and not removed, by id."""
        ...

    def item_ids(self) -> Iterator[str]:
        """The ids of all items that are not removed, in rising order."""
        ...

    def removed(self, item_ids: Sequence[str]) -> frozenset[str]:
        """Those of these ids that have a tombstone or no longer exist."""
        ...

    def boards(self) -> dict[str, BoardRecord]:
        """All boards by id."""
        ...

    def original(self, digest: str) -> Original | None:
        """An original file, or None where it is unknown, or holds a secret or removed item."""
        ...

    def changes(self, since: int, limit: int = 10_000) -> list[Change]:
        """The log after entry ``since``, oldest first."""
        ...

    def last_change(self) -> int:
        """The number of the newest entry of the log; 0 when nothing ever happened."""
        ...

    def item_count(self) -> int:
        """How many items are there and not removed."""
        ...
