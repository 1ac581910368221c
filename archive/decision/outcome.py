"""What became of the proposal: by formula, by the account of the vote, or by comparison."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from archive.decision.acceptance import accepted_by
from archive.decision.comparison import compared, names_anyone, names_changed
from archive.decision.formulas import Formula
from archive.decision.resolution import DISPOSITIONS, Resolution
from archive.decision.sentences import Statement
from archive.decision.types import TypeMatch
from archive.decision.votes import COUNTER_PROPOSAL, PROPOSAL
from archive.decision_words import DecisionType, Evidence, Outcome, VoteCount
from archive.minutes import SectionKind

_CHOICES = frozenset((DecisionType.ELECTED, DecisionType.PROCEDURAL))
_WHOLE = frozenset(
    (
        DecisionType.NOTED,
        DecisionType.REJECTED,
        DecisionType.RULED_INADMISSIBLE,
        DecisionType.NOT_CALLED_IN,
        DecisionType.INITIATIVE_CLOSED,
    )
)
"""Types that are done whole or not at all: one that was proposed and done is as proposed."""
_STATED = re.compile(
    r"(?:todetaan|merkitään|suoritetaan nimenhuuto|konstateras|antecknas)\W*", re.IGNORECASE
)
"""A proposal that leaves all to the meeting: whatever was stated is what it asked for."""
_WAS_STATED = re.compile(r"(?:todettiin|merkittiin|suoritettiin|konstaterades)\W*", re.I)
_ONE_ACT = frozenset(
    (
        DecisionType.PERMIT,
        DecisionType.STATEMENT_GIVEN,
        DecisionType.REFERRED_UP,
        DecisionType.REFERRED_ON,
        DecisionType.PUT_ON_DISPLAY,
    )
)
_BRIEF = 160
_LONGEST_NAME = 200
_INITIATIVE = re.compile(r"\b\w*(?:aloite|aloitt|motion|initiativ)\w*", re.IGNORECASE)
_Read = tuple[Outcome, tuple[Evidence, ...]]


@dataclass(frozen=True, slots=True)
class Shown:
    """What an item shows beside its resolution.

    ``proposed`` is what was read in the proposal, ``presenter`` what it says of who presented it.
    """

    proposal: str = ""
    proposed: tuple[TypeMatch, ...] = ()
    presenter: str = ""
    title: str = ""


def outcome_of(
    read: Resolution, shown: Shown, votes: Sequence[VoteCount], rank: int | None
) -> _Read:
    """The outcome, and the sentences that say so; ``UNKNOWN`` where none does."""
    proposal, proposed = shown.proposal, list(shown.proposed)
    for match in read.types:
        if match.type in DISPOSITIONS:
            return DISPOSITIONS[match.type], (match.evidence,)
    if read.formula:
        return _by_formula(read, read.formula, proposed, rank)
    if not read.types:
        stated = _STATED.match(proposal.strip()) and _WAS_STATED.fullmatch(read.text.strip())
        return (Outcome.AS_PROPOSED if stated else Outcome.UNKNOWN), ()
    if not proposal.strip():
        return _by_account(read, votes) or _without_proposal(read, votes, shown)
    return _by_account(read, votes) or _by_comparison(read, proposal, proposed)


def winner_by(outcome: Outcome, read: Resolution) -> str | None:
    """Which side of a vote the outcome shows to have won, where it shows it."""
    if outcome is Outcome.AS_PROPOSED:
        return PROPOSAL
    if outcome is Outcome.MODIFIED and not read.changes:
        formula = read.formula or read.told_formula
        lost = formula is None or formula.counter or formula.rule.id.endswith("deviating")
        return COUNTER_PROPOSAL if lost else None
    decided = (Outcome.REJECTED, *DISPOSITIONS.values())
    return COUNTER_PROPOSAL if outcome in decided else None


def _by_formula(
    read: Resolution, formula: Formula, proposed: list[TypeMatch], rank: int | None
) -> _Read:
    accepted = accepted_by(read, formula, proposed, rank)
    for match in accepted:
        if match.type in DISPOSITIONS:
            return DISPOSITIONS[match.type], (match.evidence, formula.evidence)
    if formula.counter and any(m.type is DecisionType.REJECTED for m in [*accepted, *read.types]):
        return Outcome.REJECTED, (formula.evidence,)
    if formula.outcome is Outcome.AS_PROPOSED and read.changes:
        return Outcome.MODIFIED, (_evidence(read.changes[0]), formula.evidence)
    return formula.outcome, (formula.evidence,)


def _by_account(read: Resolution, votes: Sequence[VoteCount]) -> _Read | None:
    """What the account of the meeting tells where the resolution has words of its own."""
    told = read.told_formula
    if told and told.counter:
        return Outcome.MODIFIED, (told.evidence,)
    for vote in votes:
        if vote.winner == COUNTER_PROPOSAL:
            return Outcome.MODIFIED, (Evidence(SectionKind.VOTE, vote.text, "vote"),)
    if read.changes:
        return Outcome.MODIFIED, (_evidence(read.changes[0]),)
    return (told.outcome, (told.evidence,)) if told else None


def _without_proposal(read: Resolution, votes: Sequence[VoteCount], shown: Shown) -> _Read:
    """The item shows no proposal. One that was presented had one all the same.

    Minutes must tell of every rival proposal and every vote, so where they tell of none, it
    was decided as it was presented (some systems print a proposal only where it differs).
    An initiative that is sent on goes the way that standing orders give it: nobody proposes it.
    """
    if read.counters or votes:
        return Outcome.NO_PROPOSAL, ()
    if _sends_initiative_on(read, shown.title):
        return Outcome.AS_PROPOSED, tuple(match.evidence for match in read.types[:1])
    name = shown.presenter.strip().split("\n", 1)[0][:_LONGEST_NAME]
    if name:
        return Outcome.AS_PROPOSED, (Evidence(SectionKind.PRESENTER, name, "presented"),)
    return Outcome.NO_PROPOSAL, ()


def _sends_initiative_on(read: Resolution, title: str) -> bool:
    """Whether all that was done is to send an initiative to be prepared."""
    if {match.type for match in read.types} != {DecisionType.REFERRED_ON}:
        return False
    return any(_INITIATIVE.search(text) for text in (*read.decided, title))


def _by_comparison(read: Resolution, proposal: str, proposed: list[TypeMatch]) -> _Read:
    own, before = {m.type for m in read.types}, {m.type for m in proposed}
    evidence = tuple(match.evidence for match in read.types[:2])
    if DecisionType.REJECTED in own and before and DecisionType.REJECTED not in before:
        return Outcome.REJECTED, evidence
    if own == before and own <= _WHOLE:
        return Outcome.AS_PROPOSED, evidence
    if _STATED.fullmatch(proposal.strip()):
        return Outcome.AS_PROPOSED, evidence
    choice = bool(own & _CHOICES)
    chosen = " ".join(m.statement.text[m.start :] for m in proposed if m.type in _CHOICES)
    if choice and names_changed(chosen, " ".join(m.statement.text for m in read.types)):
        return Outcome.MODIFIED, evidence
    if choice and own == before and names_anyone(chosen):
        return Outcome.AS_PROPOSED, evidence
    outcome = compared(
        proposal,
        "\n".join(read.decided),
        same_types=own == before or not before,
        open_names=choice and not names_anyone(chosen),
    )
    if outcome is Outcome.UNKNOWN and own == before and _brief(read):
        outcome = Outcome.AS_PROPOSED
    return outcome, evidence if outcome is not Outcome.UNKNOWN else ()


def _brief(read: Resolution) -> bool:
    """Whether a short resolution of one act tells of no change and no rival."""
    acts = {match.type for match in read.types}
    told = read.changes or read.counters
    return not told and acts <= _ONE_ACT and len(read.text) <= _BRIEF


def _evidence(change: Statement) -> Evidence:
    return Evidence(change.section, change.sentence_at(0), "change")
