"""The words of municipal minutes as types: what a reader yields and what the store keeps.

All records are frozen; dates are Finnish civil dates; texts are NFC, with ``\\n`` line
ends. A section's text is plain: a blank line parts paragraphs, a line that starts
with ``"- "`` or ``"1. "`` is a list entry, a tab parts the cells of a table row.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

import msgspec


class Stage(StrEnum):
    """How far in its life the published text is."""

    AGENDA = "agenda"
    MINUTES = "minutes"
    EARLIER_HANDLING = "earlier_handling"
    EXTRACT = "extract"
    BULLETIN = "bulletin"
    MOTION = "motion"
    OFFICE_HOLDER_DECISION = "office_holder_decision"
    SUMMONS = "summons"
    ATTACHMENT = "attachment"


class SectionKind(StrEnum):
    """What a part of an item is, whatever its source system calls it."""

    BACKGROUND = "background"  # selostus, kuvaus, esittelyteksti
    SUMMARY = "summary"  # tiivistelmä
    GROUNDS = "grounds"  # perustelut
    PROPOSAL = "proposal"  # päätösehdotus, ehdotus, esitys
    HANDLING = "handling"  # käsittely
    RESOLUTION = "resolution"  # päätös
    VOTE = "vote"  # äänestystulokset
    DISSENT = "dissent"  # eriävä mielipide
    DISQUALIFICATION = "disqualification"  # esteellisyys
    HISTORY = "history"  # aikaisempi käsittely, pykälähistoria
    PREPARER = "preparer"  # valmistelija, lisätiedot
    PRESENTER = "presenter"  # esittelijä
    NOTIFICATION = "notification"  # tiedoksi, jakelu
    APPEAL = "appeal"  # muutoksenhaku
    OTHER = "other"


class Language(StrEnum):
    """The language that an item is written in."""

    FINNISH = "fi"
    SWEDISH = "sv"


@dataclass(frozen=True, slots=True)
class Link:
    """A link in a section's text: ``text[start:end]`` (code points) leads to ``href``."""

    start: int
    end: int
    href: str


@dataclass(frozen=True, slots=True)
class Section:
    """One part of an item; ``heading`` is the source's own word for it, or empty."""

    kind: SectionKind
    text: str
    heading: str = ""
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Board:
    """A board (toimielin) as one document names it; at least one of the two is known."""

    name: str | None = None
    abbreviation: str | None = None

    def __post_init__(self) -> None:
        """Refuse a board without a name: it could never be shown or chosen."""
        if not (self.name or self.abbreviation):
            raise ValueError("a board needs a name or an abbreviation")

    @property
    def label(self) -> str:
        """What people are shown: the full name where it is known."""
        return self.name or self.abbreviation or ""


class Attachment(msgspec.Struct, frozen=True, omit_defaults=True):
    """Something that the source names as attached; ``url`` is None where it gives none.

    ``pages`` are the texts of its file where that came with the item, "" for a page that is
    a picture; none where the file is not here or could not be read. What is not there is not
    written either: an item without pages has the same bytes as before there were any.
    """

    title: str
    url: str | None = None
    pages: tuple[str, ...] = ()

    @property
    def scanned(self) -> bool:
        """Whether its file was read and has no text at all."""
        return bool(self.pages) and not any(self.pages)


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """One item (asiakohta) of one meeting as a reader found it in a source file.

    ``section_number`` is the § as text ("31"); ``diary_number`` is as printed, and
    :mod:`archive.diary_number` gives its normal form. ``native_id`` is the source
    system's own id where it has one; ``locator`` says where in the file the item
    stands ("" when the file is the item). ``unread`` lists headings and lines that no
    rule understood: they are reported, never dropped silently.
    """

    title: str
    source_system: str
    municipality: str | None = None
    board: Board | None = None
    meeting_date: date | None = None
    section_number: str | None = None
    diary_number: str | None = None
    stage: Stage = Stage.MINUTES
    language: Language = Language.FINNISH
    sections: tuple[Section, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    confidential: bool = False
    confidentiality_ground: str | None = None
    native_id: str | None = None
    locator: str = ""
    unread: tuple[str, ...] = ()

    def text_of(self, *kinds: SectionKind) -> str:
        """The text of all sections of these kinds, parted by a blank line."""
        return "\n\n".join(s.text for s in self.sections if s.kind in kinds and s.text)
