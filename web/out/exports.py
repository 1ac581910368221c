"""The addresses under which a search leaves as a file.

All take the parameters of the search page, and give what it shows: the same words, filters,
days and kinds left out. Files hold every row, not a page.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol
from urllib.parse import parse_qs

import falcon

from indexer.answers.answer import Question
from indexer.answers.export import FoundItems
from web.operation.stream_slots import StreamSlots
from web.out.csv_export import SEPARATORS, csv_pieces
from web.out.item_address import Addresses
from web.out.json_export import json_pieces, ndjson_pieces
from web.search.params import BadParameter, search_state
from web.service import SearchService
from web.site.rendering import LocalPages, Pages


class Format(Protocol):
    """Makes a file of items: ``kind`` is its media type, ``name`` its file name."""

    kind: str
    name: str

    def pieces(
        self, items: FoundItems, addresses: Addresses, pages: LocalPages, query: str
    ) -> Iterator[bytes]:
        """The file, as it is made."""
        ...


class CsvFormat:
    """CSV; the parameter ``separator`` is "semicolon" (as usual) or "comma"."""

    kind = "text/csv; charset=utf-8"
    name = "haku.csv"

    def pieces(
        self, items: FoundItems, addresses: Addresses, pages: LocalPages, query: str
    ) -> Iterator[bytes]:
        """The file."""
        separator = parse_qs(query).get("separator", ["semicolon"])[0]
        if separator not in SEPARATORS:
            raise BadParameter("separator", "not_a_kind", known=", ".join(SEPARATORS))
        return csv_pieces(items, addresses.item, pages.texts, separator)


class JsonFormat:
    """One object."""

    kind = "application/json"
    name = "haku.json"

    def pieces(
        self, items: FoundItems, addresses: Addresses, pages: LocalPages, query: str
    ) -> Iterator[bytes]:
        """The file."""
        return json_pieces(items, items.total, addresses.item, pages.texts.language)


class NdjsonFormat:
    """One item a line."""

    kind = "application/x-ndjson"
    name = "haku.ndjson"

    def pieces(
        self, items: FoundItems, addresses: Addresses, pages: LocalPages, query: str
    ) -> Iterator[bytes]:
        """The file."""
        return ndjson_pieces(items, addresses.item, pages.texts.language)


FORMATS: tuple[Format, ...] = (CsvFormat(), JsonFormat(), NdjsonFormat())


class Export:
    """Streams a whole result in one format."""

    def __init__(
        self, search: SearchService, pages: Pages, form: Format, slots: StreamSlots
    ) -> None:
        self._search = search
        self._pages = pages
        self._format = form
        self._slots = slots

    def on_get(self, req: falcon.Request, resp: falcon.Response) -> None:
        """The file, as it is made."""
        pages = self._pages.of(req)
        question = _question(req, pages)
        items = self._search.found(question)
        try:
            addresses = Addresses(self._pages.settings, req)
            pieces = self._format.pieces(items, addresses, pages, req.query_string)
        except BaseException:
            items.close()
            raise
        resp.content_type = self._format.kind
        resp.set_header("Content-Disposition", f'attachment; filename="{self._format.name}"')
        resp.set_header("X-Total-Count", str(items.total))
        if req.method == "HEAD":
            items.close()
        else:
            self._slots.send(resp, Closing(pieces, items))

    on_head = on_get


class Closing:
    """Pieces that give back what they are made from when the answer ends, however it ends."""

    def __init__(self, pieces: Iterator[bytes], items: FoundItems) -> None:
        self._pieces = pieces
        self._items = items

    def __iter__(self) -> Iterator[bytes]:
        """The pieces."""
        try:
            yield from self._pieces
        finally:
            self._items.close()

    def close(self) -> None:
        """Called by the server at the end."""
        self._items.close()


def _question(req: falcon.Request, pages: LocalPages) -> Question:
    return search_state(req.query_string, pages.root).question(pages.texts.language)
