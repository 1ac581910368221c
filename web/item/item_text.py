"""The text of an item laid out for its page: proposal beside resolution, then the rest.

The words of the search are numbered in the order in which they are shown.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from archive.minutes import Language, Section, SectionKind
from archive.public import PublicItem
from indexer.marks.item_marks import ItemMarker
from web.item.comparison import Comparison, Likeness, compare
from web.item.law_links import law_links
from web.item.runs import HitCount, Layers, Span
from web.item.structure import Block, blocks
from web.site.decision_look import name_of
from web.site.texts import Texts

MOST_TEXT = 400_000
"""No page shows more of an item, in code points; what is cut is in the original file."""

MOST_MARKS = 500
"""No more words of one section are marked: the page stays light."""


@dataclass(frozen=True, slots=True)
class SectionView:
    """A section with its heading, laid out.

    ``heading_is_own`` where the heading is the source's word, in the language of the text.
    """

    heading: str
    blocks: tuple[Block, ...]
    heading_is_own: bool


@dataclass(frozen=True, slots=True)
class ItemText:
    """All texts of an item. ``hits`` counts the marked words; ``comparison`` says how the
    resolution stands to the proposal, where both are there.
    """

    proposals: tuple[SectionView, ...]
    resolutions: tuple[SectionView, ...]
    sections: tuple[SectionView, ...]
    comparison: str | None
    differs: bool
    hits: int
    cut: bool


class _Layout:
    """Lays sections out; keeps count of the marked words."""

    def __init__(self, language: Language, texts: Texts, marker: ItemMarker | None) -> None:
        self._language = language
        self._texts = texts
        self._marker = marker
        self.count = HitCount()

    def views(
        self, sections: Iterable[Section], changes: Sequence[Sequence[Span]] = ()
    ) -> tuple[SectionView, ...]:
        """The sections with what lies over them."""
        return tuple(
            self._view(section, changes[number] if number < len(changes) else ())
            for number, section in enumerate(sections)
        )

    def _view(self, section: Section, changes: Sequence[Span]) -> SectionView:
        links = [*section.links, *law_links(section.text, section.links)]
        layers = Layers(links, self._marks(section), changes, self.count)
        own = bool(section.heading) or section.kind is SectionKind.OTHER
        heading = _heading(section, self._texts)
        return SectionView(heading, blocks(section.text, layers), heading_is_own=own)

    def _marks(self, section: Section) -> Sequence[Span]:
        if self._marker is None:
            return ()
        return self._marker.section(section.kind, section.text, self._language)[:MOST_MARKS]


def item_text(item: PublicItem, texts: Texts, marker: ItemMarker | None) -> ItemText:
    """The texts of an item; ``marker`` finds the words of the search that led here."""
    shown, cut = _within_bounds(item.sections)
    proposals = _of_kind(shown, SectionKind.PROPOSAL)
    resolutions = _of_kind(shown, SectionKind.RESOLUTION)
    beside = (SectionKind.PROPOSAL, SectionKind.RESOLUTION)
    rest = _of_kind(shown, *(kind for kind in SectionKind if kind not in beside))
    found = compare(proposals, resolutions, item.decision.outcome)
    layout = _Layout(item.language, texts, marker)
    return ItemText(
        proposals=layout.views(proposals, found.removed),
        resolutions=layout.views(resolutions, found.added),
        sections=layout.views(rest),
        comparison=_comparison(found, texts),
        differs=found.likeness is Likeness.CHANGED,
        hits=layout.count.last,
        cut=cut,
    )


def _comparison(found: Comparison, texts: Texts) -> str | None:
    if found.likeness in (Likeness.ALONE, Likeness.APART):
        return None
    return texts(f"compare.{found.likeness.value}")


def _within_bounds(sections: Iterable[Section]) -> tuple[list[Section], bool]:
    """The sections up to the most that a page shows, and whether something was cut."""
    shown: list[Section] = []
    room = MOST_TEXT
    for section in sections:
        if len(section.text) > room:
            links = tuple(link for link in section.links if link.end <= room)
            shown.append(Section(section.kind, section.text[:room], section.heading, links))
            return shown, True
        shown.append(section)
        room -= len(section.text)
    return shown, False


def _of_kind(sections: Iterable[Section], *kinds: SectionKind) -> list[Section]:
    """The sections of these kinds as they follow each other in the source."""
    wanted = frozenset(kinds)
    return [section for section in sections if section.kind in wanted and section.text.strip()]


def _heading(section: Section, texts: Texts) -> str:
    """The source's own word where it has one; plain text without a heading has none."""
    if section.heading or section.kind is SectionKind.OTHER:
        return section.heading.strip().rstrip(":")
    return name_of("section", section.kind.value, texts.language)
