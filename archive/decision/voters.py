"""Who voted for what, and how many voters a text tells of: what a count is checked against.

``5 jaa-ääntä (A. Aalto, B. Berg …)``   ``JAA 3: Aalto, Berg, Kumpu. EI 2: …``
``Äänestykseen osallistui 11 jäsentä``
"""

from __future__ import annotations

import re

from archive.decision.vote_counts import NUMBER, value_of

_MOST_NAMES = 120  # a council has at most 85 members
_LONGEST = 6_000
_YES = r"(?:[Jj]aa|JAA|[Kk]yllä|KYLLÄ|[Jj]a(?=[- ]röst))"
_NO = r"(?:[Ee]i|EI|[Nn]ej(?=[- ]röst))"
_TOLD = re.compile(
    r"\b(?:äänestykseen (?:osallistui|otti osaa)|(?:annettiin yhteensä|yhteensä annettiin)"
    r"|äänesti yhteensä|läsnä oli|i omröstningen deltog|sammanlagt avgavs)"
    rf" (?P<n>{NUMBER})\b|\b(?P<m>{NUMBER}) läsnä ?olev\w+",
    re.IGNORECASE,
)
_NAME = re.compile(r"[A-ZÅÄÖ][^\d,;()]{1,60}")
_BETWEEN = re.compile(r"[,;]|\s(?:ja|sekä|och|samt)\s")


def names_of(text: str, yes: bool) -> tuple[str, ...]:
    """Who voted so, in the order of the text; empty where it does not say."""
    match = _SIDES[yes].search(text[:_LONGEST])
    if match is None:
        return ()
    parts = _BETWEEN.split(match["inside"] or match["after"])
    names = [" ".join(part.split()).rstrip(".") for part in parts]
    names = [name for name in names if name]
    if not names or len(names) > _MOST_NAMES or not all(map(_NAME.fullmatch, names)):
        return ()
    return tuple(names)


def voters_told(text: str) -> int | None:
    """How many took part, where the text says it."""
    match = _TOLD.search(text[:_LONGEST])
    return value_of(match["n"] or match["m"]) if match else None


def _side(word: str) -> re.Pattern[str]:
    ballots = r"(?:[- ]?(?:ään\w+|röst\w*))?"
    return re.compile(
        rf"\b(?:\d{{1,3}} {word}{ballots}|{word}{ballots}(?: ?[:–-])? ?\(?\d{{0,3}}\)?(?: ääntä)?)"
        r" ?(?:\((?P<inside>[^()]{3,3000})\)|:\s(?P<after>[^.:()\n]{3,3000}))"
    )


_SIDES = {True: _side(_YES), False: _side(_NO)}
