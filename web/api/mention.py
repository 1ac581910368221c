"""An item as it stands in a list of the API: what it is and how it ended, without its text."""

from __future__ import annotations

from typing import Any

from archive.public import PublicItem
from web.out.item_address import Addresses


def mention(item: PublicItem, addresses: Addresses) -> dict[str, Any]:
    """The item in a few plain values."""
    return {
        "id": item.id,
        "url": addresses.item(item.id),
        "title": item.title,
        "board": item.board.id if item.board else None,
        "date": item.meeting_date.isoformat() if item.meeting_date else None,
        "section_number": item.section_number,
        "decision_types": [value.value for value in item.decision_types],
        "outcome": item.decision.outcome.value,
    }
