"""Everything that an item's page shows, ready for its template."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from archive.minutes import Attachment, Section, SectionKind
from archive.public import PublicItem
from web.decision_look import name_of
from web.decision_view import DecisionView, decision_view
from web.hit_view import note
from web.local_time import finnish_date, finnish_time
from web.structure import Block, blocks, is_safe_address
from web.texts import Texts

MOST_TEXT = 400_000
"""No page shows more of an item, in code points; what is cut is in the original file."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One line of the item's data; ``day`` is the ISO date where it is one."""

    name: str
    value: str
    day: str | None = None


@dataclass(frozen=True, slots=True)
class SectionView:
    """A section with its heading, laid out."""

    heading: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class AttachmentView:
    """An attachment; ``href`` is None where it leads nowhere safe."""

    title: str
    href: str | None


@dataclass(frozen=True, slots=True)
class SourceView:
    """Where the text comes from; ``href`` is the original file where it is public."""

    name: str
    digest: str
    href: str | None
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class ItemView:
    """The page of one item."""

    title: str
    language: str
    kicker: str
    note: str | None
    confidential: bool
    ground: str | None
    facts: tuple[Fact, ...]
    decision: DecisionView
    proposals: tuple[SectionView, ...]
    resolutions: tuple[SectionView, ...]
    sections: tuple[SectionView, ...]
    attachments: tuple[AttachmentView, ...]
    source: SourceView
    cut: bool


def item_view(item: PublicItem, original_is_public: bool, texts: Texts) -> ItemView:
    """The page for an item."""
    shown, cut = _within_bounds(item.sections)
    beside = (SectionKind.PROPOSAL, SectionKind.RESOLUTION)
    return ItemView(
        title=item.title,
        language=item.language.value,
        kicker=f"{item.board.label}, {item.municipality}" if item.board else item.municipality,
        note=note(item, texts),
        confidential=item.confidential,
        ground=item.confidentiality_ground,
        facts=tuple(_facts(item, texts)),
        decision=decision_view(item, texts),
        proposals=_sections(shown, (SectionKind.PROPOSAL,), texts),
        resolutions=_sections(shown, (SectionKind.RESOLUTION,), texts),
        sections=_sections(shown, [kind for kind in SectionKind if kind not in beside], texts),
        attachments=tuple(_attachment(attachment) for attachment in item.attachments),
        source=_source(item, original_is_public, texts),
        cut=cut,
    )


def _facts(item: PublicItem, texts: Texts) -> Iterable[Fact]:
    if item.meeting_date:
        day = item.meeting_date
        yield Fact(texts("item.meeting"), finnish_date(day), day.isoformat())
    if item.section_number:
        yield Fact(texts("item.section"), f"§\u00a0{item.section_number}")
    if item.diary_number:
        yield Fact(texts("item.diary_number"), item.diary_number)
    if item.classification:
        yield Fact(texts("item.classification"), item.classification)
    yield Fact(texts("item.stage"), name_of("stage", item.stage.value, texts.language))


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


def _sections(
    sections: Iterable[Section], kinds: Iterable[SectionKind], texts: Texts
) -> tuple[SectionView, ...]:
    """The sections of these kinds as they follow each other in the source."""
    wanted = frozenset(kinds)
    return tuple(
        SectionView(_heading(section, texts), blocks(section.text, section.links))
        for section in sections
        if section.kind in wanted and section.text.strip()
    )


def _heading(section: Section, texts: Texts) -> str:
    """The source's own word where it has one; plain text without a heading has none."""
    if section.heading or section.kind is SectionKind.OTHER:
        return section.heading.strip().rstrip(":")
    return name_of("section", section.kind.value, texts.language)


def _attachment(attachment: Attachment) -> AttachmentView:
    url = attachment.url
    return AttachmentView(attachment.title, url if url and is_safe_address(url) else None)


def _source(item: PublicItem, is_public: bool, texts: Texts) -> SourceView:
    digest = item.source_digest or ""
    recorded = finnish_time(item.recorded_at)
    return SourceView(
        name=(item.source_name or "").rpartition("/")[2],
        digest=digest,
        href=f"/alkuperainen/{digest}" if digest and is_public else None,
        facts=(
            Fact(texts("item.system"), _system(item.source_system, texts)),
            Fact(
                texts("item.recorded"),
                f"{finnish_date(recorded.date())} klo {recorded:%H.%M}",
                recorded.isoformat(timespec="minutes"),
            ),
            Fact(texts("item.revision"), str(item.revision)),
        ),
    )


def _system(name: str, texts: Texts) -> str:
    """What a source system is called; one that has no words is shown by its name."""
    key = f"system.{name}"
    return texts(key) if key in texts else name
