"""What anyone may see of an item: the only form in which items leave the archive.

Of a confidential item a ``PublicItem`` holds the mention and its legal ground alone; the
text stays in the store and in the original file, which is not handed out either. Index
and web are built from these records only, so that nothing secret can reach them.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from archive.decision_words import Decision, DecisionType
from archive.minutes import Attachment, Language, Section, SectionKind, Stage


@dataclass(frozen=True, slots=True)
class BoardRecord:
    """A board that the archive knows. ``id`` is given once and survives renaming.

    Sorts and shows as ``label`` with its municipality: "Kaupunginhallitus" is everywhere.
    ``parent_id`` is the board that it is a section of, ``successor_id`` the one that it was
    renamed to or followed by, ``ended_on`` its last day.
    """

    id: str
    municipality: str
    name: str | None = None
    abbreviation: str | None = None
    parent_id: str | None = None
    successor_id: str | None = None
    ended_on: date | None = None

    @property
    def label(self) -> str:
        """The board's name, or its abbreviation where the name is unknown."""
        return self.name or self.abbreviation or self.id


@dataclass(frozen=True, slots=True)
class SourceReference:
    """A file that an item was read from: its digest, its name, the reader that read it."""

    digest: str
    name: str | None
    reader: str


@dataclass(frozen=True, slots=True)
class CorrectedField:
    """A field that a person corrected: what was read, why it was changed, and when.

    The corrected value stands in the item itself. Values are in words, "" for none.
    """

    field: str
    value: str
    read: str
    reason: str
    corrected_at: datetime


@dataclass(frozen=True, slots=True)
class PublicItem:
    """One agenda item as anyone may see it.

    ``source_digest`` and ``source_name`` are of the file that the shown revision was read
    from; ``sources`` are all files that hold the item. ``case_id`` leads to its case.
    ``classification_name`` is the municipality's own name of the task class, where the
    settings give one.
    """

    id: str
    revision: int
    title: str
    municipality: str
    board: BoardRecord | None
    meeting_date: date | None
    section_number: str | None
    diary_number: str | None
    classification: str | None
    stage: Stage
    language: Language
    sections: tuple[Section, ...]
    attachments: tuple[Attachment, ...]
    decision: Decision
    confidential: bool
    confidentiality_ground: str | None
    source_system: str
    source_digest: str | None
    source_name: str | None
    recorded_at: datetime
    case_id: str | None = None
    classification_name: str | None = None
    sources: tuple[SourceReference, ...] = ()
    corrections: tuple[CorrectedField, ...] = ()

    @property
    def year(self) -> int | None:
        """The year of the meeting."""
        return self.meeting_date.year if self.meeting_date else None

    @property
    def decision_types(self) -> tuple[DecisionType, ...]:
        """What was decided, in the order of the vocabulary."""
        return self.decision.type_values

    def text_of(self, *kinds: SectionKind) -> str:
        """The text of all sections of these kinds, parted by a blank line."""
        return "\n\n".join(s.text for s in self.sections if s.kind in kinds and s.text)


@dataclass(frozen=True, slots=True)
class Tombstone:
    """What is left of a removed item: that it was there, when it went, and why."""

    item_id: str
    reason: str
    removed_at: datetime
