"""What was decided in an item, with the sentences that it was read from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from archive.decision_words import Decision, DecisionType, Evidence, Flag, Outcome, VoteCount
from archive.public import PublicItem
from web.search.hit_view import section_name
from web.site.decision_look import LOOK_OF_TYPE, SILENT_OUTCOMES, Look, name_of
from web.site.texts import Texts

VOTE_BAR = 100
"""How long the bar of all votes would be, in per cent of its room."""

_WINNERS = {"proposal": "item.votes_proposal", "counter_proposal": "item.votes_counter"}


@dataclass(frozen=True, slots=True)
class Quote:
    """A sentence of the text and the section that it stands in."""

    text: str
    section: str


@dataclass(frozen=True, slots=True)
class Reading:
    """One value that was read: ``look`` is set for decision types."""

    label: str
    look: Look | None
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class VoteRow:
    """Votes of one kind with the length of their bar, in per cent of its room."""

    kind: str
    name: str
    count: int
    width: int


@dataclass(frozen=True, slots=True)
class VoteView:
    """A vote: "5–4", what else is known of it, and its sentence."""

    count: str
    details: tuple[str, ...]
    text: str
    total: int
    rows: tuple[VoteRow, ...]


@dataclass(frozen=True, slots=True)
class EvidenceRow:
    """Values that were read from the same sentences."""

    labels: tuple[str, ...]
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class DecisionView:
    """The decision panel; ``note`` says why there may be nothing to say."""

    types: tuple[Reading, ...]
    outcome: Reading | None
    flags: tuple[Reading, ...]
    votes: tuple[VoteView, ...]
    evidence: tuple[EvidenceRow, ...]
    note: str | None


def decision_view(item: PublicItem, texts: Texts) -> DecisionView:
    """The panel of an item."""
    decision = item.decision
    types, flags = _types(decision, texts), _flags(decision, texts)
    outcome = _outcome(decision, texts)
    if outcome and outcome.label in {reading.label for reading in types}:
        outcome = None  # "tabled" is told once
    return DecisionView(
        types=types,
        outcome=outcome,
        flags=flags,
        votes=tuple(_vote(vote, texts) for vote in decision.votes),
        evidence=_evidence((*types, *([outcome] if outcome else []), *flags)),
        note=_note(decision, texts),
    )


def _types(decision: Decision, texts: Texts) -> tuple[Reading, ...]:
    """What was decided; of an agenda nothing is, and "unknown" would say something else."""
    if decision.outcome is Outcome.PENDING:
        return ()
    return tuple(
        Reading(
            name_of("decision_type", reading.value.value, texts.language),
            LOOK_OF_TYPE[reading.value],
            _quotes(reading.evidence, texts),
        )
        for reading in decision.types
    )


def _flags(decision: Decision, texts: Texts) -> tuple[Reading, ...]:
    """Circumstances; confidentiality has a panel of its own."""
    return tuple(
        Reading(
            name_of("flag", flag.value.value, texts.language), None, _quotes(flag.evidence, texts)
        )
        for flag in decision.flags
        if flag.value is not Flag.CONFIDENTIAL
    )


def _outcome(decision: Decision, texts: Texts) -> Reading | None:
    """What became of the proposal, where that tells something."""
    if decision.outcome in SILENT_OUTCOMES:
        return None
    name = name_of("outcome", decision.outcome.value, texts.language)
    return Reading(name, None, _quotes(decision.outcome_evidence, texts))


def _evidence(readings: Iterable[Reading]) -> tuple[EvidenceRow, ...]:
    """The readings with their sentences, those of the same sentences together."""
    rows: dict[tuple[Quote, ...], list[str]] = {}
    for reading in readings:
        if reading.quotes:
            rows.setdefault(reading.quotes, []).append(reading.label)
    return tuple(EvidenceRow(tuple(labels), quotes) for quotes, labels in rows.items())


def _note(decision: Decision, texts: Texts) -> str | None:
    if decision.outcome is Outcome.PENDING:
        return texts("item.pending")
    known = [value for value in decision.type_values if value is not DecisionType.UNKNOWN]
    return None if known else texts("item.evidence_unknown")


def _quotes(evidence: Iterable[Evidence], texts: Texts) -> tuple[Quote, ...]:
    """Each sentence once, in its order."""
    quotes = (Quote(e.text, section_name(e.section.value, texts)) for e in evidence if e.text)
    return tuple(dict.fromkeys(quotes))


def _vote(vote: VoteCount, texts: Texts) -> VoteView:
    details = []
    if vote.blank:
        details.append(texts("item.votes_blank", blank=vote.blank))
    if vote.winner in _WINNERS:
        details.append(texts(_WINNERS[vote.winner]))
    if vote.tie_broken_by_chair:
        details.append(texts("item.votes_chair"))
    count = texts("item.votes_count", in_favour=vote.in_favour, against=vote.against)
    total = vote.in_favour + vote.against + vote.blank
    return VoteView(count, tuple(details), vote.text, total, _vote_rows(vote, total, texts))


def _vote_rows(vote: VoteCount, total: int, texts: Texts) -> tuple[VoteRow, ...]:
    """The votes for, against and blank, each with its bar."""
    kinds = (("for", vote.in_favour), ("against", vote.against), ("blank", vote.blank))
    return tuple(
        VoteRow(kind, texts(f"votes.{kind}"), count, round(VOTE_BAR * count / total))
        for kind, count in kinds
        if total and (count or kind != "blank")
    )
