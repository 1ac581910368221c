"""What was decided in an item, read from proposal and resolution, with the evidence.

A resolution such as "Ehdotus hyväksyttiin." means nothing without its proposal, so types
are read from the resolution where it decides something itself, and through the proposal
where it only accepts that. What cannot be read is ``unknown``: nothing is guessed.
"""

from __future__ import annotations

import re

from archive.decision_boards import rank_of
from archive.decision_comparison import compared, names_anyone, names_changed
from archive.decision_flags import flags_of
from archive.decision_formulas import Formula
from archive.decision_resolution import (
    DISPOSITIONS,
    Resolution,
    content_types,
    evidence_of,
    read_resolution,
)
from archive.decision_sentences import statements
from archive.decision_speech import Speech, speech_of
from archive.decision_types import TypeMatch, in_item, matches_in
from archive.decision_votes import COUNTER_PROPOSAL, PROPOSAL, votes_in
from archive.decision_words import Decision, DecisionType, Evidence, Outcome, TypeReading
from archive.minutes import AgendaItem, SectionKind, Stage

_NOT_YET_DECIDED = frozenset((Stage.AGENDA, Stage.SUMMONS))
_PROPOSAL_UNKNOWN = re.compile(
    r"\b(?:annetaan|esitetään|tehdään|jaetaan|tuodaan|täydennetään) (?:\w+ )?kokouksessa\b"
    r"|\buudist(?:an|aa|ettiin) (?:\w+ ){0,3}(?:päätös)?(?:ehdotu|esity)\w+"
    r"|\b(?:ges|ges muntligen|framläggs|presenteras) (?:på|vid|under) (?:mötet|sammanträdet)\b",
    re.IGNORECASE,
)
_CHOICES = frozenset((DecisionType.ELECTED, DecisionType.PROCEDURAL))
_ORDER = {kind: number for number, kind in enumerate(DecisionType)}
_Types = dict[DecisionType, list[Evidence]]


def read_decision(item: AgendaItem) -> Decision:
    """What was decided in this item. Never raises, whatever the item says."""
    resolution = item.text_of(SectionKind.RESOLUTION)
    if item.stage in _NOT_YET_DECIDED or (item.stage is Stage.MOTION and not resolution.strip()):
        flags = tuple(f for f in flags_of(item, ()) if f.value == "confidential")
        return Decision(types=(), outcome=Outcome.PENDING, flags=flags)
    rank = rank_of(item.board)
    read = read_resolution(
        resolution, item.text_of(SectionKind.VOTE), item.text_of(SectionKind.HANDLING), rank
    )
    proposed = _proposed(item, rank)
    outcome, outcome_evidence = _outcome(item, read, proposed, rank)
    types = _procedural(item) or _types(item, read, proposed, rank)
    return Decision(
        types=_readings(types),
        outcome=outcome,
        outcome_evidence=outcome_evidence,
        flags=flags_of(item, read.account),
        votes=votes_in(read.account, _winner(outcome)),
    )


def _proposed(item: AgendaItem, rank: int | None) -> list[TypeMatch]:
    """What the proposal would decide; nothing where the text does not hold it."""
    text = item.text_of(SectionKind.PROPOSAL)
    if _PROPOSAL_UNKNOWN.search(text):
        return []
    return in_item(
        match
        for statement in statements(SectionKind.PROPOSAL, text)
        if speech_of(statement.text) is not Speech.REMARK
        for match in matches_in(statement, "proposal", rank)
    )


def _procedural(item: AgendaItem) -> _Types:
    """Procedural by its title, whatever it says."""
    title = statements(SectionKind.OTHER, item.title)
    return evidence_of(m for s in title for m in matches_in(s, "title", None))


def _types(
    item: AgendaItem, read: Resolution, proposed: list[TypeMatch], rank: int | None
) -> _Types:
    own, formula = read.types, read.formula
    settled = [match for match in own if match.type in DISPOSITIONS]
    if settled:
        return evidence_of(settled)
    if formula is None:
        return _without_formula(own, proposed)
    if formula.outcome is Outcome.REJECTED:
        return evidence_of(own) or {DecisionType.REJECTED: [formula.evidence]}
    accepted = _accepted(read, formula, proposed, rank)
    merged = evidence_of(in_item([*accepted, *own]))
    via_proposal = {match.type for match in accepted}
    for kind in via_proposal & merged.keys():
        merged[kind].append(formula.evidence)
    return merged


