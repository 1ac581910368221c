"""An item's content as JSON bytes, the same bytes for the same content."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace

import msgspec

from archive.decision_words import Decision
from archive.errors import StoreError
from archive.minutes import AgendaItem


@dataclass(frozen=True, slots=True)
class Content:
    """What one revision of an item holds: the text, and what was decided in it."""

    item: AgendaItem
    decision: Decision


def content_of(item: AgendaItem, decision: Decision) -> Content:
    """The content of an item, without what belongs to its file rather than to it."""
    return Content(replace(item, locator="", unread=()), decision)


def encode(content: Content) -> bytes:
    """The content as UTF-8 JSON. Raises ValueError where a text is not valid Unicode."""
    return msgspec.json.encode(content)


def decode(data: bytes) -> Content:
    """The content of a revision. Raises :class:`StoreError` where it is damaged."""
    try:
        return msgspec.json.decode(data, type=Content)
    except (msgspec.MsgspecError, ValueError) as error:
        raise StoreError(
            f"The archive holds an item that cannot be read ({error}). Run `archive verify`."
        ) from error


def content_digest(data: bytes) -> str:
    """SHA-256 of encoded content, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()
