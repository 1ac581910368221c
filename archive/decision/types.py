"""Which decision types one statement gives, by the rules of ``rules.toml``."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from archive.decision.boards import ranks_in, subject_rank
from archive.decision.rules import Rule, type_rules_for
from archive.decision.sentences import Statement
from archive.decision_words import DecisionType, Evidence

_OFFICIAL = re.compile(
    r"(?:johtaja|päällikkö|sihteeri|esittelijä|jäsen|valtuutettu|direktören|chefen)"
    r"(?: [A-ZÅÄÖ][\w-]+){0,3}\s*$"
)
_SUBORDINATE = re.compile(
    r"\b(?:jo(?:lla|ssa|ka|tka|nka|ta|sta|ita|iden|ihin|ista)|että|koskien|koskeva\w*|som|där"
    r"|vari|genom vilken)\b",
    re.IGNORECASE,
)
_COORDINATED = re.compile(
    r"\b(?:ja|sekä|och|samt)\b(?: \w+){0,3}? (?:toteaa|totesi|katsoo|katsoi|päättää|päätti"
    r"|todetaan|todettiin|katsotaan|ilmoittaa|konstaterar|beslutar|anser)\b",
    re.IGNORECASE,
)
"""A second act of the board itself: what hangs on it is not quoted ("… ja toteaa, että")."""
_CONDITIONAL = re.compile(
    r"\b(?:edellyttäen|ehdolla|ehdollisena|förutsatt|under förutsättning)\b,? (?:että"
    r"|att) [^,.]{0,120}$"
    r"|\b(?:mikäli|jos|kunnes|voidaanko|ennen kuin) [^,.]{0,100}$",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"(?:\w+ttiin|merkitsi(?:vät)?|hyväksyi(?:vät)?|päätti(?:vät)?|myönsi(?:vät)?|valitsi(?:vat)?"
    r"|hylkäsi(?:vät)?|esitti(?:vät)?|ehdotti(?:vat)?|palautti(?:vat)?|jätti(?:vät)?|antoi(?:vat)?"
    r"|lähetti|siirsi|asetti|nimesi(?:vät)?|kumosi|vahvisti(?:vat)?|perusti|osti|veti|kutsui"
    r"|määräsi"
    r"|godkände|beslutade|beslöt|beviljade|valde|antecknade|föreslog|avslog|antog|utsåg|gav|avgav"
    r"|\w+ades|\w+ndes)",
    re.IGNORECASE,
)
_TARGET_WINDOW = 220


@dataclass(frozen=True, slots=True)
class TypeMatch:
    """One rule that matched a statement."""

    rule: Rule
    start: int
    end: int
    statement: Statement

    @property
    def type(self) -> DecisionType:
        """What the rule gives."""
        return self.rule.type

    @property
    def evidence(self) -> Evidence:
        """The sentence that the rule has matched."""
        sentence = self.statement.sentence_at(self.start)
        return Evidence(self.statement.section, sentence, self.rule.id)


def matches_in(statement: Statement, place: str, own_rank: int | None) -> list[TypeMatch]:
    """The rules that tell what this statement decides, in the order of its words.

    ``own_rank`` is that of the deciding board (:mod:`archive.decision.boards`).
    """
    found = [
        TypeMatch(rule, match.start(), match.end(), statement)
        for rule in type_rules_for(place)
        if (match := _first(rule, statement, place, own_rank))
    ]
    return sorted(_unbeaten(_unframed(found)), key=lambda match: match.start)


def in_item(matches: Iterable[TypeMatch]) -> list[TypeMatch]:
    """Those of an item's matches that no other one takes the place of."""
    matches = list(matches)
    beaten = frozenset[str]().union(*(match.rule.beats_all for match in matches))
    kept = [m for m in matches if m.rule.stands or m.rule.gives not in beaten]
    strong = [m for m in kept if not m.rule.weak]
    return strong or kept


def _first(
    rule: Rule, statement: Statement, place: str, own_rank: int | None
) -> re.Match[str] | None:
    """Where the rule first says something of this decision."""
    for match in rule.pattern.finditer(statement.text):
        if _holds(rule, match, statement, place, own_rank):
            return match
    return None


def _holds(
    rule: Rule, match: re.Match[str], statement: Statement, place: str, own_rank: int | None
) -> bool:
    before = statement.text[max(0, match.start() - 160) : match.start()]
    if _CONDITIONAL.search(before) or (rule.unless_before and rule.unless_before.search(before)):
        return False
    if place == "proposal" and _PAST.match(statement.text[match.start() :]):
        return False
    if "target" in rule.pattern.groupindex:
        return _goes_up(match, statement.text, own_rank)
    return True


def _goes_up(match: re.Match[str], text: str, own_rank: int | None) -> bool:
    """Whether a proposal goes to a board above the deciding one.

    What an official proposes to the deciding board itself does not.
    """
    if _OFFICIAL.search(text[max(0, match.start() - 80) : match.start()]):
        return False
    rank = own_rank if own_rank is not None else subject_rank(text)
    named = ranks_in(text[match.start() : match.start() + _TARGET_WINDOW])
    return any(rank is None or other > rank for other in named)


def _unframed(matches: list[TypeMatch]) -> list[TypeMatch]:
    """The matches that do not stand in what another one quotes or asks of others."""
    frames = [match for match in matches if match.rule.frame]
    return [m for m in matches if not any(_covers(frame, m) for frame in frames if frame is not m)]


def _covers(frame: TypeMatch, match: TypeMatch) -> bool:
    if match.start <= frame.start or match.type is frame.type:
        return False
    if frame.rule.frame == "all" or match.start < frame.end:
        return True
    text = frame.statement.text
    if match.start > frame.statement.end_of_sentence(frame.end - 1):
        return False
    clause = _SUBORDINATE.search(text, frame.end, match.start)
    if clause is None:
        return False
    return _COORDINATED.search(text, frame.end, clause.start()) is None


def _unbeaten(matches: list[TypeMatch]) -> list[TypeMatch]:
    beaten = frozenset[str]().union(*(match.rule.beats for match in matches))
    return [m for m in matches if m.rule.stands or m.rule.gives not in beaten]
