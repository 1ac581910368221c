"""A scanned document without text: kept, and found by what its name and folder tell.

There is nothing to read, so nothing is said of what was decided. When a version with text
comes, it takes the place of this one if it is the same file's path.
"""

from __future__ import annotations

import re
from datetime import date

from archive.decision_words import Decision, DecisionType, Outcome, TypeReading
from archive.minutes import AgendaItem, Stage
from archive.municipalities import of_source
from archive.parsing.worker_protocol import ReadItem
from archive.readers.source import Source

SCANNED = "scanned"
"""The code of such a file, and the name under which it counts."""

_LONGEST = 200
_GAPS = re.compile(r"[\s_]+")
_ISO_DAY = re.compile(r"(?<!\d)(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)")
_FINNISH_DAY = re.compile(r"(?<!\d)(\d{1,2})\.(\d{1,2})\.(\d{4})(?!\d)")
_AGENDA = re.compile(r"esityslista|föredragningslista|asialista|agenda", re.IGNORECASE)


def scanned_item(source: Source) -> ReadItem:
    """The one item that stands for the whole document, by the name of its file."""
    stem = source.name.replace("\\", "/").rpartition("/")[2].rpartition(".")[0]
    title = _GAPS.sub(" ", stem).strip()[:_LONGEST] or "Skannattu asiakirja"
    agenda = _AGENDA.search(stem) is not None
    item = AgendaItem(
        title=title,
        source_system=SCANNED,
        municipality=of_source(source, ""),
        meeting_date=_day(stem),
        stage=Stage.AGENDA if agenda else Stage.MINUTES,
    )
    if agenda:
        return ReadItem(item, Decision((), Outcome.PENDING))
    unknown = (TypeReading(DecisionType.UNKNOWN, ()),)
    return ReadItem(item, Decision(unknown, Outcome.UNKNOWN))


def _day(name: str) -> date | None:
    for pattern, order in ((_ISO_DAY, (1, 2, 3)), (_FINNISH_DAY, (3, 2, 1))):
        match = pattern.search(name)
        if match:
            year, month, day = (int(match[group]) for group in order)
            try:
                return date(year, month, day)
            except ValueError:
                return None
    return None
