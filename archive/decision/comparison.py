"""Whether a resolution that names no formula says what was proposed.

Words are compared by their beginnings, so that "hyväksyy" and "hyväksyi" are alike;
figures are compared exactly.
"""

from __future__ import annotations

import re

from archive.decision_words import Outcome

_WORD = re.compile(r"[^\W\d_]{3,}|\d[\d.,]*\d|\d")
_GROUPED = re.compile(r"(?<=\d)[ \u00a0](?=\d{3}\b)")
_DATE_OR_VOTE = re.compile(
    r"\b\d{1,2}\.\d{1,2}\.\d{4}\b|§ ?\d+|\d+ ?§|\bäänin \d+ ?[-–/] ?\d+|\b\d+ ?[-–/] ?\d+\b"
    r"|^\d+[.)]",
    re.M,
)
_NAME = re.compile(
    r"\b[A-ZÅÄÖ][a-zåäöé]+(?:-[A-ZÅÄÖ][a-zåäöé]+)? [A-ZÅÄÖ][a-zåäöé]+(?:-[A-ZÅÄÖ][a-zåäöé]+)?"
)
_STEM = 5
_COMMON_STEMS = (
    "pääte päätt pääti että sekä yksim esitt ehdot esity lauta kunna kaupu halli valtu jaost johto"
    " hallitus liite liitt mukai mukaa tämän nämnd beslu styre kommu stads fullm enhäl att och som"
    " enlig bilag hyväk merki godkä antec olla"
)
_COMMON = frozenset(_COMMON_STEMS.split())
_NEGATED = re.compile(r"\b(?:ei|eikä|ettei|etteivät|inte|\w+m[aä]tt[aä])\b", re.IGNORECASE)
_LIKE = 0.15  # share of a text's words that may differ


def compared(
    proposal: str, resolution: str, *, same_types: bool, open_names: bool = False
) -> Outcome:
    """The outcome that two texts tell; ``UNKNOWN`` where they do not tell it.

    ``open_names`` says that the proposal left open who is chosen: whom was chosen is no change.
    """
    if bool(_NEGATED.search(proposal)) != bool(_NEGATED.search(resolution)):
        same_types = False
    proposed, decided = _words(proposal), _words(resolution)
    new, left = decided - proposed, proposed - decided
    figures = {word for word in new if word[0].isdigit()}
    has_figures = any(word[0].isdigit() for word in proposed)
    if same_types and figures and has_figures and len(new) <= len(decided) * 0.7:
        return Outcome.MODIFIED
    if len(new) <= max(1, len(decided) * _LIKE):
        return Outcome.AS_PROPOSED if same_types else Outcome.UNKNOWN
    if same_types and open_names:
        return Outcome.AS_PROPOSED
    if len(left) <= max(1, len(proposed) * _LIKE) and len(new) >= 3:
        return Outcome.MODIFIED
    return Outcome.UNKNOWN


def _words(text: str) -> frozenset[str]:
    plain = _DATE_OR_VOTE.sub(" ", _GROUPED.sub("", text[:20_000]))
    words = {word.lower()[:_STEM] if word[0].isalpha() else word for word in _WORD.findall(plain)}
    return frozenset(words - _COMMON)


def names_anyone(text: str) -> bool:
    """Whether a text names a person: two words with a capital."""
    return _NAME.search(text) is not None


def names_changed(proposal: str, resolution: str) -> bool:
    """Whether other persons were chosen than were proposed."""
    proposed = {name[:8] for name in _NAME.findall(proposal[:20_000])}
    decided = {name[:8] for name in _NAME.findall(resolution[:20_000])}
    return bool(proposed) and bool(decided - proposed)
