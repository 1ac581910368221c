"""Reads bulletins of decisions: what a meeting decided, item by item, before its minutes are out.

Kaupunkisuunnittelulautakunta
Päätöstiedote nro 11
Kokousaika: 20.8.2019 klo 16.15
1
Title of the first item pdf html
Päätös
Ehdotuksen mukaan
2 …

The numbers are those of the list, not §§, and may begin anew with each presenter. Proposals
and diary numbers are not given: "Ehdotuksen mukaan" tells the outcome alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from archive.errors import MinutesReadError
from archive.minutes import AgendaItem, SectionKind, Stage
from archive.readers.documents.cover import Cover, cover_of
from archive.readers.html_text import page_lines_of
from archive.readers.page_head import PageHead
from archive.readers.page_item import PageFrame, own_item
from archive.readers.page_labels import is_office, label_of
from archive.readers.page_lines import PageLine
from archive.readers.source import Source
from archive.readers.source_places import municipality_of

_KIND = re.compile(
    r"(?:.{2,80} )?(?:päätöstiedote|beslutsmeddelande|beslutsinformation)"
    r"(?:,? (?:nro|nr)?\.? ?\d{1,3}(?: ?/ ?\d{4})?)?",
    re.IGNORECASE,
)
_TIME = re.compile(r"(?:kokousaika|mötestid|sammanträdestid|aika|tid)\b", re.IGNORECASE)
_NUMBER = re.compile(r"(?P<number>\d{1,3})\.?(?:[\t ]{1,4}(?P<title>[^\W\d_].*))?")
_FORMATS = re.compile(r"(?:[\s,|(]{1,3}(?:pdf|html?|word)\)?)+\s*$", re.IGNORECASE)
_STARTS = frozenset((SectionKind.RESOLUTION, SectionKind.HANDLING, SectionKind.PROPOSAL))
_COVER_WITHIN = 60
_TITLE_WITHIN = 4
_LONGEST_TITLE = 1_000
_SNIFFED = 65_536


@dataclass(frozen=True, slots=True)
class _Start:
    """Where an item begins, where its text begins, and its title."""

    line: int
    text: int
    title: str


class BulletinReader:
    """The reader of bulletins, as HTML or saved as plain text. Stateless."""

    name = "bulletin"
    version = 1

    def recognises(self, source: Source) -> bool:
        """Whether the page begins as a bulletin of a meeting."""
        try:
            lines, _ = page_lines_of(replace(source, data=source.data[:_SNIFFED]))
        except MinutesReadError:
            return False
        return _cover_of(lines) is not None and bool(_starts(lines))

    def read(self, source: Source) -> Iterator[AgendaItem]:
        """The items of the bulletin in its order."""
        lines, decoded = page_lines_of(source)
        cover, starts = _cover_of(lines), _starts(lines)
        if cover is None or not starts:
            raise MinutesReadError(
                "no-items", "The page shows no item of a bulletin. Give the bulletin of a meeting."
            )
        frame = PageFrame(
            system=self.name,
            municipality=municipality_of(source, decoded.text),
            board=cover.board,
            meeting_date=cover.day,
            stage=Stage.BULLETIN,
            notes=decoded.warnings,
        )
        for number, start in enumerate(starts):
            end = starts[number + 1].line if number + 1 < len(starts) else len(lines)
            head = PageHead(title=start.title, body=_without_group(lines[start.text : end]))
            yield replace(own_item(frame, head, ()), locator=f"item[{number}]")
            frame = replace(frame, notes=())


def _cover_of(lines: Sequence[PageLine]) -> Cover | None:
    """The board and day above the items, or None where the page is no bulletin."""
    top = [line.text.strip() for line in lines[:_COVER_WITHIN]]
    kind = next((n for n, text in enumerate(top) if _KIND.fullmatch(text)), None)
    time = next((n for n, text in enumerate(top) if _TIME.match(text)), None)
    if kind is None or time is None:
        return None
    cover = cover_of((), top)
    return cover if cover.board and cover.day else None


def _starts(lines: Sequence[PageLine]) -> list[_Start]:
    """The items' beginnings: numbers that run on or begin anew, title and first label below."""
    found: list[_Start] = []
    last = 0
    for place, line in enumerate(lines):
        match = _NUMBER.fullmatch(line.text.strip())
        if match is None or int(match["number"]) not in (1, last + 1):
            continue
        start = _start(lines, place, match["title"] or "")
        if start:
            found.append(start)
            last = int(match["number"])
    return found


def _start(lines: Sequence[PageLine], place: int, title: str) -> _Start | None:
    """The item whose number stands here, where its title and its first label follow."""
    words = [title] if title else []
    for number in range(place + 1, min(place + 2 + _TITLE_WITHIN, len(lines))):
        label = label_of(lines[number])
        if label and label.meaning in _STARTS:
            whole = _FORMATS.sub("", " ".join(words)).strip()[:_LONGEST_TITLE]
            return _Start(place, number, whole) if whole else None
        if label or _NUMBER.fullmatch(lines[number].text.strip()):
            return None
        words.append(_FORMATS.sub("", lines[number].text.strip()))
    return None


def _without_group(lines: Sequence[PageLine]) -> list[PageLine]:
    """The lines without the title of the official whose items come next."""
    kept = list(lines)
    while kept and not kept[-1].text:
        kept.pop()
    if len(kept) > 2 and is_office(kept[-1].text) and len(kept[-1].text.split()) <= 4:
        kept.pop()
    return kept
