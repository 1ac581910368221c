"""The readers by name, in the order in which they are asked (docs/new-source-system.md)."""

from __future__ import annotations

from archive.errors import UsageError
from archive.readers.item_text import ItemTextReader
from archive.readers.source import MinutesReader, Source

READERS: dict[str, MinutesReader] = {reader.name: reader for reader in (ItemTextReader(),)}


def reader_named(name: str) -> MinutesReader:
    """The reader of this name; an unknown name is an error that lists the known ones."""
    try:
        return READERS[name]
    except KeyError:
        known = ", ".join(sorted(READERS))
        raise UsageError(f"There is no reader named {name!r}. Known readers: {known}.") from None


def reader_for(source: Source) -> MinutesReader | None:
    """The first reader that recognises the file, or None."""
    return next((reader for reader in READERS.values() if reader.recognises(source)), None)
