"""The lines of one item to an :class:`AgendaItem`."""

from __future__ import annotations

from archive.minutes import AgendaItem, Attachment, Section, SectionKind, Stage
from archive.municipalities import of_source
from archive.readers.item_text.attachments import attachments_of
from archive.readers.item_text.header import ItemHeader
from archive.readers.item_text.labels import Special
from archive.readers.item_text.quoted_secrets import without_secrets
from archive.readers.item_text.sections import RawSection, sections_of
from archive.readers.item_text.splitting import ItemBlock
from archive.readers.language import language_of
from archive.readers.source import Source
from archive.readers.text_layout import tidy, with_links

_LONGEST_TITLE = 1_000
_LONGEST_NOTE = 200


def assembled(
    block: ItemBlock, source: Source, text: str, locator: str, warnings: tuple[str, ...]
) -> AgendaItem:
    """The item that these lines are; ``text`` is the whole file's."""
    header = ItemHeader()
    before = _frame(block, header)
    raw, notes = sections_of(block.body, block.first_line, header)
    title, raw = _title(block, raw)
    sections = tuple(_section(r) for r in raw if isinstance(r.meaning, SectionKind))
    sections = tuple(s for s in sections if s.text)
    unread = [*warnings, *_before_title(before, header.confidential)]
    if not title:
        unread.append("the item has no title")
    return AgendaItem(
        title=title or _substitute_title(block),
        source_system="item_text",
        municipality=of_source(source, text),
        board=block.heading.board if block.heading else None,
        meeting_date=block.heading.meeting_date if block.heading else None,
        section_number=block.heading.section_number if block.heading else None,
        diary_number=header.diary_number,
        stage=_stage(header, sections),
        language=language_of("\n".join([title, *(s.text for s in sections)])),
        sections=sections,
        attachments=_attachments(raw),
        confidential=header.confidential,
        confidentiality_ground=header.ground,
        locator=locator,
        unread=tuple(unread) + _shown(notes, header.confidential) + _date_note(block),
    )


def _frame(block: ItemBlock, header: ItemHeader) -> list[str]:
    """Read the lines before the title; what says nothing known is reported."""
    notes = []
    for line in block.before:
        if line.strip() and not header.take(line) and not _is_frame(line):
            notes.append(line.strip()[:_LONGEST_NOTE])
    return notes


def _before_title(lines: list[str], confidential: bool) -> list[str]:
    """Reports of the lines above the title; of a confidential item only that there are some."""
    if confidential:
        return ["unknown lines before the title"] if lines else []
    return [f"before the title: {line}" for line in lines]


def _is_frame(line: str) -> bool:
    """Whether the line is a page's frame that only names the municipality or the board."""
    word = line.strip().casefold()
    return len(word) <= 80 and word.endswith(
        ("kunta", "kaupunki", "kommun", "stad", "lautakunta", "hallitus", "valtuusto", "nämnden")
    )


def _title(block: ItemBlock, raw: list[RawSection]) -> tuple[str, list[RawSection]]:
    """The title above the heading, or else a first short paragraph below it."""
    title = " ".join(with_links(tidy(block.title))[0].split())[:_LONGEST_TITLE]
    if title or not raw or raw[0].heading or raw[0].meaning is not SectionKind.BACKGROUND:
        return title, raw
    first, *rest = raw[0].lines or ("",)
    if rest and not rest[0].strip() and 0 < len(first) <= 200 and first[-1:] not in ".:;,":
        kept = RawSection(raw[0].meaning, "", rest)
        return " ".join(first.split()), [kept, *raw[1:]]
    return title, raw


def _substitute_title(block: ItemBlock) -> str:
    heading = block.heading
    if heading is None:
        return "(otsikko puuttuu)"
    return f"{heading.board.label} § {heading.section_number}"


def _section(raw: RawSection) -> Section:
    assert isinstance(raw.meaning, SectionKind)
    history = raw.meaning is SectionKind.HISTORY
    text, links = with_links(tidy(without_secrets(raw.lines) if history else raw.lines))
    return Section(raw.meaning, text, raw.heading, links)


def _attachments(raw: list[RawSection]) -> tuple[Attachment, ...]:
    return tuple(
        attachment
        for section in raw
        if section.meaning is Special.ATTACHMENTS
        for attachment in attachments_of(tidy(section.lines))
    )


def _stage(header: ItemHeader, sections: tuple[Section, ...]) -> Stage:
    """The stage that the header names; an agenda with a resolution is no agenda any more."""
    decided = any(s.kind is SectionKind.RESOLUTION for s in sections)
    if header.stage is Stage.AGENDA and decided:
        return Stage.MINUTES
    return header.stage or Stage.MINUTES


def _shown(notes: list[tuple[int, str]], confidential: bool) -> tuple[str, ...]:
    """Notes on unknown labels; of a confidential item only where they stand."""
    if confidential:
        return tuple(f"line {line}: an unknown label" for line, _ in notes)
    return tuple(f"line {line}: unknown label {label!r}" for line, label in notes)


def _date_note(block: ItemBlock) -> tuple[str, ...]:
    if block.heading and block.heading.meeting_date is None:
        return ("the heading's date does not exist",)
    return ()
