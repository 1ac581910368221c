"""How decisions look: a few groups, each with a colour and a shape of its own.

The word always stands beside them: colour and shape only help the eye.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from archive.decision_words import Decision, DecisionType, Outcome
from indexer.answers.labels import label


class Look(StrEnum):
    """A group of decision types; also the name of its shape and of its CSS class."""

    YES = "yes"  # approved, granted, elected …: a tick
    NOTED = "noted"  # taken note of: an eye
    NO = "no"  # rejected: a cross
    ONWARD = "onward"  # sent to others: an arrow
    BACK = "back"  # not decided now: an arrow that turns
    PUBLIC = "public"  # put on display: a sheet
    PLAIN = "plain"  # organisation of the meeting: a dot
    UNKNOWN = "unknown"  # not read from the text: a question mark


LOOK_OF_TYPE: dict[DecisionType, Look] = {
    DecisionType.APPROVED: Look.YES,
    DecisionType.NOTED: Look.NOTED,
    DecisionType.GRANTED: Look.YES,
    DecisionType.PERMIT: Look.YES,
    DecisionType.REJECTED: Look.NO,
    DecisionType.RULED_INADMISSIBLE: Look.NO,
    DecisionType.ELECTED: Look.YES,
    DecisionType.STATEMENT_GIVEN: Look.ONWARD,
    DecisionType.REFERRED_UP: Look.ONWARD,
    DecisionType.REFERRED_ON: Look.ONWARD,
    DecisionType.RETURNED: Look.BACK,
    DecisionType.TABLED: Look.BACK,
    DecisionType.REMOVED_FROM_AGENDA: Look.BACK,
    DecisionType.PUT_ON_DISPLAY: Look.PUBLIC,
    DecisionType.INITIATIVE_CLOSED: Look.NOTED,
    DecisionType.NOT_CALLED_IN: Look.NOTED,
    DecisionType.PROCEDURAL: Look.PLAIN,
    DecisionType.UNKNOWN: Look.UNKNOWN,
}

SILENT_OUTCOMES = frozenset({Outcome.UNKNOWN, Outcome.NO_PROPOSAL, Outcome.PENDING})
"""Outcomes that a list of hits does not mention: they tell nothing beside the type."""


@dataclass(frozen=True, slots=True)
class Chip:
    """A decision type as it is shown."""

    text: str
    look: Look


def name_of(kind: str, value: str, language: str) -> str:
    """The label of a value as it stands alone: with a capital."""
    return capital(label(kind, value, language))


def capital(text: str) -> str:
    """The text with a capital first; the rest stays as it is."""
    return text[:1].upper() + text[1:]


def chips(decision: Decision, language: str) -> tuple[Chip, ...]:
    """The decision types as they are shown, in the order of the vocabulary.

    What is not decided yet has none: "unknown" would say something else.
    """
    if decision.outcome is Outcome.PENDING:
        return ()
    return tuple(
        Chip(name_of("decision_type", value.value, language), LOOK_OF_TYPE[value])
        for value in decision.type_values
    )
