"""Reads the newer pages of Dynasty, as HTML or saved as plain text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from archive.errors import MinutesReadError
from archive.minutes import AgendaItem
from archive.readers.decoding import decode
from archive.readers.dynasty_page import header_in, items_of
from archive.readers.html_text import lines_of, looks_like_html, parsed
from archive.readers.page_lines import PageLine, lines_of_text
from archive.readers.source import Source

_SIGN = re.compile(rb"DREQUEST\.PHP|Dynasty tietopalvelu|Dynasty informationstj", re.IGNORECASE)
_SNIFFED = 65_536
_HEADER_IN_TEXT = 16_384  # bytes


class DynastyReader:
    """The reader of Dynasty's pages of items (``page=meetingitem``). Stateless."""

    name = "dynasty"
    version = 1

    def recognises(self, source: Source) -> bool:
        """Whether the page names Dynasty, or begins with the heading of an item's page."""
        if _SIGN.search(source.data[:_SNIFFED]):
            return True
        try:
            if looks_like_html(source.data):
                return header_in(_html_lines(source)[0]) is not None
            return header_in(lines_of_text(decode(source.data[:_HEADER_IN_TEXT]).text)) is not None
        except MinutesReadError:
            return False

    def read(self, source: Source) -> Iterator[AgendaItem]:
        """The page's item and the earlier handlings that it quotes."""
        if looks_like_html(source.data):
            tree, decoded = parsed(source.data)
            lines = lines_of(tree.body) if tree.body is not None else []
        else:
            decoded = decode(source.data)
            lines = lines_of_text(decoded.text)
        yield from items_of(lines, source, decoded, self.name)


def _html_lines(source: Source) -> tuple[list[PageLine], str]:
    tree, decoded = parsed(source.data)
    return (lines_of(tree.body) if tree.body is not None else []), decoded.text
