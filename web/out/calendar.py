"""The meetings of a board as a calendar (RFC 5545)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from urllib.parse import quote

from archive.catalogue import BoardPage
from web.out.item_address import Addresses
from web.site.texts import Texts

MOST_MEETINGS = 500
_LINE = 70  # octets; the standard allows 75


def meeting_calendar(page: BoardPage, addresses: Addresses, texts: Texts) -> str:
    """The latest meetings, each a whole day, with ids that never change."""
    board = page.board
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Pykala//Kokoukset//FI"]
    for meeting in page.meetings[:MOST_MEETINGS]:
        day = meeting.day
        path = f"/toimielin/{quote(board.id)}/{day.isoformat()}"
        lines += [
            "BEGIN:VEVENT",
            f"UID:{addresses.tag(f'kokous/{board.id}/{day.isoformat()}')}",
            f"DTSTAMP:{day:%Y%m%d}T000000Z",
            f"DTSTART;VALUE=DATE:{day:%Y%m%d}",
            f"DTEND;VALUE=DATE:{day + timedelta(days=1):%Y%m%d}",
            f"SUMMARY:{_escaped(f'{board.label}, {board.municipality}')}",
            f"DESCRIPTION:{_escaped(texts.counted('record.items', meeting.items))}",
            f"URL:{addresses.page(path)}",
            "END:VEVENT",
        ]
    folded = [piece for line in [*lines, "END:VCALENDAR"] for piece in _folded(line)]
    return "\r\n".join([*folded, ""])


def _escaped(text: str) -> str:
    for character in ("\\", ";", ","):
        text = text.replace(character, "\\" + character)
    return " ".join(text.split())


def _folded(line: str) -> Iterator[str]:
    """A line in pieces that are short enough; all but the first begin with a space."""
    piece, lead = "", ""
    for character in line:
        if len((lead + piece + character).encode()) > _LINE:
            yield lead + piece
            piece, lead = "", " "
        piece += character
    yield lead + piece
