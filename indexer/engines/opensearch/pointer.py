"""The file in a generation's folder that names its indices in the cluster."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from archive.errors import IndexDamaged, IndexMissing
from indexer.generations.durable import write_durably

FILE = "cluster.json"
VOCABULARY = "-terms"


@dataclass(frozen=True, slots=True)
class ClusterIndex:
    """The names of one generation's indices in the cluster."""

    documents: str

    @property
    def vocabulary(self) -> str:
        """The index of terms that belongs to it."""
        return self.documents + VOCABULARY

    @classmethod
    def new(cls, alias: str) -> ClusterIndex:
        """A name that no other index has: alias, time, chance."""
        now = datetime.now(UTC)
        return cls(f"{alias}-{now:%Y%m%d-%H%M%S}-{secrets.token_hex(3)}")


def write_pointer(folder: Path, index: ClusterIndex) -> None:
    """Name an index in a folder, durably."""
    write_durably(folder / FILE, msgspec.json.encode(index))


def read_pointer(folder: Path) -> ClusterIndex:
    """The index that a folder names.

    Raises :class:`archive.errors.IndexMissing` where there is none, and
    :class:`archive.errors.IndexDamaged` when the file is damaged.
    """
    try:
        return msgspec.json.decode((folder / FILE).read_bytes(), type=ClusterIndex)
    except (FileNotFoundError, NotADirectoryError):
        raise IndexMissing(
            f"There is no search index in {folder}. Build one: archive reindex"
        ) from None
    except (OSError, msgspec.MsgspecError) as error:
        raise IndexDamaged(
            f"The search index in {folder} cannot be opened: {FILE} is damaged ({error}). "
            "Build it anew: archive reindex"
        ) from error
