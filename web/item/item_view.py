"""Everything that an item's page shows, ready for its template."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from archive.minutes import Attachment
from archive.public import PublicItem
from archive.task_classes import top_level_label
from indexer.marks.item_marks import ItemMarker
from indexer.search import item_path
from web.item.decision_view import DecisionView, decision_view
from web.item.item_text import ItemText, item_text
from web.item.runs import is_safe_address
from web.records.paths import board_path, case_path
from web.search.hit_view import note
from web.site.decision_look import name_of
from web.site.local_time import finnish_time
from web.site.marked import Piece, pieces
from web.site.texts import Texts


@dataclass(frozen=True, slots=True)
class Fact:
    """One line of the item's data; ``day`` is the ISO date where it is one, ``path`` the
    page on this site that it leads to.
    """

    name: str
    value: str
    day: str | None = None
    path: str | None = None


@dataclass(frozen=True, slots=True)
class AttachmentView:
    """An attachment; ``href`` is None where it leads nowhere safe.

    ``read`` says whether its text is searched, ``found`` on which pages the search's words are.
    """

    title: str
    href: str | None
    read: str | None
    found: str | None


@dataclass(frozen=True, slots=True)
class SourceView:
    """Where the text comes from; ``href`` is the original file where it is public."""

    name: str
    digest: str
    href: str | None
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class ItemView:
    """The page of one item."""

    title: str
    heading: tuple[Piece, ...]
    language: str
    kicker: str
    note: str | None
    confidential: bool
    ground: str | None
    facts: tuple[Fact, ...]
    decision: DecisionView
    text: ItemText
    attachments: tuple[AttachmentView, ...]
    source: SourceView


def item_view(
    item: PublicItem, original_is_public: bool, texts: Texts, marker: ItemMarker | None = None
) -> ItemView:
    """The page for an item; ``marker`` finds the words of the search that led to it."""
    marks = marker.title(item.title, item.language) if marker else ()
    return ItemView(
        title=item.title,
        heading=pieces(item.title, marks),
        language=item.language.value,
        kicker=_where(item),
        note=note(item, texts),
        confidential=item.confidential,
        ground=item.confidentiality_ground,
        facts=tuple(_facts(item, texts)),
        decision=decision_view(item, texts),
        text=item_text(item, texts, marker),
        attachments=tuple(_attachment(one, item, texts, marker) for one in item.attachments),
        source=_source(item, original_is_public, texts),
    )


def _where(item: PublicItem) -> str:
    """The board and the municipality, as far as they are known."""
    board = item.board.label if item.board else ""
    return ", ".join(part for part in (board, item.municipality) if part)


def _facts(item: PublicItem, texts: Texts) -> Iterable[Fact]:
    if item.meeting_date:
        day = item.meeting_date
        meeting = f"{board_path(item.board)}/{day.isoformat()}" if item.board else None
        yield Fact(texts("item.meeting"), texts.day(day), day.isoformat(), meeting)
    if item.section_number:
        yield Fact(texts("item.section"), f"§\u00a0{item.section_number}")
    if item.diary_number:
        case = case_path(item.case_id) if item.case_id else None
        yield Fact(texts("item.diary_number"), item.diary_number, path=case)
    if item.classification:
        yield Fact(texts("item.classification"), _task_class(item.classification, texts))
    yield Fact(texts("item.stage"), name_of("stage", item.stage.value, texts.language))


def _task_class(code: str, texts: Texts) -> str:
    """The code with the name of its top level: "12.09 Opetus- ja sivistystoimi"."""
    top = code.replace(".", " ").split()[0]
    name = top_level_label(top, texts.language)
    return code if name == top else f"{code} {name}"


def _attachment(
    attachment: Attachment, item: PublicItem, texts: Texts, marker: ItemMarker | None
) -> AttachmentView:
    url = attachment.url if attachment.url and is_safe_address(attachment.url) else None
    pages = marker.pages(attachment.pages, item.language) if marker else ()
    numbers = ", ".join(texts.number(page) for page in pages)
    found = texts("item.attachment_found", pages=numbers) if pages else None
    return AttachmentView(attachment.title, url, _read(attachment, texts), found)


def _read(attachment: Attachment, texts: Texts) -> str | None:
    """Whether its text is searched; nothing where its file is not in the archive."""
    if attachment.scanned:
        return texts("item.attachment_scanned")
    count = len(attachment.pages)
    return texts.counted("item.attachment_pages", count) if count else None


def _source(item: PublicItem, is_public: bool, texts: Texts) -> SourceView:
    digest = item.source_digest or ""
    recorded = finnish_time(item.recorded_at)
    return SourceView(
        name=(item.source_name or "").rpartition("/")[2],
        digest=digest,
        href=f"/alkuperainen/{digest}" if digest and is_public else None,
        facts=(
            Fact(texts("item.system"), _system(item.source_system, texts)),
            Fact(
                texts("item.recorded"),
                texts.moment(recorded),
                recorded.isoformat(timespec="minutes"),
            ),
            Fact(
                texts("item.revision"),
                str(item.revision),
                path=f"{item_path(item.id)}/versiot" if item.revision > 1 else None,
            ),
        ),
    )


def _system(name: str, texts: Texts) -> str:
    """What a source system is called; one that has no words is shown by its name."""
    key = f"system.{name}"
    return texts(key) if key in texts else name
