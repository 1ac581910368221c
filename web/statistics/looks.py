"""How the counted values look and what they are called."""

from __future__ import annotations

from archive.decision_words import DecisionType, Outcome
from web.site.decision_look import LOOK_OF_TYPE, Look, name_of
from web.site.texts import Texts

LOOK_OF_OUTCOME: dict[Outcome, Look] = {
    Outcome.AS_PROPOSED: Look.YES,
    Outcome.MODIFIED: Look.ONWARD,
    Outcome.REJECTED: Look.NO,
    Outcome.TABLED: Look.BACK,
    Outcome.RETURNED: Look.BACK,
    Outcome.REMOVED: Look.BACK,
    Outcome.PENDING: Look.PUBLIC,
    Outcome.NO_PROPOSAL: Look.PLAIN,
    Outcome.UNKNOWN: Look.UNKNOWN,
}


def look_of(name: str, value: str) -> Look:
    """The look of a value of a counted field."""
    if name == "outcome":
        return LOOK_OF_OUTCOME[Outcome(value)]
    return LOOK_OF_TYPE[DecisionType(value)]


def name_of_value(name: str, value: str, texts: Texts) -> str:
    """What a value is called, as it stands alone."""
    return name_of(name, value, texts.language)
