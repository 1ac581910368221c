"""Who was at a meeting, as the cover of its minutes tells: kept with the meeting's first item.

The rest of a cover stays in the original file alone. Above all its list of items does, for
that names confidential items by their titles.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from archive.minutes import Section, SectionKind
from archive.readers.page_lines import PageLine

_BEGINS = re.compile(
    r"(?:(?:muut |övriga )?(?:läsnä(?:olijat|olleet|olevat)?|osallistujat|osanottajat|saapuvilla"
    r"(?: olleet)?(?: jäsenet)?|päätöksentekijät|närvarande|deltagare|beslutande)"
    r"|poissa(?:olleet|olevat|olijat)?|frånvarande)\b(?P<rest>.*)",
    re.IGNORECASE,
)
_ENDS = re.compile(
    r"§|\d|(?:käsite(?:llyt|ltävät)? asiat|käsiteltävät|asiat\b|asialista|asialuettelo|sisällys"
    r"|esityslista|kokouksen|laillisuus|päätösvaltaisuus|pöytäkirja|allekirjoitu|nähtävä"
    r"|kokousaika|kokouspaikka|aika\b|paikka\b|tarkast|ilmoitus|valitus|muutoksenhaku"
    r"|behandlade|ärenden\b|ärendelista|föredragningslista|sammanträde|laglighet|beslutförhet"
    r"|protokoll|underskrift|justering|framlagt|tid\b|plats\b)",
    re.IGNORECASE,
)
_MOST_LINES = 120
_LONGEST = 200  # characters of one line


def participants_of(cover: Iterable[PageLine], title: str = "") -> Section | None:
    """The persons that a cover names, under its own labels, or None where it names none.

    ``title`` is that of the first item, which may stand above its § and is no person.
    """
    kept: list[str] = []
    heading = ""
    within = False
    for line in cover:
        text = " ".join(line.text.split(" ")).strip()
        begins = _BEGINS.match(text)
        if begins and not heading:
            heading = text[: begins.start("rest")]
            kept += [rest] if (rest := begins["rest"].strip(" :\t")) else []
            within = True
            continue
        within = bool(begins) or (within and _ENDS.match(text) is None)
        if within and text and text != title and len(kept) < _MOST_LINES:
            kept.append(text[:_LONGEST])
    return Section(SectionKind.OTHER, "\n".join(kept), heading) if kept else None
