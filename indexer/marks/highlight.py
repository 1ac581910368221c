"""Snippets: the pieces of an item that show why it was found. Text and offsets, no HTML."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from archive.minutes import SectionKind
from archive.public import PublicItem
from indexer.analysis.token import Analyzer
from indexer.answers.answer import Snippet
from indexer.document import FieldText, texts_of
from indexer.marks.matching import FieldMatcher, Match

SNIPPETS = 2
LENGTH = 240
"""How many snippets a hit has, and how long one is, in code points."""

ANALYSED = 60_000
"""No more of one text is analysed for snippets, in code points: work stays bounded."""

_SENTENCE_END = re.compile(r"[.!?:;]\s+|\n+")
_PREFERRED = (
    SectionKind.RESOLUTION,
    SectionKind.PROPOSAL,
    SectionKind.SUMMARY,
    SectionKind.BACKGROUND,
)


@dataclass(frozen=True, slots=True)
class _Window:
    """A stretch of one text with the matches in it."""

    source: FieldText
    matches: tuple[Match, ...]

    @property
    def section(self) -> str:
        """The kind of section."""
        return self.source.section

    @property
    def text(self) -> str:
        """The whole text."""
        return self.source.text

    @property
    def worth(self) -> tuple[int, int, int]:
        """Different words first, then the section that matters more, then the number."""
        order = [kind.value for kind in _PREFERRED]
        rank = order.index(self.section) if self.section in order else len(order)
        return (len({match.leaf for match in self.matches}), -rank, len(self.matches))


def title_marks(
    item: PublicItem, matcher: FieldMatcher | None, analyzer: Analyzer
) -> tuple[tuple[int, int], ...]:
    """The words of the title that the query looks for."""
    if matcher is None:
        return ()
    marks = matcher.marks(item.title[:ANALYSED], item.language, analyzer)
    return tuple((mark.start, mark.end) for mark in marks)


def snippets(
    item: PublicItem, fields: dict[str, FieldMatcher], analyzer: Analyzer
) -> tuple[Snippet, ...]:
    """The best pieces of an item for a query; its beginning where no word of it is met."""
    windows = sorted(_windows(item, fields, analyzer), key=lambda w: w.worth, reverse=True)
    if not windows:
        return _opening(item)
    chosen = windows[:SNIPPETS]
    return tuple(_cut(window) for window in chosen)


def _windows(
    item: PublicItem, fields: dict[str, FieldMatcher], analyzer: Analyzer
) -> Iterable[_Window]:
    for source in texts_of(item):
        matcher = fields.get(source.field)
        if matcher is None or source.field in ("title", "metadata") or not source.text:
            continue
        matches = matcher.marks(source.text[:ANALYSED], item.language, analyzer)
        if matches:
            yield _Window(source, _densest(matches))


def _densest(matches: Sequence[Match]) -> tuple[Match, ...]:
    """The matches of the window that holds the most different words of the query."""
    best: Sequence[Match] = ()
    best_worth = (0, 0)
    end = 0
    for begin, first in enumerate(matches):
        end = max(end, begin)
        while end < len(matches) and matches[end].end - first.start <= LENGTH:
            end += 1
        inside = matches[begin : max(end, begin + 1)]
        worth = (len({match.leaf for match in inside}), len(inside))
        if worth > best_worth:
            best, best_worth = inside, worth
    return tuple(best)


def _cut(window: _Window) -> Snippet:
    """The text around the matches, cut at sentences or words, with offsets moved along."""
    first, last = window.matches[0].start, window.matches[-1].end
    room = max(0, LENGTH - (last - first))
    begin = _begin(window.text, max(0, first - room // 2), first)
    stop = _stop(window.text, last, max(last, begin + LENGTH))
    snippet = _snippet(window.section, window.text, begin, stop, window.matches)
    return replace(snippet, attachment=window.source.attachment, page=window.source.page)


def _begin(text: str, earliest: int, first: int) -> int:
    """Where to start: after the last sentence end before the match, else at a word."""
    if earliest == 0:
        return 0
    ends = [end.end() for end in _SENTENCE_END.finditer(text, earliest, first)]
    if ends:
        return ends[0]
    space = text.find(" ", earliest, first)
    return space + 1 if space >= 0 else first


def _stop(text: str, last: int, latest: int) -> int:
    """Where to end: at a word's end before the latest place."""
    if latest >= len(text):
        return len(text)
    space = text.rfind(" ", last, latest)
    return space if space >= 0 else last


def _snippet(section: str, text: str, begin: int, stop: int, matches: Sequence[Match]) -> Snippet:
    """One piece; white space is flattened to spaces one for one, so that offsets hold."""
    piece = re.sub(r"\s", " ", text[begin:stop])
    lead = "… " if begin > 0 else ""
    tail = " …" if stop < len(text) else ""
    shift = len(lead) - begin
    marks = tuple(
        (match.start + shift, match.end + shift)
        for match in matches
        if begin <= match.start and match.end <= stop
    )
    return Snippet(section, lead + piece + tail, marks)


def _opening(item: PublicItem) -> tuple[Snippet, ...]:
    """The beginning of the section that tells most, without marks."""
    for kind in _PREFERRED:
        for section in item.sections:
            if section.kind is kind and section.text:
                return (_snippet(kind.value, section.text, 0, _short(section.text), ()),)
    for section in item.sections:
        if section.text:
            text = section.text
            return (_snippet(section.kind.value, text, 0, _short(text), ()),)
    return ()


def _short(text: str) -> int:
    return _stop(text, 0, LENGTH)
