"""Reads the old pages of Dynasty: HTM files around text that Word has written."""

from __future__ import annotations

import re
from collections.abc import Iterator

from archive.minutes import AgendaItem
from archive.readers.dynasty_page import items_of
from archive.readers.html_text import lines_of, looks_like_html, parsed
from archive.readers.source import Source

_SIGN = re.compile(
    rb"DJULKAISU\d?\.(?:CSS|JS)|class=[\"']?body(?:Kokous|Telin|Viran)", re.IGNORECASE
)
_SNIFFED = 16_384


class DynastyHtmReader:
    """The reader of old Dynasty pages (windows-1252). Stateless."""

    name = "dynasty_htm"
    version = 3

    def recognises(self, source: Source) -> bool:
        """Whether the page uses the style sheet or the classes of old Dynasty."""
        return looks_like_html(source.data) and bool(_SIGN.search(source.data[:_SNIFFED]))

    def read(self, source: Source) -> Iterator[AgendaItem]:
        """The page's item and the earlier handlings that it quotes."""
        tree, decoded = parsed(source.data)
        lines = lines_of(tree.body) if tree.body is not None else []
        yield from items_of(lines, source, decoded, self.name)
