"""Resolutions that stand under "Esitys" or "Lausunto", and boards that only the text names.

A board that proposes to a higher one decides under the heading of what it sends there. Its
words tell: "Kaupunkiympäristölautakunta esitti kaupunginhallitukselle, että …".
"""

from __future__ import annotations

import re
from dataclasses import replace

from archive.minutes import AgendaItem, SectionKind
from archive.readers.told_facts import board_speaking

_HEADINGS = frozenset(("esitys", "lausunto", "framställning", "utlåtande"))
_DECIDED = re.compile(
    r"[A-ZÅÄÖ][\w-]{3,40}(?:,? [a-zåäö][\w-]{0,40}){0,7}? (?:päätti|esitti|antoi|totesi|hyväksyi"
    r"|beslutade|beslöt|föreslog|gav)\b"
)


def with_told_resolution(item: AgendaItem) -> AgendaItem:
    """The item with such a resolution as one, and with the board that its decision names."""
    kinds = {section.kind for section in item.sections}
    if SectionKind.RESOLUTION not in kinds:
        item = replace(
            item,
            sections=tuple(
                replace(s, kind=SectionKind.RESOLUTION)
                if s.heading.casefold() in _HEADINGS and _DECIDED.match(s.text)
                else s
                for s in item.sections
            ),
        )
    if item.board is not None:
        return item
    told = item.text_of(SectionKind.RESOLUTION) or item.text_of(SectionKind.PROPOSAL)
    return replace(item, board=board_speaking(told))
