"""What a statement of a resolution or of the handling is: decision, or an account of the meeting.

"Jäsen N esitti, että asia palautetaan" returns nothing: it tells what a member wanted.
"""

from __future__ import annotations

import re
from enum import Enum, auto

from archive.decision.boards import subject_rank


class Speech(Enum):
    """What a statement does."""

    DECISION = auto()  # says what was decided, or what became of the proposal
    COUNTER = auto()  # a member proposes something else
    CHANGE = auto()  # the presenter changes the proposal
    VOTE = auto()  # tells of a vote: of the outcome, but not of what was decided
    REMARK = auto()  # who came and went, how the minutes are checked


_PRESENTER = (
    r"(?:esittelijä|\w*johtaja|\w*päällikkö|\w*sihteeri|puheenjohtaja|rehtori"
    r"|föredraganden|\w*direktören|\w*chefen|ordföranden)"
)
_CHANGE = re.compile(
    rf"\b{_PRESENTER}\b.{{0,80}}?\b(?:muutti|muuttaa|täydensi|täydentää|korjasi|korjaa|tarkensi"
    r"|lisäsi|lisää|poisti|teki (?:uuden|muutetun|kokouksessa)|ändrade|kompletterade|korrigerade"
    r"|preciserade)\b.{0,80}?\b(?:\w*ehdotu\w+|\w*esity\w+|\w*förslag\w*)",
    re.IGNORECASE,
)
_WITHDRAWAL = re.compile(
    r"\b(?:veti|vetää|poisti|poistaa)\b.{0,80}?\b(?:asian|esityksen|ehdotuksen)\w*", re.I
)
_COUNTER = re.compile(
    r"\b(?:esitti|esittivät|ehdotti|ehdottivat|kannatti|kannattivat|kannattamana|kannattama"
    r"|teki(?:vät)? (?:seuraavan )?(?:\w*ehdotuksen|\w*esityksen)|tekivät|föreslog|understödd"
    r"|understödde"
    r"|understöddes)\b",
    re.IGNORECASE,
)
_VOTE = re.compile(
    r"\b(?:äänestävät|äänestäkööt|äänestysesity\w+|äänestystapa\w*|äänestysjärjesty\w+"
    r"|kättennosto\w*"
    r"|äänestyksessä|äänestettäessä|äänestettiin|nimenhuutoäänesty\w+|jaa-?(?:ää|ään)\w*|jaa:? ?\d"
    r"|\d+ jaa|äänestyksen tulos|omröstning\w*|rösta[rd]?\w*|omröstningen)\b",
    re.IGNORECASE,
)
_REMARK = re.compile(
    r"\b(?:poistui|poistuivat|saapui|saapuivat|liittyi|eriävä\w*|esteelli\w+|jäävä\w*|jäävi\w*)\b"
    r"|^\W*(?:merkitään|merkittiin)(?:,| pöytäkirjaan)? että\b|^\W*merkittiin pöytäkirjaan"
    r"|\btodettuaan\b(?!.{0,300}?(?:hallitus|valtuusto|kunta|jaosto) (?:päät|hyväks|merkits))"
    r"|\b(?:tiedusteli|julistettuaan|(?:todettiin|totesi), että on tehty)\b"
    r"|\b(?:asiantuntijana|kuultavana|kuultiin|tauolle|tauko\w*)\b"
    r"|\b(?:keskustelun|käsittelyn) (?:aikana|kuluessa)\b"
    r"|\b(?:avvikande|reserverade|jävig\w*|lämnade mötet|anlände)\b",
    re.IGNORECASE,
)
_OPTION = re.compile(r"^\W*(?:jaa|ei|kyllä|ja|nej)-(?:ehdotus|esitys|förslag)\W", re.IGNORECASE)
"""What was voted on ("EI-ehdotus: …"), which says nothing of what came of it."""
_RIVAL = re.compile(
    r"^\W*(?:\d+\W{1,2})?(?:vasta|muutos|palautus|lisäys|hylkäys)(?:ehdotus|esitys)(?: \d+)?:",
    re.IGNORECASE,
)
_MINUTES = re.compile(
    r"\bpöytäkirja\w*\b.{0,80}?\b(?:tarkast(?!aj|us\b)\w+|hyväks\w+|osalta)"
    r"|\btarkast\w+ ja hyväks\w+ pöytäkirja"
    r"|\bjuster\w* (?:omedelbart|genast)|\bparagrafen juster\w*",
    re.IGNORECASE,
)
_MINUTES_TAIL = re.compile(
    r",? (?:ja|sekä|och) (?:(?:tämän|tältä|samalla|asian|pykälän|osalta) )*"
    r"(?:pöytäkirja|protokollet|paragrafen)\w*\b.*$",
    re.IGNORECASE | re.DOTALL,
)
_FELL = re.compile(
    r"\b\w*(?:ehdotu|esity)\w+\b.{0,80}?\b(?:raukesi|raukeni|ei (?:kannatettu|saanut kannatusta))"
    r"|\bkannattamattom\w+"
    r"|\b(?:förslag\w*|yrkande\w*)\b.{0,60}?\b(?:förföll|fick (?:inget|inte))\b",
    re.IGNORECASE,
)
_WISH = re.compile(
    r"\b(?:toivomus(?:ponsi|ponnen|ponnet|ponnesta|ta)|ponnen|ponsi|(?:\w+s?)?kläm(?:men|mar|marna)?)\b",
    re.IGNORECASE,
)
_DECIDES = re.compile(
    r"\b(?:päätti|päättivät|päätettiin|beslutade|beslöt|beslutades)\b"
    r"|\b(?:joten|näin ollen)\b (?!(?:asiasta|siitä|on|oli)\b)\w+ \w+(?:aan|ään|ttiin)\b",
    re.IGNORECASE,
)
_SOON = 120  # characters; what is said of the minutes further on is beside the matter
_DECLARED = re.compile(
    r"\b(?:tulleen|hyväksyneen|päättäneen|voittaneen|päätökseksi|hyväksytyksi|päättänyt"
    r"|hyväksynyt)\b",
    re.I,
)


def is_about_minutes(text: str) -> bool:
    """Whether a statement only says how the minutes are checked: soon, not after all else."""
    match = _MINUTES.search(text)
    return match is not None and match.start() < _SOON


def speech_of(text: str) -> Speech:
    """What this statement does."""
    if _OPTION.match(text):
        return Speech.REMARK
    if _RIVAL.match(text):
        return Speech.COUNTER
    if _CHANGE.search(text) and not _WITHDRAWAL.search(text):
        return Speech.CHANGE
    board = subject_rank(text) is not None
    if _COUNTER.search(text) and not board:
        return Speech.COUNTER
    if _VOTE.search(text) and not _DECIDES.search(text):
        return Speech.VOTE
    if (_FELL.search(text) and not _DECIDES.search(text)) or _WISH.search(text):
        return Speech.REMARK
    text = _MINUTES_TAIL.sub("", text) or text
    if (is_about_minutes(text) or _REMARK.search(text)) and not _DECLARED.search(text):
        return Speech.REMARK
    return Speech.DECISION
