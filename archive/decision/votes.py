"""Votes with who won them: figures, and the words that say what they were given for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from archive.decision.formulas import is_of_person
from archive.decision.sentences import Statement
from archive.decision.vote_counts import MOST_VOTES, Count, blank_in, counts_in
from archive.decision.voters import names_of, voters_told
from archive.decision_words import VoteCount

PROPOSAL = "proposal"
COUNTER_PROPOSAL = "counter_proposal"

_TIE = re.compile(
    r"\bpuheenjohtajan (?:ääni|äänen|äänellä)\b|\bpuheenjohtajan.{0,40}?ratkais\w+|\btasan\b"
    r"|\btasatilan\w+|\btasatulo\w+|\bordförandens röst\b|\butslagsröst\w*\b",
    re.IGNORECASE,
)
_WHO_SAYS_YES = re.compile(
    r"\bkannatta\w+ (?P<what>(?:(?!kannatta)[^.]){0,140}?),?\s(?:äänestä\w+|sanovat|vastaavat"
    r"|röstar|säger)[ :]{1,2}"
    r"[\"”'’]?(?:[Jj]aa|JAA|[Kk]yllä|KYLLÄ|JA\b)"
    r"|(?P<object>(?:[\w-]+ ){1,6})kannattavat,? (?:äänestä\w+|sanovat|vastaavat)[ :]{1,2}"
    r"[\"”'’]?(?:[Jj]aa|JAA|[Kk]yllä|KYLLÄ)"
)
_COUNTER = re.compile(
    r"\b(?:muutos|vasta|palautus|lisäys|hylkäys|hylkäämis|pöydällepano)(?:ehdotu|esity)\w*|\bpalautu(?:s|sta|ksen)\b"
    r"|\b(?:ändrings|mot|återremiss)(?:förslag)\w*|\bpalautta\w+|\bjättämi\w+ pöydälle"
    r"|\bhylkäämi\w+|\båterremi\w+|\bbordlägg\w*",
    re.IGNORECASE,
)
_PROPOSAL = re.compile(
    r"\b(?:esittelijän|pohja\w*|päätösehdotu\w*|päätösesity\w*|\w*hallituksen|\w*lautakunnan"
    r"|\w*johtajan|käsittelyn jatkami\w*|föredragandens|grundförslag\w*|beslutsförslag\w*"
    r"|\w*styrelsens|\w*direktörens)\b",
    re.IGNORECASE,
)
_ANY = re.compile(r"\b(?:ehdotus|esitys|ehdotuksen|esityksen|förslaget)\b", re.IGNORECASE)
_LOST = re.compile(
    r"\b(?:hylättiin|hylkäsi|hävisi|kaatui|hylätty|hylätyksi|hylänneen|rauke\w+|förkasta\w+|förföll)\b",
    re.I,
)
_WON = re.compile(
    r"\b(?:hyväks\w+|voitti|voittaneen|tuli|tulleen|päätökseksi|godkän\w+|vann|segrade)\b", re.I
)
_OTHER_SIDE = {PROPOSAL: COUNTER_PROPOSAL, COUNTER_PROPOSAL: PROPOSAL}


def votes_in(statements: Sequence[Statement], decided: str | None = None) -> tuple[VoteCount, ...]:
    """The votes that these statements tell of, no vote twice.

    ``decided`` says which side the item's outcome shows to have won (``PROPOSAL``,
    ``COUNTER_PROPOSAL`` or None); it settles what the sentence itself leaves open.
    At most ``MOST_VOTES`` are read.
    """
    found: list[tuple[VoteCount, bool]] = []
    whole = " ".join(statement.text for statement in statements)[:20_000]
    for number, statement in enumerate(statements):
        if len(found) >= MOST_VOTES:
            break
        after = statements[number + 1].text if number + 1 < len(statements) else ""
        for count in counts_in(statement.text, after):
            side = _first_side(count, whole)
            _add(found, _vote(count, side, statement, after, decided), side is not None)
    if len(found) == 1:
        return (_with_voters(found[0][0], whole),)
    return tuple(_with_voters(vote, vote.text) for vote, _ in found)


def _with_voters(vote: VoteCount, text: str) -> VoteCount:
    """The vote with who voted for what; "jaa" is the side whose figure it has."""
    yes, no = names_of(text, yes=True), names_of(text, yes=False)
    if len(yes) == vote.against != vote.in_favour or len(no) == vote.in_favour != vote.against:
        yes, no = no, yes
    return replace(vote, supporters=yes, opponents=no, voters=voters_told(text))


def _first_side(count: Count, whole: str) -> str | None:
    """What the first figure was given for, where the wording says it."""
    if count.yes_no:
        match = _WHO_SAYS_YES.search(whole)
        what = _about(match["what"] or match["object"]) if match else None
        return what or PROPOSAL
    before, between = _about(count.before_first), _about(count.between)
    return before or (_OTHER_SIDE[between] if between else None)


def _about(text: str) -> str | None:
    """Which side a phrase names: a member's proposal before the word "ehdotus" alone."""
    if is_of_person(text) or _COUNTER.search(text):
        return COUNTER_PROPOSAL
    return PROPOSAL if _PROPOSAL.search(text) else None


def _vote(
    count: Count, side: str | None, statement: Statement, after: str, decided: str | None
) -> VoteCount:
    sentence = statement.sentence_at(count.at)
    tie = count.first == count.second
    broken = tie and _TIE.search(f"{statement.text} {after}") is not None
    if side and not tie:
        winner: str | None = side if count.first > count.second else _OTHER_SIDE[side]
    else:
        winner = _winner(f"{sentence} {after}" if tie else sentence) or decided
    most, least = max(count.first, count.second), min(count.first, count.second)
    if winner is None or tie:
        favour, against = count.first, count.second
    else:
        favour, against = (most, least) if winner == PROPOSAL else (least, most)
    return VoteCount(favour, against, blank_in(statement.text), broken, winner, sentence)


def _winner(told: str) -> str | None:
    """Who won, by the words around the figures."""
    lost, won = _LOST.search(told), _WON.search(told)
    if not (lost or won):
        return None
    about = _about(told) or (PROPOSAL if _ANY.search(told) else None)
    if about is None:
        return None
    return _OTHER_SIDE[about] if lost and not (won and won.start() < lost.start()) else about


def _add(found: list[tuple[VoteCount, bool]], vote: VoteCount, sure: bool) -> None:
    """Add a vote, or let it say what another account of the same one left open.

    The account that names what each figure was given for counts.
    """
    for number, (other, other_sure) in enumerate(found):
        if {other.in_favour, other.against} != {vote.in_favour, vote.against}:
            continue
        kept = vote if sure and not other_sure else other
        merged = replace(
            kept,
            blank=max(other.blank, vote.blank),
            tie_broken_by_chair=other.tie_broken_by_chair or vote.tie_broken_by_chair,
            winner=kept.winner or other.winner or vote.winner,
        )
        found[number] = (merged, sure or other_sure)
        return
    found.append((vote, sure))
