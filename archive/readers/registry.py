"""The readers by name, in the order in which they are asked (docs/new-source-system.md)."""

from __future__ import annotations

from archive.errors import UsageError
from archive.readers.ahjo import AhjoReader
from archive.readers.ahjo_portal import AhjoPortalReader
from archive.readers.bulletin import BulletinReader
from archive.readers.casem import CaseMReader
from archive.readers.cloudnc import CloudNCReader
from archive.readers.dynasty import DynastyReader
from archive.readers.dynasty_htm import DynastyHtmReader
from archive.readers.generic import GenericReader
from archive.readers.item_text.reader import ItemTextReader
from archive.readers.source import MinutesReader, Source
from archive.readers.turku import TurkuReader
from archive.readers.tweb import TwebReader

_ALL: tuple[MinutesReader, ...] = (
    CaseMReader(),
    AhjoReader(),
    TurkuReader(),
    DynastyHtmReader(),
    DynastyReader(),
    CloudNCReader(),
    AhjoPortalReader(),
    BulletinReader(),
    TwebReader(),
    ItemTextReader(),
    GenericReader(),
)
READERS: dict[str, MinutesReader] = {reader.name: reader for reader in _ALL}


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
