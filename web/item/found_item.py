"""The item that an address names, or the right error."""

from __future__ import annotations

import re

import falcon

from archive.catalogue import Catalogue
from archive.public import PublicItem, Tombstone
from web.errors.removed import Removed

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
