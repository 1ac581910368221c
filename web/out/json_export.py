"""A result as JSON: one object, or one item a line for programs that read as they go."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from itertools import chain, islice

from archive.public import PublicItem
from indexer.answers.item_json import item_as_json

_ITEMS_A_PIECE = 50


def json_pieces(
    items: Iterable[PublicItem], total: int, address: Callable[[str], str], language: str
) -> Iterator[bytes]:
    """``{"total": …, "items": […]}`` in pieces, as it is made."""
    yield f'{{"total": {total}, "items": ['.encode()
    separator = "\n"
    for item in items:
        yield (separator + _text(item, address, language)).encode()
        separator = ",\n"
    yield b"\n]}\n"


def ndjson_pieces(
    items: Iterable[PublicItem], address: Callable[[str], str], language: str
) -> Iterator[bytes]:
    """One item a line."""
    iterator = iter(items)
    for first in iterator:
        piece = chain([first], islice(iterator, _ITEMS_A_PIECE - 1))
        yield "".join(f"{_text(item, address, language)}\n" for item in piece).encode()


def _text(item: PublicItem, address: Callable[[str], str], language: str) -> str:
    record = item_as_json(item, address(item.id), language)
    return json.dumps(record, ensure_ascii=False).encode("utf-8", "replace").decode()
