"""Reads the newer pages of Dynasty, as HTML or saved as plain text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from archive.errors import MinutesReadError
from archive.minutes import AgendaItem
from archive.readers.dynasty_page import header_in, items_of
from archive.readers.html_text import page_lines_of
from archive.readers.source import Source

_SIGN = re.compile(rb"DREQUEST\.PHP|Dynasty tietopalvelu|Dynasty informationstj", re.IGNORECASE)
_SNIFFED = 65_536


class DynastyReader:
    """The reader of Dynasty's pages of items (``page=meetingitem``). Stateless."""

    name = "dynasty"
    version = 4

    def recognises(self, source: Source) -> bool:
        """Whether the page names Dynasty, or begins with the heading of an item's page."""
        if _SIGN.search(source.data[:_SNIFFED]):
            return True
        try:
            lines, _ = page_lines_of(replace(source, data=source.data[:_SNIFFED]))
            return header_in(lines) is not None
        except MinutesReadError:
            return False

    def read(self, source: Source) -> Iterator[AgendaItem]:
        """The page's item and the earlier handlings that it quotes."""
        lines, decoded = page_lines_of(source)
        yield from items_of(lines, source, decoded, self.name)
