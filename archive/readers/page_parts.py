"""The lines of one item to labelled parts, and the parts to sections and attachments."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field

from archive.minutes import Attachment, Section, SectionKind
from archive.readers.item_text.attachments import attachments_of
from archive.readers.item_text.labels import Meaning, Special
from archive.readers.page_labels import PageLabel, is_board, is_office, label_of
from archive.readers.page_lines import PageLine, joined

_SPACED = re.compile(r"(?P<label>Päätös|Beslut) (?P<rest>[A-ZÅÄÖ].{5,}[.:])")
_DECIDED = (SectionKind.RESOLUTION,)
_MOST_ATTACHMENTS = 1_000
_LONGEST_TITLE = 500


@dataclass(slots=True)
class Part:
    """What stands under one label; ``heading`` is the page's own word, or empty."""

    meaning: Meaning
    heading: str = ""
    lines: list[PageLine] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        """Whether nothing stands under the label."""
        return not any(line.text for line in self.lines)


@dataclass(slots=True)
class _Parting:
    """The parts so far, and what is known of them without looking through them again."""

    parts: list[Part] = field(default_factory=list)
    seen: set[Meaning] = field(default_factory=set)
    proposed: bool = False

    def begin(self, part: Part) -> None:
        """Start a part."""
        self.parts.append(part)
        self.seen.add(part.meaning)
        self._look(part, part.lines)

    def add(self, line: PageLine) -> None:
        """Put a line under the last label."""
        self.parts[-1].lines.append(line)
        self._look(self.parts[-1], (line,))

    def _look(self, part: Part, lines: Iterable[PageLine]) -> None:
        if part.meaning is SectionKind.PROPOSAL and any(line.text for line in lines):
            self.proposed = True


def parts_of(
    lines: Sequence[PageLine], implicit: bool = False, plain: Collection[Meaning] = ()
) -> list[Part]:
    """The parts of an item, in the page's order; what no label precedes is background.

    With ``implicit``, an official's title with a colon on a line of its own starts the
    proposal and a board's name with a colon the resolution, where no label does. Labels of
    the kinds in ``plain`` are headings within the text and part nothing. An empty line
    ends what stands before it.
    """
    told = _Parting()
    told.begin(Part(SectionKind.BACKGROUND))
    labels = [label_of(line) for line in lines]
    labelled = {label.meaning for label in labels if label}
    for line, label, following in zip(lines, labels, (*labels[1:], None), strict=False):
        if not line.text:
            told.begin(Part(SectionKind.BACKGROUND))
            continue
        if label and label.meaning in plain:
            label = None
        part = _spaced(line, told, labelled) if label is None else None
        if label is None and part is None and implicit:
            part = _implied(line, told, labelled) or _presenting(line, following)
        if part:
            told.begin(part)
        elif label is None:
            told.add(line)
        else:
            _begin(told, label)
    parts = _with_proposals_behind_presenters(told.parts)
    return [part for part in parts if part.heading or not part.is_empty]


def sections_of(parts: Iterable[Part]) -> tuple[Section, ...]:
    """The sections with text."""
    sections = []
    for part in parts:
        if isinstance(part.meaning, SectionKind):
            text, links = joined(part.lines)
            if text.strip():
                sections.append(Section(part.meaning, text, part.heading, links))
    return tuple(sections)


def attachments_in(parts: Iterable[Part]) -> tuple[Attachment, ...]:
    """What is listed under the labels for attachments, each once."""
    found: dict[str, Attachment] = {}
    for part in parts:
        if part.meaning is Special.ATTACHMENTS:
            for line in part.lines[:_MOST_ATTACHMENTS]:
                for attachment in attachment_of(line):
                    found.setdefault(attachment.title, attachment)
    return tuple(found.values())


def attachment_of(line: PageLine) -> list[Attachment]:
    """The attachments that a line names: its links, or else its words."""
    if line.links:
        return [
            Attachment(line.text[k.start : k.end].strip()[:_LONGEST_TITLE], k.href)
            for k in line.links
            if line.text[k.start : k.end].strip()
        ]
    return attachments_of(line.text.replace("\t", " "))


def has_resolution(parts: Iterable[Part]) -> bool:
    """Whether a resolution is told."""
    return any(part.meaning in _DECIDED and not part.is_empty for part in parts)


def _begin(told: _Parting, label: PageLabel) -> None:
    """Start a part; an official's name behind the label of a proposal is its presenter."""
    rest = label.rest
    if label.meaning is SectionKind.PROPOSAL and rest.text and is_office(rest.text):
        told.begin(Part(SectionKind.PRESENTER, "", [rest]))
        told.begin(Part(label.meaning, label.heading))
    else:
        told.begin(Part(label.meaning, label.heading, [rest] if rest.text else []))


def _presenting(line: PageLine, following: PageLabel | None) -> Part | None:
    """An official's title and name with a colon, right above the label of the proposal."""
    if not line.text.endswith(":") or not is_office(line.text):
        return None
    proposing = following is not None and following.meaning is SectionKind.PROPOSAL
    return Part(SectionKind.PRESENTER, "", [line]) if proposing else None


def _with_proposals_behind_presenters(parts: list[Part]) -> list[Part]:
    """Some pages name the presenter below the label of the proposal, then give its text."""
    ordered: list[Part] = []
    for part in parts:
        before = ordered[-1] if ordered else None
        if (
            part.meaning is SectionKind.PRESENTER
            and before is not None
            and before.meaning is SectionKind.PROPOSAL
            and before.is_empty
        ):
            people = _leading_people(part.lines)
            ordered[-1] = Part(part.meaning, part.heading, part.lines[:people])
            ordered.append(Part(before.meaning, before.heading, part.lines[people:]))
        else:
            ordered.append(part)
    return ordered


def _spaced(line: PageLine, told: _Parting, labelled: set[Meaning]) -> Part | None:
    """A resolution that only a space parts from its label, behind a proposal: "Päätös Esitys …".

    Alone such a line may be a sentence ("Päätös Itä-Suomen oikeudelle on liitteenä.").
    """
    match = _SPACED.fullmatch(line.text)
    if match is None or not told.proposed or SectionKind.RESOLUTION in labelled:
        return None
    return Part(SectionKind.RESOLUTION, match["label"], [line.part(match.start("rest"))])


def _leading_people(lines: Sequence[PageLine]) -> int:
    """How many lines at the start name people."""
    count = 0
    while count < len(lines) and (
        lines[count].text.startswith("- ")
        or "@" in lines[count].text
        or is_office(lines[count].text)
    ):
        count += 1
    return max(count, 1)


def _implied(line: PageLine, told: _Parting, labelled: set[Meaning]) -> Part | None:
    words = line.text
    if not words.endswith(":") or len(words) > 80 or "\t" in words:
        return None
    if is_board(words) and SectionKind.RESOLUTION not in labelled:
        return Part(SectionKind.RESOLUTION, words.strip(" :")) if told.proposed else None
    if is_office(words) and not told.seen & {SectionKind.PROPOSAL, SectionKind.RESOLUTION}:
        own = SectionKind.PROPOSAL not in labelled
        return Part(SectionKind.PROPOSAL, words.strip(" :")) if own else None
    return None
