"""One item as a line of a case or of a meeting."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote

from archive.decision_words import DecisionType
from archive.public import PublicItem
from indexer.search import item_path
from web.records.paths import board_path
from web.search.hit_view import note, outcome_text
from web.site.decision_look import Chip, chips
from web.site.texts import Texts


@dataclass(frozen=True, slots=True)
class ItemRow:
    """One line; ``href`` and ``board_href`` are addresses, ``day`` an ISO date."""

    href: str
    title: str
    language: str
    day: str | None
    date: str
    section: str
    municipality: str
    board: str | None
    board_href: str | None
    chips: tuple[Chip, ...]
    outcome: str | None
    note: str | None


def is_procedural(item: PublicItem) -> bool:
    """Whether an item only organises its meeting."""
    return item.decision_types == (DecisionType.PROCEDURAL,)


def item_row(item: PublicItem, root: str, texts: Texts) -> ItemRow:
    """The line of an item."""
    day = item.meeting_date
    return ItemRow(
        href=root + quote(item_path(item.id)),
        title=item.title,
        language=item.language.value,
        day=day.isoformat() if day else None,
        date=texts.day(day) if day else texts("search.undated"),
        section=f"§\u00a0{item.section_number}" if item.section_number else "",
        municipality=item.municipality,
        board=item.board.label if item.board else None,
        board_href=root + board_path(item.board) if item.board else None,
        chips=() if item.confidential else chips(item.decision, texts.language),
        outcome=outcome_text(item, texts),
        note=note(item, texts),
    )
