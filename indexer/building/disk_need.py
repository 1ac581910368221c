"""How much room a new index needs beside the old one, told before the work starts."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from archive.catalogue import Catalogue
from archive.errors import DiskFull, IndexUnavailable
from archive.home import Home
from archive.public import PublicItem

BYTES_PER_TEXT_BYTE = {"tantivy": 3.0, "whoosh": 25.0, "opensearch": 1.0}
"""The most that an index takes at any time of its building, with something to spare.

Measured over 6,000 items: tantivy's takes 0.8, and twice that while segments are merged;
Whoosh's takes 3.5, but 21.6 shortly before its end, when all sorted runs lie beside it. The
table of word forms takes 0.6 beside either; OpenSearch's index itself lies elsewhere.
"""

_OTHERS = max(BYTES_PER_TEXT_BYTE.values())
_LEAST = 16 * 2**20
_SAMPLE = 300  # items; ids are random, so that the first ones are a fair sample


@dataclass(frozen=True, slots=True)
class DiskNeed:
    """An estimate. ``text_bytes``, ``needed`` and ``free`` are bytes."""

    items: int
    text_bytes: int
    needed: int
    free: int
    folder: Path

    @property
    def fits(self) -> bool:
        """Whether there is room enough."""
        return self.needed <= self.free

    def check(self) -> None:
        """Raise :class:`archive.errors.DiskFull` when there is not room enough."""
        if not self.fits:
            raise DiskFull(
                f"There is not enough room for the new index in {self.folder}: "
                f"it needs about {megabytes(self.needed)}, {megabytes(self.free)} are free. "
                "The index in use was left as it is. Free some room and run the command "
                "again, or let it take the place of the old one: archive reindex --recreate"
            )


@contextmanager
def full_disk_told(folder: Path) -> Iterator[None]:
    """Turn errors of writing to a full disk into :class:`archive.errors.DiskFull`.

    An engine whose threads met the full disk says no more than that they failed: where
    next to nothing is free, that is why.
    """
    try:
        yield
    except OSError as error:
        if error.errno not in (errno.ENOSPC, errno.EDQUOT):
            raise
        raise _disk_full(folder) from error
    except IndexUnavailable as error:
        if free_bytes(folder) >= _LEAST:
            raise
        raise _disk_full(folder) from error


def _disk_full(folder: Path) -> DiskFull:
    return DiskFull(
        f"The disk is full: the search index in {folder} could not be written. What was "
        "committed before is whole and still serves. Free some room and run again: "
        "archive reindex --if-needed"
    )


def disk_need(home: Home, catalogue: Catalogue, engine_name: str) -> DiskNeed:
    """Estimate the room that a new index needs, from a sample of the store's texts."""
    items = catalogue.item_count()
    sample = catalogue.items(list(islice(catalogue.item_ids(), _SAMPLE)))
    mean = sum(map(text_bytes, sample.values())) / max(1, len(sample))
    text = int(items * mean)
    needed = _LEAST + int(text * BYTES_PER_TEXT_BYTE.get(engine_name, _OTHERS))
    folder = home.index(engine_name)
    return DiskNeed(items, text, needed, free_bytes(folder), folder)


def text_bytes(item: PublicItem) -> int:
    """The UTF-8 bytes of all that is indexed of an item."""
    texts = [item.title, *(part for s in item.sections for part in (s.heading, s.text))]
    return sum(len(text.encode("utf-8", "surrogatepass")) for text in texts)


def free_bytes(folder: Path) -> int:
    """The bytes that this user may still write where the folder is, or will be."""
    there = next(path for path in (folder, *folder.absolute().parents) if path.exists())
    state = os.statvfs(there)
    return state.f_bavail * state.f_frsize


def megabytes(size: int) -> str:
    """A size for people."""
    return f"{size / 1e6:,.0f} MB" if size >= 1e6 else f"{size / 1e3:,.0f} kB"
