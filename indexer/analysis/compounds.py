"""The parts of compounds: "hyvinvointilautakunta" also stands for "+lautakunta".

A compound is cut where the dictionary's structure says so; each part, each beginning
and each end of the word is then looked up again, because the parts of a compound are
inflected themselves ("kunnan" in "kunnanhallitus" is "kunta").
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import islice, pairwise

from indexer.analysis.token import PART
from indexer.analysis.voikko import Reading

Lookup = Callable[[str], tuple[Reading, ...]]

_MOST_SPLITS = 6
MOST_PARTS = 8
"""A compound of more parts than this is cut at its first ``MOST_PARTS - 1`` joints."""


def part_terms(readings: tuple[Reading, ...], lookup: Lookup) -> list[str]:
    """``+part`` terms of all compounds among the readings, none twice."""
    parts: dict[str, None] = {}
    for reading in readings:
        if reading.cuts:
            parts |= dict.fromkeys(_parts(reading, lookup))
    return [PART + part for part in parts]


Split = tuple[tuple[str, ...], tuple[str, ...]]
"""The two halves of a compound, each with its base forms."""


def splits_of(readings: tuple[Reading, ...], lookup: Lookup) -> tuple[Split, ...]:
    """Each way to cut a compound in two words, over all its readings; none for other words."""
    halves = dict.fromkeys(
        (reading.base[:cut].strip("-"), reading.base[cut:].strip("-"))
        for reading in readings
        for cut in reading.cuts[: MOST_PARTS - 1]
    )
    return tuple(
        (tuple(_part_bases(left, lookup)), tuple(_part_bases(right, lookup)))
        for left, right in islice(halves, _MOST_SPLITS)
        if len(left) > 1 and len(right) > 1
    )


def _parts(reading: Reading, lookup: Lookup) -> list[str]:
    """The base forms of single parts, and of longer pieces that are words themselves.

    A single part that the dictionary does not know ("yleis") stands for itself.
    """
    joints = [0, *reading.cuts[: MOST_PARTS - 1], len(reading.base)]
    bases: list[str] = []
    for start, end in pairwise(joints):
        part = reading.base[start:end].strip("-")
        if len(part) > 1:
            bases += _part_bases(part, lookup)
    for piece in _beginnings_and_ends(reading.base, joints):
        bases += _bases(lookup(piece))
    return bases


def _part_bases(part: str, lookup: Lookup) -> list[str]:
    """The base forms of one part; "koululais" is "koululainen", an unknown one itself."""
    known = list(dict.fromkeys(_bases(lookup(part))))
    if known or not part.endswith("is"):
        return known or [part]
    return [part, *_bases(lookup(part[:-1] + "nen"))]


def _bases(readings: tuple[Reading, ...]) -> list[str]:
    """Base forms, and the verbs of participles; a form of a verb is no part of a compound."""
    return [
        base
        for found in readings
        if not found.is_verb
        for base in (found.base, found.verb)
        if base is not None
    ]


def _beginnings_and_ends(base: str, joints: list[int]) -> list[str]:
    """The pieces of two and more parts, but not the whole."""
    beginnings = [base[:joint].strip("-") for joint in joints[2:-1]]
    ends = [base[joint:].strip("-") for joint in joints[1:-2]]
    return beginnings + ends
