"""The vocabulary of decisions: types, outcomes and flags, and the record of what was read."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from archive.minutes import SectionKind


class DecisionType(StrEnum):
    """What was decided; an item may have several."""

    APPROVED = "approved"
    NOTED = "noted"
    GRANTED = "granted"
    PERMIT = "permit"
    REJECTED = "rejected"
    RULED_INADMISSIBLE = "ruled_inadmissible"
    ELECTED = "elected"
    STATEMENT_GIVEN = "statement_given"
    REFERRED_UP = "referred_up"
    REFERRED_ON = "referred_on"
    RETURNED = "returned"
    TABLED = "tabled"
    REMOVED_FROM_AGENDA = "removed_from_agenda"
    PUT_ON_DISPLAY = "put_on_display"
    INITIATIVE_CLOSED = "initiative_closed"
    NOT_CALLED_IN = "not_called_in"
    PROCEDURAL = "procedural"
    UNKNOWN = "unknown"


class Outcome(StrEnum):
    """What became of the proposal. A vote is a flag, never an outcome."""

    AS_PROPOSED = "as_proposed"
    MODIFIED = "modified"
    REJECTED = "rejected"
    TABLED = "tabled"
    RETURNED = "returned"
    REMOVED = "removed"
    PENDING = "pending"
    NO_PROPOSAL = "no_proposal"
    UNKNOWN = "unknown"


class Flag(StrEnum):
    """Circumstances of a decision that people search for."""

    VOTE = "vote"
    DISSENT = "dissent"
    DISQUALIFICATION = "disqualification"
    CONFIDENTIAL = "confidential"


@dataclass(frozen=True, slots=True)
class Evidence:
    """The sentence that a value was read from, and the rule that read it."""

    section: SectionKind
    text: str
    rule: str


@dataclass(frozen=True, slots=True)
class TypeReading:
    """One decision type with what it was read from."""

    value: DecisionType
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class FlagReading:
    """One flag with what it was read from."""

    value: Flag
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class VoteCount:
    """A vote as the text tells it: counts for the proposal and against, blank votes.

    ``winner`` is "proposal", "counter_proposal" or None where the text does not say.
    ``supporters`` and ``opponents`` of the proposal, and the number of ``voters``, are told
    as the text gives them, and checked against the counts by :attr:`sum_differs`.
    """

    in_favour: int
    against: int
    blank: int = 0
    tie_broken_by_chair: bool = False
    winner: str | None = None
    text: str = ""
    supporters: tuple[str, ...] = ()
    opponents: tuple[str, ...] = ()
    voters: int | None = None

    @property
    def sum_differs(self) -> bool:
        """Whether the counts are not those of the voters that the text tells of."""
        total = self.in_favour + self.against + self.blank
        sides = ((self.supporters, self.in_favour), (self.opponents, self.against))
        wrong_total = self.voters is not None and self.voters != total
        return wrong_total or any(names and len(names) != count for names, count in sides)


@dataclass(frozen=True, slots=True)
class Decision:
    """What was decided in one item. ``types`` is never empty for a decided item."""

    types: tuple[TypeReading, ...]
    outcome: Outcome
    outcome_evidence: tuple[Evidence, ...] = ()
    flags: tuple[FlagReading, ...] = ()
    votes: tuple[VoteCount, ...] = ()

    @property
    def type_values(self) -> tuple[DecisionType, ...]:
        """The decision types alone, in the order of the vocabulary."""
        return tuple(reading.value for reading in self.types)
