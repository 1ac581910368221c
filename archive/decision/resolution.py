"""A resolution read: what it decides itself, what it says of the proposal, what was changed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from archive.decision.formulas import Formula, formula_in
from archive.decision.sentences import Statement, statements
from archive.decision.speech import Speech, speech_of
from archive.decision.types import TypeMatch, in_item, matches_in
from archive.decision_words import DecisionType, Evidence, Outcome
from archive.minutes import SectionKind

DISPOSITIONS = {
    DecisionType.TABLED: Outcome.TABLED,
    DecisionType.RETURNED: Outcome.RETURNED,
    DecisionType.REMOVED_FROM_AGENDA: Outcome.REMOVED,
}
"""Types that leave the matter open, with the outcome that each one is."""

_TELLING = (Speech.DECISION, Speech.VOTE)
_ASKED = re.compile(
    r"\b(?:voidaanko|voitaisiinko|kan)\b.{0,160}?\b(?:hyväks|godkän)\w+", re.IGNORECASE
)
_CONTENT = re.compile(
    r"\b(?:siten|niin|seuraavasti|kuulumaan|että|att|så)\b[ ,:]{1,3}(?:että |att )?"
    r"|\b\w*(?:ehdotu|esity)\w+(?: kokouksessa)?:\s|\b\w*förslag\w*:\s",
    re.I,
)
_REFUSES = re.compile(r"\b(?:ei|eikä|ettei|inte)\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d]{3,}")
_ADVERBS = frozenset("yksimielisesti äänestyksen keskustelun jälkeen näin tämän asian".split())
_SUPPLEMENT = re.compile(
    r"\b(?:täyden|tarken|lisäsi|lisäyks|lisätty|korja|kompletter|preciser|tillägg|täydenn)\w*", re.I
)


@dataclass(slots=True)
class Resolution:
    """What was read.

    ``told`` are formulas of the account of votes and the handling, which count where the
    resolution has none. ``account`` are all statements of the three, ``decided`` those
    of the resolution that decide something. ``beside`` are matches in the sentence of a formula,
    which tell what was decided where the proposal does not.
    """

    matches: list[TypeMatch] = field(default_factory=list)
    formulas: list[Formula] = field(default_factory=list)
    told: list[Formula] = field(default_factory=list)
    changes: list[Statement] = field(default_factory=list)
    counters: list[Statement] = field(default_factory=list)
    account: list[Statement] = field(default_factory=list)
    decided: list[str] = field(default_factory=list)
    beside: list[TypeMatch] = field(default_factory=list)
    text: str = ""

    @property
    def types(self) -> list[TypeMatch]:
        """The types that the resolution itself gives."""
        return in_item(self.matches)

    @property
    def formula(self) -> Formula | None:
        """The resolution's formula that counts: a changed proposal before an accepted one."""
        return _weightiest(self.formulas)

    @property
    def told_formula(self) -> Formula | None:
        """The formula of the account, likewise."""
        return _weightiest(self.told)

    @property
    def supplement(self) -> bool:
        """Whether a change only added to the proposal, so that it still was accepted."""
        told = [statement.text for statement in self.changes]
        told += [f.evidence.text for f in self.formulas if f.outcome is Outcome.MODIFIED]
        return any(_SUPPLEMENT.search(text) for text in told)


def _weightiest(formulas: list[Formula]) -> Formula | None:
    order = (Outcome.MODIFIED, Outcome.REJECTED, Outcome.AS_PROPOSED)
    return min(formulas, key=lambda formula: order.index(formula.outcome), default=None)


def read_resolution(resolution: str, account: str, handling: str, rank: int | None) -> Resolution:
    """Read a resolution, the account of votes, and the handling (each may be empty).

    Only the resolution decides; the other two tell what was proposed and changed.
    """
    read = Resolution(text=resolution)
    _read_own(read, statements(SectionKind.RESOLUTION, resolution), rank)
    for section, text in ((SectionKind.VOTE, account), (SectionKind.HANDLING, handling)):
        told = statements(section, text)
        read.account += told
        for statement in told:
            speech = speech_of(statement.text)
            _sort(read, statement, speech)
            formula = formula_in(statement) if speech in _TELLING else None
            if formula:
                read.told.append(formula)
    return read


