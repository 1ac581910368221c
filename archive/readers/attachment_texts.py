"""The texts of attachment files, page by page, put to the items that name them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from urllib.parse import unquote, urlsplit

import msgspec

from archive.errors import MinutesReadError
from archive.minutes import AgendaItem, Attachment
from archive.readers.documents.text import document_of
from archive.readers.pdf.pages import is_pdf
from archive.readers.pdf.text import texts_of_pages
from archive.readers.source import Companion

MOST_PAGES = 500
MOST_CHARACTERS = 1_000_000
"""Of one attachment; what is beyond is left out, and the item's notes say so."""

_SCANNED = "scanned"
_Read = tuple[tuple[str, ...], str]
"""The pages of a file, and what could not be read of it ("" for nothing)."""


def with_attached_texts(
    items: Sequence[AgendaItem], files: Sequence[Companion]
) -> Iterator[AgendaItem]:
    """The items with the pages of the attachments whose files are here."""
    read: dict[str, _Read] = {}
    by_name = {file.name: file for file in files}
    for item in items:
        if not item.attachments or not files:
            yield item
            continue
        found = [_file_of(attachment, by_name) for attachment in item.attachments]
        for file in found:
            if file is not None and file.name not in read:
                read[file.name] = _pages(file)
        yield _with_pages(item, found, read)


def _with_pages(
    item: AgendaItem, files: Sequence[Companion | None], read: Mapping[str, _Read]
) -> AgendaItem:
    attachments, notes = [], []
    for attachment, file in zip(item.attachments, files, strict=True):
        pages, note = read[file.name] if file else ((), "")
        attachments.append(msgspec.structs.replace(attachment, pages=pages))
        if file and note:
            notes.append(f"attachment {file.name}: {note}")
    return replace(item, attachments=tuple(attachments), unread=(*item.unread, *notes))


def _file_of(attachment: Attachment, files: Mapping[str, Companion]) -> Companion | None:
    """The file of the address's last part, else the longest name that the title gives."""
    if attachment.url:
        last = unquote(urlsplit(attachment.url).path).rpartition("/")[2]
        if last in files:
            return files[last]
    named = [name for name in files if name in attachment.title]
    return files[max(named, key=len)] if named else None


def _pages(file: Companion) -> _Read:
    try:
        pages = texts_of_pages(file.data) if is_pdf(file.data) else [document_of(file.data).text]
    except MinutesReadError as error:
        return (("",), "") if error.code == _SCANNED else ((), str(error))
    return _bounded(pages)


def _bounded(pages: Sequence[str]) -> _Read:
    kept: list[str] = []
    left = MOST_CHARACTERS
    for page in pages[:MOST_PAGES]:
        if left <= 0:
            break
        kept.append(page[:left].strip())
        left -= len(page)
    if len(kept) == len(pages) and left >= 0:
        return tuple(kept), ""
    characters = sum(map(len, kept))
    return tuple(kept), f"only its first {len(kept)} pages, {characters:,} characters, are searched"
