"""How whole an archive is: what it holds of each board and year, and which § are missing.

A § is missing only where numbering is seen to run: in one year of one board, § rise from
meeting to meeting, and at least one follows directly on another. Then the numbers
between the first and the last that nothing is known of are missing. What came before the
first or after the last is not said, for nobody has seen it.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from archive.public import BoardRecord

_NUMBER = re.compile(r"(\d{1,4})[a-z]?", re.IGNORECASE)
_LEAST = 3  # numbers; fewer show no order
_MOST_MISSING = 2_000  # a year has no more; a larger gap is a misread number


@dataclass(frozen=True, slots=True)
class BoardYear:
    """One board in one year; ``year`` is None where the sources tell no date.

    ``missing`` are § numbers as ranges ("7", "12–15"), ``runs`` says whether numbering
    was seen to run, so that "nothing missing" means something. ``quoted`` of the items
    are known from quotations in other minutes alone.
    """

    municipality: str
    board: BoardRecord | None
    year: int | None
    meetings: int
    items: int
    quoted: int
    latest: date | None
    updated_at: datetime
    runs: bool = False
    missing: tuple[str, ...] = ()


def number_in(section: str | None) -> int | None:
    """The number of a § ("31", "31a"), or None."""
    match = _NUMBER.fullmatch(section.strip()) if section else None
    return int(match[1]) if match else None


def missing_sections(
    meetings: Iterable[Iterable[int]], quoted: Iterable[int] = ()
) -> tuple[int, ...] | None:
    """The missing numbers of one board and year; None where numbering is not seen to run.

    ``meetings`` are the § numbers of each meeting, in the order of their days; ``quoted``
    are numbers that are known from quotations.
    """
    runs = [sorted(set(numbers)) for numbers in meetings]
    runs = [numbers for numbers in runs if numbers]
    known = {number for numbers in runs for number in numbers}
    if len(known) < _LEAST or not any(number + 1 in known for number in known):
        return None
    if any(earlier[-1] >= later[0] for earlier, later in itertools.pairwise(runs)):
        return None
    wanted = range(min(known), max(known) + 1)
    missing = tuple(number for number in wanted if number not in known | set(quoted))
    return missing if len(missing) <= _MOST_MISSING else None


def as_ranges(numbers: Iterable[int]) -> tuple[str, ...]:
    """Rising numbers as texts: "7", "12–15"."""
    ranges: list[list[int]] = []
    for number in numbers:
        if ranges and ranges[-1][1] + 1 == number:
            ranges[-1][1] = number
        else:
            ranges.append([number, number])
    return tuple(str(low) if low == high else f"{low}–{high}" for low, high in ranges)
