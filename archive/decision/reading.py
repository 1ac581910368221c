"""What was decided in an item, read from proposal and resolution, with the evidence.

A resolution such as "Ehdotus hyväksyttiin." means nothing without its proposal, so types
are read from the resolution where it decides something itself, and through the proposal
where it only accepts that. What cannot be read is ``unknown``: nothing is guessed.
"""

from __future__ import annotations

import re

from archive.decision.acceptance import Types, types_of
from archive.decision.boards import COUNCIL, rank_of
from archive.decision.flags import flags_of
from archive.decision.formulas import Formula, formula_in
from archive.decision.outcome import Shown, outcome_of, winner_by
from archive.decision.resolution import Resolution, evidence_of, read_resolution
from archive.decision.sentences import Statement, statements
from archive.decision.speech import is_about_minutes
from archive.decision.types import TypeMatch, in_item, matches_in
from archive.decision.votes import votes_in
from archive.decision_words import Decision, DecisionType, Flag, Outcome, TypeReading
from archive.minutes import AgendaItem, SectionKind, Stage

_NOT_YET_DECIDED = frozenset((Stage.AGENDA, Stage.SUMMONS))
_PROPOSAL_UNKNOWN = re.compile(
    r"\b(?:annetaan|esitetään|tehdään|jaetaan|tuodaan) (?:\w+ )?kokouksessa\b"
    r"|\buudist(?:an|aa|etaan|ettiin) (?:\w+ ){0,3}(?:päätös)?(?:ehdotu|esity)\w+"
    r"|\b(?:ges|framläggs|presenteras) (?:muntligen )?(?:på|vid|under) (?:mötet|sammanträdet)\b",
    re.IGNORECASE,
)
_GIVEN_AT_MEETING = re.compile(
    r"(?:johtaja|päällikkö|sihteeri|esittelijä)(?: [A-ZÅÄÖ][\w-]+){0,3} (?:antoi|teki|esitti)"
    r" (?:\w+ ){0,2}(?:päätös)?(?:ehdotuksen|esityksen)(?: kokouksessa)?:\s+"
)
"""An official's proposal that was not ready for the agenda, as the account tells it."""
_ORDER = {kind: number for number, kind in enumerate(DecisionType)}


def read_decision(item: AgendaItem) -> Decision:
    """What was decided in this item. Never raises, whatever the item says."""
    resolution = item.text_of(SectionKind.RESOLUTION)
    if item.stage in _NOT_YET_DECIDED or (item.stage is Stage.MOTION and not resolution.strip()):
        flags = tuple(f for f in flags_of(item, ()) if f.value is Flag.CONFIDENTIAL)
        return Decision(types=(), outcome=Outcome.PENDING, flags=flags)
    rank = rank_of(item.board)
    read = read_resolution(
        resolution, item.text_of(SectionKind.VOTE), item.text_of(SectionKind.HANDLING), rank
    )
    proposal = item.text_of(SectionKind.PROPOSAL)
    if same := _not_repeated(proposal):
        read.formulas.append(same)
        proposal = ""
    told = _proposal(proposal, item.text_of(SectionKind.HANDLING))
    proposed = _proposed(told, rank)
    presenter = item.text_of(SectionKind.PRESENTER)
    votes = votes_in(read.account)
    shown = Shown(proposal, tuple(proposed), presenter, item.title)
    outcome, evidence = outcome_of(read, shown, votes, rank)
    return Decision(
        types=_readings(
            _procedural(item, read)
            or types_of(read, proposed, rank, told)
            or (_by_title(item, read, rank) if not proposal.strip() else {})
        ),
        outcome=outcome,
        outcome_evidence=evidence,
        flags=flags_of(item, read.account),
        votes=votes_in(read.account, winner_by(outcome, read)),
    )


def _not_repeated(text: str) -> Formula | None:
    """The formula of a page that shows no proposal because the resolution repeats it."""
    first = statements(SectionKind.PROPOSAL, text)[:1]
    return formula_in(first[0], "proposal") if first else None


def _proposal(text: str, account: str) -> list[Statement]:
    """What the proposal says of the matter; nothing where the text does not hold it."""
    section = SectionKind.PROPOSAL
    if _PROPOSAL_UNKNOWN.search(text):
        given = _GIVEN_AT_MEETING.split(account)
        if len(given) != 2:  # none, or nobody can say which
            return []
        section, text = SectionKind.HANDLING, given[1].partition("\n")[0]
    told = statements(section, text)
    kept = (statement.without(is_about_minutes) for statement in told)
    return [statement for statement in kept if statement is not None]


def _proposed(told: list[Statement], rank: int | None) -> list[TypeMatch]:
    """What the proposal would decide."""
    return in_item(m for statement in told for m in matches_in(statement, "proposal", rank))


def _procedural(item: AgendaItem, read: Resolution) -> Types:
    """Procedural by its title, whatever it says; evidence is the title, then the text."""
    title = statements(SectionKind.OTHER, item.title)
    by_title = [match for s in title for match in matches_in(s, "title", None)]
    if not by_title:
        return {}
    return evidence_of([*by_title, *(m for m in read.types if m.type is DecisionType.PROCEDURAL)])


def _by_title(item: AgendaItem, read: Resolution, rank: int | None) -> Types:
    """What an accepted proposal did that the text does not show, where the title names the act.

    A board below the council may have proposed the act to the council, so most acts are only
    taken from a council's titles.
    """
    formula = read.formula
    if formula is None or formula.outcome is not Outcome.AS_PROPOSED:
        return {}
    if formula.counter or read.changes:
        return {}
    places = ("title_act", "council_act") if rank == COUNCIL else ("title_act",)
    title = statements(SectionKind.OTHER, item.title)
    found = (match for s in title for place in places for match in matches_in(s, place, None))
    types = evidence_of(in_item(found))
    for evidence in types.values():
        evidence.append(formula.evidence)
    return types


def _readings(types: Types) -> tuple[TypeReading, ...]:
    if not types:
        return (TypeReading(DecisionType.UNKNOWN, ()),)
    ordered = sorted(types, key=_ORDER.__getitem__)
    return tuple(TypeReading(kind, tuple(types[kind])) for kind in ordered)