def _without_formula(own: list[TypeMatch], proposed: list[TypeMatch]) -> _Types:
    """A resolution in its own words; a bare "päätti" borrows the kind of the proposal."""
    if own and all(match.rule.weak for match in own):
        kinds = {match.type for match in proposed if not match.rule.weak}
        if len(kinds) == 1:
            return {kinds.pop(): [own[0].evidence]}
    return evidence_of(own)


def _accepted(
    read: Resolution, formula: Formula, proposed: list[TypeMatch], rank: int | None
) -> list[TypeMatch]:
    """What was accepted: the proposal, or what is told of its change or of what beat it."""
    if formula.rule.id.endswith("deviating"):
        return []
    if formula.counter:
        return content_types(read.counters[-1:], rank) or proposed
    changed = content_types(read.changes, rank)
    settled = [match for match in changed if match.type in DISPOSITIONS]
    if settled:
        return settled
    if formula.outcome is Outcome.MODIFIED and not (read.supplement or read.changes):
        return []
    return proposed


def _outcome(
    item: AgendaItem, read: Resolution, proposed: list[TypeMatch], rank: int | None
) -> tuple[Outcome, tuple[Evidence, ...]]:
    """What became of the proposal, and the sentences that say so."""
    for match in read.types:
        if match.type in DISPOSITIONS:
            return DISPOSITIONS[match.type], (match.evidence,)
    if read.formula:
        return _by_formula(read, read.formula, proposed, rank)
    if not read.text.strip() or not read.types:
        return Outcome.UNKNOWN, ()
    if not item.text_of(SectionKind.PROPOSAL).strip():
        return Outcome.NO_PROPOSAL, ()
    return _by_comparison(item, read, proposed)


def _by_formula(
    read: Resolution, formula: Formula, proposed: list[TypeMatch], rank: int | None
) -> tuple[Outcome, tuple[Evidence, ...]]:
    accepted = _accepted(read, formula, proposed, rank)
    for match in accepted:
        if match.type in DISPOSITIONS:
            return DISPOSITIONS[match.type], (match.evidence, formula.evidence)
    if formula.counter and any(m.type is DecisionType.REJECTED for m in accepted):
        return Outcome.REJECTED, (formula.evidence,)
    if formula.outcome is Outcome.AS_PROPOSED and read.changes:
        change = read.changes[0]
        sentence = change.sentence_at(0)
        return Outcome.MODIFIED, (Evidence(change.section, sentence, "change"), formula.evidence)
    return formula.outcome, (formula.evidence,)


def _by_comparison(
    item: AgendaItem, read: Resolution, proposed: list[TypeMatch]
) -> tuple[Outcome, tuple[Evidence, ...]]:
    proposal = item.text_of(SectionKind.PROPOSAL)
    own, before = {m.type for m in read.types}, {m.type for m in proposed}
    evidence = tuple(match.evidence for match in read.types[:2])
    if DecisionType.REJECTED in own and before and DecisionType.REJECTED not in before:
        return Outcome.REJECTED, evidence
    choice = bool(own & _CHOICES)
    chosen = " ".join(m.statement.text[m.start :] for m in proposed if m.type in _CHOICES)
    if choice and names_changed(chosen, " ".join(m.statement.text for m in read.types)):
        return Outcome.MODIFIED, evidence
    outcome = compared(
        proposal,
        read.text,
        same_types=own == before or not before,
        open_names=choice and not names_anyone(chosen),
    )
    return outcome, evidence if outcome is not Outcome.UNKNOWN else ()


def _winner(outcome: Outcome) -> str | None:
    """Which side an outcome shows to have won."""
    if outcome is Outcome.AS_PROPOSED:
        return PROPOSAL
    decided = (Outcome.MODIFIED, Outcome.REJECTED, *DISPOSITIONS.values())
    return COUNTER_PROPOSAL if outcome in decided else None


def _readings(types: _Types) -> tuple[TypeReading, ...]:
    if not types:
        return (TypeReading(DecisionType.UNKNOWN, ()),)
    ordered = sorted(types, key=_ORDER.__getitem__)
    return tuple(TypeReading(kind, tuple(types[kind])) for kind in ordered)
