"""The item that an address names, or the right error."""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import quote

import falcon

from archive.catalogue import Catalogue
from archive.public import PublicItem, Tombstone
from web.errors.removed import Removed
from web.search.search_state import SearchState

_ID = re.compile(r"[A-Za-z0-9_.~-]{1,64}")


def found_item(catalogue: Catalogue, item_id: str) -> PublicItem:
    """The item; that of a merged id has another id.

    Raises HTTPNotFound for an unknown item, :class:`web.errors.removed.Removed` for a
    removed one.
    """
    found = catalogue.item(item_id) if _ID.fullmatch(item_id) else None
    if found is None:
        raise falcon.HTTPNotFound()
    if isinstance(found, Tombstone):
        raise Removed(found)
    return found


def item_at(
    catalogue: Catalogue, item_id: str, path_of: Callable[[str], str], state: SearchState
) -> tuple[PublicItem, str]:
    """The item and the quoted path of one of its pages, in whose address the search is kept.

    Raises as :func:`found_item` does, and HTTPMovedPermanently for a merged item's old id.
    """
    item = found_item(catalogue, item_id)
    path = quote(path_of(item.id))
    if item.id != item_id:
        raise falcon.HTTPMovedPermanently(state.address(path))
    return item, path
