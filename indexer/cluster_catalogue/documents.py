"""Documents of the catalogue's indices: records of ours as lines of a bulk request, and back."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import blake2b
from typing import Any, TypeVar

import msgspec

from archive.catalogue import Change, Revision
from archive.diary_number import parse
from archive.errors import IndexOutdated
from archive.public import PublicItem, Tombstone
from archive.store.writing import key_of
from indexer.cluster_catalogue.indices import ITEM, REDIRECT, TOMBSTONE

Document = Mapping[str, Any]
_DIGEST_BYTES = 16
_Shown = TypeVar("_Shown")


def item_document(item: PublicItem, revisions: tuple[Revision, ...]) -> Document:
    """An item; ``revisions`` is empty where the item as it is shown is the only one."""
    document: dict[str, Any] = {"kind": ITEM, "id": item.id, "item": item}
    if revisions:
        document["revisions"] = {"all": revisions}
    if item.board:
        document["board"] = item.board.id
    if item.meeting_date:
        document["day"] = item.meeting_date.isoformat()
    if item.case_id:
        document["case_id"] = item.case_id
        key = case_key(item.municipality, item.diary_number or "")
        if key:
            document["case_key"] = key
    return document


def tombstone_document(stone: Tombstone) -> Document:
    """What is left of a removed item."""
    return {"kind": TOMBSTONE, "id": stone.item_id, "tombstone": stone}


def redirect_document(item_id: str, to: str) -> Document:
    """An item that became part of another one."""
    return {"kind": REDIRECT, "id": item_id, "to": to}


def change_document(change: Change, at: str) -> Document:
    """One entry of the log; ``at`` is its time as the store writes it."""
    return {"number": change.number, "item_id": change.item_id, "kind": change.kind, "at": at}


def record_document(kind: str, key: str, record: object) -> Document:
    """A record that is read by its key, with the digest by which a change of it is seen."""
    encoded = msgspec.json.encode(record)
    digest = blake2b(encoded, digest_size=_DIGEST_BYTES).hexdigest()
    return {"kind": kind, "key": key, "digest": digest, "record": msgspec.Raw(encoded)}


def case_key(municipality: str, diary_number: str) -> str | None:
    """What the items of one case have together, however its number is spelt."""
    number = parse(diary_number)
    return f"{key_of(municipality)}|{number.key}" if number else None


def put_lines(document_id: str, document: Document, filling: str) -> bytes:
    """The two lines that put a document in, in place of an older one."""
    action = msgspec.json.encode({"index": {"_id": document_id}})
    return b"%b\n%b\n" % (action, msgspec.json.encode({**document, "filling": filling}))


def delete_line(document_id: str) -> bytes:
    """The line that takes a document out."""
    return msgspec.json.encode({"delete": {"_id": document_id}}) + b"\n"


def shown_item(source: Document) -> PublicItem:
    """The item in a document."""
    return _converted(source["item"], PublicItem)


def shown_tombstone(source: Document) -> Tombstone:
    """The tombstone in a document."""
    return _converted(source["tombstone"], Tombstone)


def shown_revisions(source: Document) -> tuple[Revision, ...]:
    """All revisions of the item in a document."""
    if "revisions" in source:
        return _converted(source["revisions"]["all"], tuple[Revision, ...])
    item = shown_item(source)
    return (Revision(item.revision, item.recorded_at, True, item),)


def _converted(value: object, kind: type[_Shown]) -> _Shown:
    try:
        return msgspec.convert(value, kind)
    except msgspec.ValidationError as error:
        raise IndexOutdated(
            f"Another version of the program wrote the catalogue in the cluster ({error}). Run on "
            "the archive's machine, with the same version as here: archive reindex"
        ) from error