def _read_own(read: Resolution, told: list[Statement], rank: int | None) -> None:
    read.account += told
    asked: Statement | None = None
    for statement in told:
        speech = speech_of(statement.text)
        _sort(read, statement, speech)
        if speech in _TELLING:
            formula = _answered(formula_in(statement), asked)
            if formula:
                read.formulas.append(formula)
            if speech is Speech.DECISION:
                read.decided.append(statement.text)
                own = matches_in(statement, "resolution", rank)
                read.matches += _beside(own, formula)
                read.beside += [m for m in own if formula and _tells_more(m, formula)]
        asked = statement if _ASKED.search(statement.text) else None


def _sort(read: Resolution, statement: Statement, speech: Speech) -> None:
    if speech is Speech.CHANGE:
        read.changes.append(statement)
    elif speech is Speech.COUNTER:
        read.counters.append(statement)


def _answered(formula: Formula | None, asked: Statement | None) -> Formula | None:
    """ "Hyväksyttiin." answers the question before it: of a changed proposal, it is that."""
    if formula is None or asked is None or not formula.rule.id.endswith("bare-acceptance"):
        return formula
    question = formula_in(asked)
    if question is None or question.outcome is not Outcome.MODIFIED:
        return formula
    return replace(question, start=formula.start, end=formula.end)


def _beside(matches: list[TypeMatch], formula: Formula | None) -> list[TypeMatch]:
    """The matches without the formula's own words ("hyväksyi" in "hyväksyi ehdotuksen")."""
    if formula is None or formula.rule.id.endswith("deviating"):
        return matches
    return [m for m in matches if not m.rule.weak and not _is_of_formula(m, formula)]


def _tells_more(match: TypeMatch, formula: Formula) -> bool:
    """Whether a match says what was decided besides the formula ("Myönnettiin." says both)."""
    bare = formula.rule.id.endswith("bare-acceptance") and match.type is DecisionType.GRANTED
    return match.start >= formula.end or bare or _names_object(match, formula)


def _names_object(match: TypeMatch, formula: Formula) -> bool:
    """Whether a verb before the formula has an object ("hyväksyi taksan ehdotuksen mukaan")."""
    if match.type is not DecisionType.APPROVED or match.end > formula.start:
        return False
    between = match.statement.text[match.end : formula.start]
    return any(word.lower() not in _ADVERBS for word in _WORD.findall(between))


def _is_of_formula(match: TypeMatch, formula: Formula) -> bool:
    refuses_more = match.type is DecisionType.REJECTED and match.end > formula.end
    if match.start < formula.end and formula.start < match.end and not refuses_more:
        return True
    return match.type is DecisionType.APPROVED and match.evidence.text == formula.evidence.text


def tells_content(told: Iterable[Statement]) -> bool:
    """Whether any of these statements says how a detail was changed; what refuses is none."""
    found = [(s.text, _CONTENT.search(s.text)) for s in told]
    return any(match and not _REFUSES.search(text, match.end()) for text, match in found)


def content_types(told: Iterable[Statement], rank: int | None) -> list[TypeMatch]:
    """What a changed or a counter-proposal would decide: the words behind "siten, että"."""
    found: list[TypeMatch] = []
    for statement in told:
        content = _CONTENT.search(statement.text)
        if content is None:
            continue
        spans = ((0, len(statement.text) - content.end()),)
        rest = Statement(statement.section, statement.text[content.end() :], spans)
        for match in matches_in(rest, "resolution", rank):
            found.append(TypeMatch(match.rule, content.end() + match.start, match.end, statement))
    return in_item(found)


def evidence_of(matches: Iterable[TypeMatch]) -> dict[DecisionType, list[Evidence]]:
    """The evidence of each type, in the order of reading, no sentence twice."""
    by_type: dict[DecisionType, list[Evidence]] = {}
    for match in matches:
        evidence = by_type.setdefault(match.type, [])
        if all(match.evidence.text != other.text for other in evidence):
            evidence.append(match.evidence)
    return by_type
