"""Proposal and resolution beside each other: which words went, which came.

Words are compared without regard to case and punctuation, and the verb of deciding without
regard to its tense: a proposal has it in the present, a resolution in the past. Where the two
texts are not versions of each other, nothing is marked: every word would be.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from archive.decision_words import Outcome
from archive.minutes import Section

MOST_WORDS = 2_000
"""Longer texts are not compared: the work grows with the product of their lengths."""

ALIKE = 0.5
"""From which share of common words two texts count as versions of each other."""

_WORD = re.compile(r"(?<!\w)\d{1,3}(?:[ \u00a0]\d{3})+(?!\w)|\w+(?:[-:.,/]\w+)*")
"""A word, or a number in groups of three digits: "60 000"."""

_TENSES = (
    "päättää päätti, päättävät päättivät, päätetään päätettiin, esittää esitti, myöntää myönsi, "
    "hyväksyy hyväksyi, hyväksytään hyväksyttiin, merkitsee merkitsi, merkitään merkittiin, "
    "antaa antoi, toteaa totesi, valitsee valitsi, hylkää hylkäsi, jättää jätti, "
    "palauttaa palautti, beslutar beslutade, besluter beslöt, godkänner godkände, "
    "antecknar antecknade, beviljar beviljade, föreslår föreslog"
)
_PRESENT = {past: present for present, past in (pair.split() for pair in _TENSES.split(", "))}

Span = tuple[int, int]


class Likeness(StrEnum):
    """How a resolution stands to its proposal."""

    SAME = "same"  # word by word
    BY_FORMULA = "by_formula"  # "according to the proposal", without repeating it
    CHANGED = "changed"  # a version of it: differences are marked
    APART = "apart"  # another text: nothing is marked
    ALONE = "alone"  # one of the two is missing


@dataclass(frozen=True, slots=True)
class Comparison:
    """What became of a proposal's words. ``removed`` are spans of each proposal section,
    ``added`` of each resolution section, in code points.
    """

    likeness: Likeness
    removed: tuple[tuple[Span, ...], ...] = ()
    added: tuple[tuple[Span, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class _Word:
    """A word, the section it stands in and its place there."""

    text: str
    section: int
    start: int
    end: int


def compare(
    proposals: Sequence[Section], resolutions: Sequence[Section], outcome: Outcome
) -> Comparison:
    """Compare the sections of a proposal with those of its resolution."""
    before, after = list(_words(proposals)), list(_words(resolutions))
    if not before or not after:
        return Comparison(Likeness.ALONE)
    if [word.text for word in before] == [word.text for word in after]:
        return Comparison(Likeness.SAME)
    if max(len(before), len(after)) <= MOST_WORDS:
        matcher = SequenceMatcher(None, [w.text for w in before], [w.text for w in after])
        if _alike(matcher, min(len(before), len(after))):
            return _changes(matcher, before, after, len(proposals), len(resolutions))
    by_formula = outcome is Outcome.AS_PROPOSED
    return Comparison(Likeness.BY_FORMULA if by_formula else Likeness.APART)


def _words(sections: Iterable[Section]) -> Iterator[_Word]:
    for number, section in enumerate(sections):
        for match in _WORD.finditer(section.text):
            word = match.group().casefold().replace("\u00a0", " ")
            yield _Word(_PRESENT.get(word, word), number, match.start(), match.end())


def _alike(matcher: SequenceMatcher[str], shorter: int) -> bool:
    """Whether most of the shorter text is in the longer one; a few words are a formula."""
    if shorter < 4:
        return False
    common = sum(block.size for block in matcher.get_matching_blocks())
    return common / shorter >= ALIKE


def _changes(
    matcher: SequenceMatcher[str],
    before: Sequence[_Word],
    after: Sequence[_Word],
    proposals: int,
    resolutions: int,
) -> Comparison:
    removed: list[list[Span]] = [[] for _ in range(proposals)]
    added: list[list[Span]] = [[] for _ in range(resolutions)]
    for tag, first, last, begin, end in matcher.get_opcodes():
        if tag != "equal":
            _note(removed, before[first:last])
            _note(added, after[begin:end])
    return Comparison(
        Likeness.CHANGED,
        tuple(tuple(spans) for spans in removed),
        tuple(tuple(spans) for spans in added),
    )


def _note(spans: Sequence[list[Span]], words: Sequence[_Word]) -> None:
    """The words as one span a section: what stands between them changed with them."""
    by_section: dict[int, Span] = {}
    for word in words:
        start = by_section.get(word.section, (word.start, 0))[0]
        by_section[word.section] = (start, word.end)
    for section, span in by_section.items():
        spans[section].append(span)
