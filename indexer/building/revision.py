"""The key that ties a document of the index to the very text that it was made from."""

from __future__ import annotations

from hashlib import blake2b

import msgspec

from archive.public import PublicItem

_DIGEST_BYTES = 10


def revision_key(item: PublicItem) -> str:
    """``ID@digest`` over all that is shown of an item, in the keyword field ``revision``.

    One document has each key, so that counting the documents with some keys tells how
    many of them are level with the store.
    """
    shown = msgspec.json.encode(
        (
            item.revision,
            item.title,
            item.municipality,
            item.board,
            item.meeting_date,
            item.section_number,
            item.diary_number,
            item.classification,
            item.stage,
            item.language,
            item.sections,
            item.attachments,
            item.decision,
            item.confidential,
        )
    )
    return f"{item.id}@{blake2b(shown, digest_size=_DIGEST_BYTES).hexdigest()}"
