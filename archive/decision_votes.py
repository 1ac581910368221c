"""Vote counts, in the wordings that minutes use.

"äänin 8-4", "9 äänellä 6 ääntä vastaan", "seitsemällä äänellä kuutta (7/6) vastaan",
"JAA 5, EI 4", "11 kyllä-ääntä ja 4 ei-ääntä, 1 tyhjä", "med rösterna 7-4".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from archive.decision_formulas import is_of_person
from archive.decision_sentences import Statement
from archive.decision_words import VoteCount

PROPOSAL = "proposal"
COUNTER_PROPOSAL = "counter_proposal"

_WORDS = (
    ("yhdellä", "yhtä", "en"),
    ("kahdella", "kahta", "två"),
    ("kolmella", "kolmea", "tre"),
    ("neljällä", "neljää", "fyra"),
    ("viidellä", "viittä", "fem"),
    ("kuudella", "kuutta", "sex"),
    ("seitsemällä", "seitsemää", "sju"),
    ("kahdeksalla", "kahdeksaa", "åtta"),
    ("yhdeksällä", "yhdeksää", "nio"),
    ("kymmenellä", "kymmentä", "tio"),
)
_VALUES = {word: value for value, words in enumerate(_WORDS, start=1) for word in words}
_NUMBER = rf"(?:\d{{1,3}}|(?:{'|'.join(_VALUES)})(?:toista)?)"
_PAIR = re.compile(
    rf"\b(?:äänin|ääniä|äänimäärin|äänestystulo\w+|rösterna|röster|rösttalen|röstetalen)"
    r"(?: oli| on)?:? \(?(?P<a>\d{1,3}) ?[-–—/:] ?(?P<b>\d{1,3})\b"
    rf"|\b(?P<c>{_NUMBER})(?: \((?P<c2>\d{{1,3}})\))? (?:äänellä|röster)"
    rf" (?:mot )?(?P<d>{_NUMBER})(?::\w{{1,4}})?"
    r"(?: \((?P<d2>\d{1,3})(?: ?/ ?(?P<d3>\d{1,3}))?\))?"
    r"(?: \w+){0,2}(?: vastaan|(?<= röster)|\b)",
    re.IGNORECASE,
)
_VOTES_FOR = r"(?:[Jj]aa|JAA|[Kk]yllä|KYLLÄ|JA\b|[Jj]a(?=[- ]röst))"
_VOTES_AGAINST = r"(?:[Ee]i|EI|NEJ\b|[Nn]ej(?=[- ]röst|:))"
_BALLOTS = r"(?:[- ]?(?:ään\w+|ään[ti]\w*|röst\w*))?"
_ACTION = r"(?:,? ?(?:annettiin|äänesti(?:vät)?|sai|yhteensä|eli|avgavs|gavs))?"


def _side(word: str) -> re.Pattern[str]:
    return re.compile(
        rf"\b(?P<before>\d{{1,3}}) {word}{_BALLOTS}\b|\b{word}{_BALLOTS}{_ACTION}"
        rf" ?[:=–-]? ?\(?(?P<after>\d{{1,3}})\b"
    )


_FOR = _side(_VOTES_FOR)
_AGAINST = _side(_VOTES_AGAINST)
_BLANK = re.compile(
    r"\b(?P<before>\d{1,3}) (?:tyhj\w+|blank\w*)|\b(?:tyhj\w+|blank\w*)(?: ääniä"
    r"| röster)?:? ?(?P<after>\d{1,3})\b",
    re.IGNORECASE,
)
_TIE = re.compile(
    r"\bpuheenjohtajan (?:ääni|äänen|äänellä)\b|\bpuheenjohtajan.{0,40}?ratkais\w+|\btasan\b"
    r"|\btasatilan\w+|\btasatulo\w+|\bordförandens röst\b|\butslagsröst\w*\b",
    re.IGNORECASE,
)
_WHO_SAYS_YES = re.compile(
    rf"\b(?P<what>[^.]{{0,160}}?),?\s(?:äänestä\w+|sanovat|vastaavat|röstar"
    rf"|säger)[ :]{{1,2}}[\"”'’]?{_VOTES_FOR}"
)
_COUNTER_WORDS = re.compile(
    r"\b(?:muutos|vasta|palautus|lisäys|hylkäys|hylkäämis|pöydällepano)(?:ehdotu|esity)\w*"
    r"|\b(?:ändrings|mot|återremiss)(?:förslag)\w*|\bpalautta\w+|\bjättämi\w+ pöydälle",
    re.IGNORECASE,
)
_PROPOSAL_WORDS = re.compile(
    r"\b(?:esittelijän|pohja\w*|päätösehdotu\w*|päätösesity\w*|hallituksen|lautakunnan|johtajan"
    r"|käsittelyn jatkami\w*|föredragandens|grundförslag\w*|beslutsförslag\w*|styrelsens)\b",
    re.IGNORECASE,
)
_LOST = re.compile(
    r"\b(?:hylättiin|hylkäsi|hävisi|kaatui|hylätty|hylätyksi|förkasta\w+|förföll)\b", re.I
)
_WON = re.compile(
    r"\b(?:hyväks\w+|voitti|voittaneen|tuli|tulleen|päätökseksi|kannatti|godkän\w+|vann|segrade)\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class _Pair:
    first: int
    second: int
    sides_known: bool  # first is for "jaa"
    at: int


def votes_in(statements: Sequence[Statement], decided: str | None) -> tuple[VoteCount, ...]:
    """The votes that these statements tell of, no vote twice.

    ``decided`` says which side the item's outcome shows to have won (``PROPOSAL``,
    ``COUNTER_PROPOSAL`` or None); it settles what the sentence itself leaves open.
    """
    found: list[VoteCount] = []
    whole = " ".join(statement.text for statement in statements)[:20_000]
    for number, statement in enumerate(statements):
        after = statements[number + 1].text if number + 1 < len(statements) else ""
        for pair in _pairs(statement.text):
            _add(found, _vote(pair, statement, after, whole, decided))
    return tuple(found)


def _pairs(text: str) -> list[_Pair]:
    pairs = [_pair(match) for match in _PAIR.finditer(text)]
    yes, no = _FOR.search(text), _AGAINST.search(text)
    if yes and no:
        pairs.append(_Pair(_count(yes), _count(no), True, min(yes.start(), no.start())))
    return pairs


def _pair(match: re.Match[str]) -> _Pair:
    if match["a"]:
        return _Pair(int(match["a"]), int(match["b"]), False, match.start())
    if match["d3"]:
        return _Pair(int(match["d2"]), int(match["d3"]), False, match.start())
    first = match["c2"] or match["c"]
    second = match["d2"] or match["d"]
    return _Pair(_value(first), _value(second), False, match.start())


def _value(word: str) -> int:
    if word.isdigit():
        return int(word)
    word = word.lower()
    return _VALUES[word.removesuffix("toista")] + (10 if word.endswith("toista") else 0)


def _count(match: re.Match[str]) -> int:
    return int(match["before"] or match["after"])


def _vote(
    pair: _Pair, statement: Statement, after: str, whole: str, decided: str | None
) -> VoteCount:
    text = statement.sentence_at(pair.at)
    blank = _BLANK.search(statement.text)
    tie = pair.first == pair.second and bool(_TIE.search(f"{statement.text} {after}"))
    winner = _winner(pair, statement.sentence_at(pair.at), after, whole) or decided
    if pair.sides_known and _yes_is_counter(whole):
        favour, against = pair.second, pair.first
    elif pair.sides_known or winner is None or tie:
        favour, against = pair.first, pair.second
    else:
        most, least = max(pair.first, pair.second), min(pair.first, pair.second)
        favour, against = (most, least) if winner == PROPOSAL else (least, most)
    if pair.sides_known and favour != against:
        winner = PROPOSAL if favour > against else COUNTER_PROPOSAL
    return VoteCount(favour, against, _count(blank) if blank else 0, tie, winner, text)


def _winner(pair: _Pair, sentence: str, after: str, whole: str) -> str | None:
    """Who won, by the sentence with the figures (or what follows a tie)."""
    told = f"{sentence} {after}" if pair.first == pair.second else sentence
    counter, lost, won = (
        _COUNTER_WORDS.search(told),
        _LOST.search(told),
        _WON.search(told),
    )
    if not (lost or won):
        return None
    about = PROPOSAL if _PROPOSAL_WORDS.search(told) else None
    if counter or is_of_person(told):
        about = COUNTER_PROPOSAL
    if about is None and re.search(
        r"\b(?:ehdotus|esitys|ehdotuksen|esityksen|förslaget)\b", told, re.I
    ):
        about = PROPOSAL
    if about is None:
        return None
    other = PROPOSAL if about == COUNTER_PROPOSAL else COUNTER_PROPOSAL
    return other if lost and not (won and won.start() < lost.start()) else about


def _yes_is_counter(whole: str) -> bool:
    """Whether those who wanted something else than the proposal were to say yes."""
    match = _WHO_SAYS_YES.search(whole)
    if match is None:
        return False
    what = match["what"]
    return bool(_COUNTER_WORDS.search(what)) and not _PROPOSAL_WORDS.search(what)


def _add(found: list[VoteCount], vote: VoteCount) -> None:
    """Add a vote, or let it say what an earlier account of the same one left open."""
    for number, other in enumerate(found):
        if {other.in_favour, other.against} != {vote.in_favour, vote.against}:
            continue
        found[number] = replace(
            other,
            blank=max(other.blank, vote.blank),
            tie_broken_by_chair=other.tie_broken_by_chair or vote.tie_broken_by_chair,
            winner=other.winner or vote.winner,
        )
        return
    found.append(vote)
