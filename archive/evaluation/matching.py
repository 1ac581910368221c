"""Which item that was read is which item of the gold: within one source file, one to one.

First by the place in the file, then by board, date and § (what the gold does not say
agrees with anything), at last the one item that is left on both sides.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from archive.evaluation.comparison import board_agrees, date_agrees, section_agrees
from archive.evaluation.gold import GoldItem
from archive.minutes import Stage
from archive.parsing.worker_protocol import ReadItem


@dataclass(slots=True)
class Matched:
    """The pairs of one source file; ``None`` beside a gold item: it was not found."""

    pairs: list[tuple[GoldItem, ReadItem | None]] = field(default_factory=list)
    surplus: list[ReadItem] = field(default_factory=list)


def matched(gold: Sequence[GoldItem], read: Sequence[ReadItem]) -> Matched:
    """Match the items of one file."""
    left_gold, left_read = list(gold), list(read)
    found: dict[int, ReadItem] = {}
    places = Counter(item.locator for item in gold) | Counter(r.item.locator for r in read)

    def same_place(item: GoldItem, one: ReadItem) -> bool:
        return item.locator == one.item.locator and places[item.locator] == 1

    def same_kind_and_handling(item: GoldItem, one: ReadItem) -> bool:
        return _same_kind(item, one) and _same_handling(item, one)

    for agrees in (same_place, same_kind_and_handling, _same_handling):
        _take(left_gold, left_read, found, agrees)
    if len(left_gold) == len(left_read) == 1:
        _take(left_gold, left_read, found, _same_kind)
    return Matched([(item, found.get(id(item))) for item in gold], left_read)


def _take(
    gold: list[GoldItem],
    read: list[ReadItem],
    found: dict[int, ReadItem],
    agrees: Callable[[GoldItem, ReadItem], bool],
) -> None:
    """Pair what agrees, the gold that says most first, and take it off both lists."""
    for item in sorted(gold, key=_said, reverse=True):
        one = next((one for one in read if agrees(item, one)), None)
        if one is not None:
            found[id(item)] = one
            gold.remove(item)
            read.remove(one)


def _said(item: GoldItem) -> int:
    return sum(bool(v) for v in (item.boards, item.date, item.section_number))


def _same_kind(item: GoldItem, one: ReadItem) -> bool:
    return item.quoted == (one.item.stage is Stage.EARLIER_HANDLING)


def _same_handling(item: GoldItem, one: ReadItem) -> bool:
    """Board, date and § agree as far as the gold says them; it must say one at least."""
    if not _said(item):
        return False
    return all(
        agrees is not False
        for agrees in (board_agrees(item, one), date_agrees(item, one), section_agrees(item, one))
    )
