"""What was decided (thin first version)."""

from __future__ import annotations

from archive.decision_words import Decision, DecisionType, Outcome, TypeReading
from archive.minutes import AgendaItem, Stage


def read_decision(item: AgendaItem) -> Decision:
    """What was decided in this item, with the evidence."""
    if item.stage is Stage.AGENDA:
        return Decision(types=(), outcome=Outcome.PENDING)
    return Decision(types=(TypeReading(DecisionType.UNKNOWN, ()),), outcome=Outcome.UNKNOWN)
