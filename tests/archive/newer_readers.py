"""The same readers in a newer version, which reads titles otherwise and also memos."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from archive.minutes import AgendaItem
from archive.readers.item_text.reader import ItemTextReader
from archive.readers.source import MinutesReader, Source


class NewerReader:
    """Reads titles in capitals."""

    name = ItemTextReader().name
    version = ItemTextReader().version + 1

    def recognises(self, source: Source) -> bool:
        return source.data.startswith(b"MUISTIO") or ItemTextReader().recognises(source)

    def read(self, source: Source) -> Iterator[AgendaItem]:
        if source.data.startswith(b"MUISTIO"):
            yield AgendaItem(title=source.data.decode(), source_system="memo")
            return
        for item in ItemTextReader().read(source):
            yield replace(item, title=item.title.upper())


READERS: dict[str, MinutesReader] = {NewerReader.name: NewerReader()}


def reader_for(source: Source) -> MinutesReader | None:
    return next((reader for reader in READERS.values() if reader.recognises(source)), None)
