"""The other handlings of an item's case, and what people corrected in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from archive.catalogue import Case
from archive.public import PublicItem
from indexer.answers.labels import label
from web.records.paths import case_path
from web.records.rows import ItemRow, item_row
from web.site.local_time import finnish_time
from web.site.texts import Texts

MOST_SHOWN = 12
_VOCABULARIES = {"decision_types": "decision_type", "outcome": "outcome"}


@dataclass(frozen=True, slots=True)
class Handling:
    """One handling of the case; ``current`` is the item whose page this is."""

    row: ItemRow
    current: bool


@dataclass(frozen=True, slots=True)
class Timeline:
    """The handlings nearest to this one, in order; ``href`` leads to all of them."""

    handlings: tuple[Handling, ...]
    href: str


def timeline(item: PublicItem, case: Case | None, root: str, texts: Texts) -> Timeline | None:
    """The case's handlings; None where this is the only one."""
    if case is None or len(case.handlings) < 2:
        return None
    place = next((n for n, one in enumerate(case.handlings) if one.id == item.id), 0)
    begin = max(0, min(place - MOST_SHOWN // 2, len(case.handlings) - MOST_SHOWN))
    shown = case.handlings[begin : begin + MOST_SHOWN]
    return Timeline(
        tuple(Handling(item_row(one, root, texts), one.id == item.id) for one in shown),
        root + case_path(case.id),
    )


def correction_notes(item: PublicItem, texts: Texts) -> Iterator[str]:
    """What a person corrected, as sentences."""
    for one in item.corrections:
        key = f"corrected.{one.field}"
        name = texts(key) if key in texts else one.field
        day = texts.day(finnish_time(one.corrected_at).date())
        yield texts(
            "corrected.note",
            field=name,
            value=_shown(one.field, one.value, texts),
            read=_shown(one.field, one.read, texts),
            reason=one.reason,
            date=day,
        )


def _shown(field: str, value: str, texts: Texts) -> str:
    """A value as people read it: codes of the vocabularies by their names."""
    kind = _VOCABULARIES.get(field)
    if not kind or not value:
        return value or "–"
    return ", ".join(label(kind, code.strip(), texts.language) for code in value.split(","))
