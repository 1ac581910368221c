"""Where an item's title stands: on its heading's line, below it, or above it."""

from __future__ import annotations

from collections.abc import Sequence

from archive.diary_number import parse
from archive.minutes import SectionKind
from archive.readers.documents.headings import DocumentHeading, heading_in
from archive.readers.item_text.header import secrecy_line
from archive.readers.item_text.labels import Special
from archive.readers.page_head import goes_on_in
from archive.readers.page_labels import is_board, label_of
from archive.readers.page_lines import PageLine

_LONGEST = 400
_MOST_LINES = 4
_ALSO_TITLES = (SectionKind.OTHER, SectionKind.APPEAL)  # "Pöytäkirjan tarkastus"
_FACTS_WITHIN = 4  # lines between a heading and its title


def titles_stand_above(lines: Sequence[PageLine], starts: Sequence[DocumentHeading]) -> bool:
    """Whether this document puts titles above the line with the §."""
    if len(starts) == 1 and _is_title_alone(lines, starts[0].line):
        return True
    above = below = 0
    for start in starts:
        if start.title:
            below += 1
            continue
        has_below = title_below(lines, start.line) is not None
        below += has_below
        above += not has_below and title_above(lines, start.line, 0) is not None
    return above > below


def _is_title_alone(lines: Sequence[PageLine], heading: int) -> bool:
    """Whether a document of one item begins with its title, and the § stands right below."""
    place = title_above(lines, heading, 0)
    return place is not None and place.start == 0


def title_below(lines: Sequence[PageLine], heading: int) -> range | None:
    """The lines of the title below a heading line; facts (diary number) may stand between."""
    place = heading + 1
    for _ in range(_FACTS_WITHIN):
        if place >= len(lines):
            return None
        line = lines[place]
        if is_fact(line) or _is_handling(line):
            place += 1
            continue
        break
    if place >= len(lines) or not _may_be_title(lines[place]):
        return None
    end = place + 1
    while end < len(lines) and end - place < _MOST_LINES and goes_on(lines[end - 1], lines[end]):
        end += 1
    return range(place, end)


def title_above(lines: Sequence[PageLine], heading: int, floor: int) -> range | None:
    """The lines of the title above a heading line, not above ``floor``."""
    end = heading
    while end > floor and (is_fact(lines[end - 1]) or _is_handling(lines[end - 1])):
        end -= 1
    start = end - 1
    if start < floor or not _may_be_title(lines[start]):
        return None
    while (
        start > floor
        and end - start < _MOST_LINES
        and not lines[start].paragraph
        and _may_be_title(lines[start - 1])
        and goes_on(lines[start - 1], lines[start])
    ):
        start -= 1
    return range(start, end)


def title_of(lines: Sequence[PageLine], place: range) -> str:
    """The lines as one title."""
    return " ".join(" ".join(lines[number].text.split()) for number in place)


def _may_be_title(line: PageLine) -> bool:
    text = line.text.strip()
    if not 2 <= len(text) <= _LONGEST or "\t" in text or heading_in(line, 0):
        return False
    label = label_of(line)
    if label and (label.rest.text or label.meaning not in _ALSO_TITLES):
        return False
    if text.startswith("- ") or not any(c.isalpha() for c in text) or text.endswith(":"):
        return False
    if is_board(text):
        return False
    return bool(line.lead and line.lead == line.text) or text[-1] not in ".!?;,"


def goes_on(above: PageLine, below: PageLine) -> bool:
    """Whether a title's line continues below: no gap, the same emphasis, small letter or long."""
    if below.paragraph or label_of(below) or is_fact(below) or _is_handling(below):
        return False
    if bool(above.lead) != bool(below.lead) or above.heading != below.heading:
        return False
    if above.lead or above.heading:
        return _may_be_title(below)
    return goes_on_in(above.text, below.text)


def is_fact(line: PageLine) -> bool:
    """Whether the line is a diary number, or calls the item confidential."""
    text = " ".join(line.text.split())
    label = label_of(line)
    if label:
        return label.meaning in (Special.DIARY_NUMBER, Special.CONFIDENTIALITY)
    return parse(text) is not None or secrecy_line(text)[0]


def _is_handling(line: PageLine) -> bool:
    found = heading_in(line, 0)
    return found is not None and not found.title
