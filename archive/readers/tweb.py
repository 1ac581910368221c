"""Reads Tweb (KTweb): PDFs of one item, and the lists of a meeting that name what they lack.

A PDF starts with the item's title and its diary number; board, date and § stand below or
not at all. Then they are taken from the meeting's list, where one lies beside the file.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from archive.errors import MinutesReadError
from archive.minutes import AgendaItem, Stage
from archive.readers.documents.text import document_of
from archive.readers.documents.title_head import title_head
from archive.readers.documents.titled_item import decides, items_of_titled
from archive.readers.handling import Handling
from archive.readers.pdf.pages import is_pdf
from archive.readers.source import Source
from archive.readers.tweb_list import entry_of_item, is_tweb_list, items_of_list

_SYSTEM = "tweb"


class TwebReader:
    """The reader of Tweb's item PDFs and meeting lists. Stateless."""

    name = _SYSTEM
    version = 2

    def recognises(self, source: Source) -> bool:
        """Whether the file is a page of Tweb, or a PDF of an item as Tweb writes it."""
        if not is_pdf(source.data):
            return is_tweb_list(source.data)
        try:
            lines = document_of(source.data).lines
        except MinutesReadError:
            return False
        return title_head(lines) is not None and decides(lines)

    def read(self, source: Source) -> Iterator[AgendaItem]:
        """The items of a list, or the item of a PDF and the earlier handlings in it."""
        if is_pdf(source.data):
            yield from _items_of_pdf(source)
        else:
            yield from items_of_list(source, _SYSTEM)


def _items_of_pdf(source: Source) -> Iterator[AgendaItem]:
    document = document_of(source.data)
    head = title_head(document.lines)
    if head is None:
        raise MinutesReadError("no-items", "The PDF holds no agenda item of Tweb.")
    entry = entry_of_item(source, head.title)
    listed = Handling(entry.board, entry.day, entry.section_number) if entry else None
    for item in items_of_titled(document, head, source, _SYSTEM, listed):
        own = entry is not None and item.stage is not Stage.EARLIER_HANDLING
        yield replace(item, native_id=entry.native_id) if own and entry else item
