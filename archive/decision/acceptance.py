"""What a resolution decides: by its own words, or through the proposal that it accepts."""

from __future__ import annotations

import re
from collections.abc import Sequence

from archive.decision.formulas import Formula
from archive.decision.resolution import (
    DISPOSITIONS,
    Resolution,
    content_types,
    evidence_of,
    tells_content,
)
from archive.decision.sentences import Statement
from archive.decision.types import TypeMatch, in_item
from archive.decision_words import DecisionType, Evidence, Outcome

Types = dict[DecisionType, list[Evidence]]
_ACTS = re.compile(
    r"\b(?:valtuusto|hallitus|lautakunta|jaosto|johtokunta|toimikunta|\w+(?:valtuusto|hallitus"
    r"|lautakunta|jaosto))\b.{0,60}?\w+(?:aa|ää|ee|oo|uu|yy|oi|ii)\b"
    r"|\b\w{3,}(?:taan|tään|daan|dään|laan|lään|naan|nään|raan|rään)\b"
    r"|\b\w*(?:fullmäktige|styrelsen|nämnden|sektionen|direktionen)\b.{0,60}?\b\w{3,}r\b",
    re.IGNORECASE,
)
_NO_ACT = re.compile(
    r"\b(?:keskustel\w+|lähetekeskustelu\w*|kuullaan|kuulee|esitellään|tode(?:taan|a)|toteaa"
    r"|tutustu\w+|valmistautu\w+|annetaan (?:kokouksessa|myöhemmin)"
    r"|diskuter\w+|konstater\w+|hör)\b",
    re.IGNORECASE,
)
_AMENDMENT = re.compile(
    r"\b(?:(?:muutos|lisäys|täydennys|korjaus|kompromissi)(?:ehdotu|esity)|(?:ändrings|tilläggs)förslag)\w*",
    re.IGNORECASE,
)
_BRIEF = 60  # characters; a shorter resolution ("Merkittiin tiedoksi.") needs its proposal


def types_of(
    read: Resolution,
    proposed: list[TypeMatch],
    rank: int | None,
    proposal: Sequence[Statement] = (),
) -> Types:
    """The types of a decided item with their evidence; empty where nothing can be read.

    ``proposal`` are the statements of a proposal that the text holds whole.
    """
    own, formula = read.types, read.formula
    settled = [match for match in own if match.type in DISPOSITIONS]
    if settled:
        return evidence_of(settled)
    if formula is None:
        return _in_own_words(own, proposed, read.text)
    if formula.counter and any(not match.rule.weak for match in own):
        return evidence_of(own)  # it says itself what the rival proposal did
    if formula.outcome is Outcome.REJECTED:
        return evidence_of(own) or {DecisionType.REJECTED: [formula.evidence]}
    accepted = accepted_by(read, formula, proposed, rank)
    beside = [] if proposal else read.beside
    merged = evidence_of(in_item([*accepted, *own, *beside]))
    for kind in {match.type for match in accepted} & merged.keys():
        if formula.evidence.text not in [evidence.text for evidence in merged[kind]]:
            merged[kind].append(formula.evidence)
    if merged:
        return merged
    return _plainly_accepted(read, formula, proposal)


def _plainly_accepted(read: Resolution, formula: Formula, proposal: Sequence[Statement]) -> Types:
    """A proposal of acts that no rule names was approved, where it was accepted as it stood.

    A proposal that a matter be discussed, heard or stated asks for no such act.
    """
    if formula.outcome is not Outcome.AS_PROPOSED or formula.counter or read.changes:
        return {}
    for statement in proposal:
        if _ACTS.search(statement.text) and not _NO_ACT.search(statement.text):
            first = Evidence(statement.section, statement.sentence_at(0), "accepted-proposal")
            return {DecisionType.APPROVED: [first, formula.evidence]}
    return {}


def accepted_by(
    read: Resolution, formula: Formula, proposed: list[TypeMatch], rank: int | None
) -> list[TypeMatch]:
    """What a formula accepts: the proposal, or what is told of its change or its rival.

    Where the proposal was changed and nobody says how, nothing is known of it. Where the
    change only concerns a detail (a sum, a date), the kind of the proposal stays.
    """
    if formula.rule.id.endswith("deviating"):
        return []
    if formula.counter:
        rival = content_types(read.counters[-1:], rank)
        return rival or (proposed if _amends(formula) else in_item(read.beside))
    changed = content_types(read.changes, rank)
    settled = [match for match in changed if match.type in DISPOSITIONS]
    if settled:
        return settled
    if formula.rule.id.endswith("with-changes"):
        return changed or proposed  # accepted, but for a detail
    if not read.supplement and (formula.outcome is Outcome.MODIFIED or read.changes):
        return changed or (proposed if tells_content(read.changes) else [])
    return proposed


def _amends(formula: Formula) -> bool:
    """Whether what won only changed the proposal. Of a rival that is not told nothing is known."""
    return _AMENDMENT.search(formula.evidence.text) is not None


def _in_own_words(own: list[TypeMatch], proposed: list[TypeMatch], text: str) -> Types:
    """A resolution without a formula; a bare "päätti" borrows the kind of the proposal."""
    if own and all(match.rule.weak for match in own):
        kinds = {match.type for match in proposed if not match.rule.weak}
        if len(kinds) == 1:
            return {kinds.pop(): [own[0].evidence]}
    types = evidence_of(own)
    if len(text) <= _BRIEF:
        before = evidence_of(proposed)
        for kind in types.keys() & before.keys():
            types[kind] = [*before[kind], *types[kind]]
    return types
