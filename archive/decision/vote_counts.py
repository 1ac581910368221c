"""The figures of votes, in the wordings that minutes use.

"äänin 8-4", "9 äänellä 6 ääntä vastaan", "seitsemällä äänellä kuutta (7/6) vastaan",
"JAA 5, EI 4", "11 kyllä-ääntä ja 4 ei-ääntä", "ehdotus sai 6 ääntä ja vastaehdotus 3
ääntä", "med rösterna 7-4".
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice

_WORDS: tuple[tuple[str, ...], ...] = (
    ("yksi", "yhden", "yhdellä", "yhtä", "en"),
    ("kaksi", "kahdella", "kahta", "två"),
    ("kolme", "kolmella", "kolmea", "tre"),
    ("neljä", "neljällä", "neljää", "fyra"),
    ("viisi", "viidellä", "viittä", "fem"),
    ("kuusi", "kuudella", "kuutta", "sex"),
    ("seitsemän", "seitsemällä", "seitsemää", "sju"),
    ("kahdeksan", "kahdeksalla", "kahdeksaa", "åtta"),
    ("yhdeksän", "yhdeksällä", "yhdeksää", "nio"),
    ("kymmenen", "kymmenellä", "kymmentä", "tio"),
)
_VALUES = {word: value for value, words in enumerate(_WORDS, start=1) for word in words}
NUMBER = rf"(?:\d{{1,3}}|(?:{'|'.join(_VALUES)})(?:toista)?)"
"""A number of ballots, in figures or as a word."""

MOST_VOTES = 20
"""Votes that are read of one statement; a meeting holds a handful on one item."""

_AGAINST_EACH_OTHER = re.compile(
    r"\b(?:äänin|ääniä|äänimäärin|äänestystulo\w+|rösterna|röster|rösttalen|röstetalen)"
    r"(?: oli| on)?:? \(?(?P<a>\d{1,3}) ?(?:[-–—/:]|mot) ?(?P<b>\d{1,3})\b"
    r"|\btasan (?P<e>\d{1,3}) ?[-–—/:] ?(?P<f>\d{1,3})\b"
    rf"|\b(?P<c>{NUMBER})(?: \((?P<c2>\d{{1,3}})\))? (?:äänellä|röster)"
    rf" (?:mot )?(?P<d>{NUMBER})(?::\w{{1,4}})?"
    r"(?: \((?P<d2>\d{1,3})(?: ?/ ?(?P<d3>\d{1,3}))?\))?"
    r"(?: \w+){0,2}(?: vastaan|(?<= röster)|\b)",
    re.IGNORECASE,
)
_EACH = re.compile(rf"\b(?P<n>{NUMBER})(?: \(\d{{1,3}}\))? (?:ääntä|äänen|röster)\b", re.IGNORECASE)
_YES = r"(?:[Jj]aa|JAA|[Kk]yllä|KYLLÄ|JA\b|[Jj]a(?=[- ]röst))"
_NO = r"(?:[Ee]i|EI|NEJ\b|[Nn]ej(?=[- ]röst|:))"
_BALLOTS = r"(?:[- ]?(?:ään\w+|röst\w*))?"
_ACTION = r"(?:,? ?(?:annettiin|äänesti(?:vät)?|sai|yhteensä|eli|avgavs|gavs))?"
_BLANK = re.compile(
    rf"\b(?P<word>{NUMBER}) (?:jäsen\w* )?äänest\w+ tyhjää\b"
    r"|\b(?P<before>\d{1,3}) (?:tyhj\w+|blank\w*)"
    r"|\b(?:tyhj\w+|blank\w*)(?: ääniä| röster)?:? ?(?P<after>\d{1,3})\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Count:
    """Two figures of one vote in the order of the text.

    ``before_first`` and ``between`` are the words that say what each side is, where the
    wording names both. ``yes_no`` tells that the first figure is "jaa" and the second "ei".
    """

    first: int
    second: int
    at: int
    yes_no: bool = False
    before_first: str = ""
    between: str = ""


def counts_in(text: str, after: str = "") -> list[Count]:
    """The votes whose figures this text tells; "EI 4" may stand in the sentence ``after``."""
    found = [_pair(match) for match in islice(_AGAINST_EACH_OTHER.finditer(text), MOST_VOTES)]
    yes, no = _SIDES[0].search(text), _SIDES[1].search(text)
    if yes and not no:
        no = _SIDES[1].search(after)
    if yes and no:
        at = min(yes.start(), no.start()) if no.string is text else yes.start()
        return [*found, Count(_figure(yes), _figure(no), at, yes_no=True)]
    return found or _each(text)


def blank_in(text: str) -> int:
    """How many blank ballots this text tells of; 0 where it tells none."""
    match = _BLANK.search(text)
    if match is None:
        return 0
    return value_of(match["word"]) if match["word"] else _figure(match)


def _side(word: str) -> re.Pattern[str]:
    return re.compile(
        rf"\b(?P<before>\d{{1,3}}) {word}{_BALLOTS}\b|\b{word}{_BALLOTS}{_ACTION}"
        rf" ?[:=–-]? ?\(?(?P<after>\d{{1,3}})\b"
    )


_SIDES = (_side(_YES), _side(_NO))


def _figure(match: re.Match[str]) -> int:
    return int(match["before"] or match["after"])


def _pair(match: re.Match[str]) -> Count:
    if match["a"]:
        return Count(int(match["a"]), int(match["b"]), match.start())
    if match["e"]:
        return Count(int(match["e"]), int(match["f"]), match.start())
    if match["d3"]:
        return Count(int(match["d2"]), int(match["d3"]), match.start())
    first, second = match["c2"] or match["c"], match["d2"] or match["d"]
    return Count(value_of(first), value_of(second), match.start())


def _each(text: str) -> list[Count]:
    """Two sides with a figure each: "ehdotus sai 6 ääntä ja Ojalan ehdotus 3 ääntä"."""
    hits = list(islice(_EACH.finditer(text), 3))
    if len(hits) != 2:
        return []
    first, second = hits
    before, between = text[: first.start()], text[first.end() : second.start()]
    return [
        Count(
            value_of(first["n"]),
            value_of(second["n"]),
            first.start(),
            before_first=before,
            between=between,
        )
    ]


def value_of(word: str) -> int:
    """The number that figures or a word tell."""
    if word.isdigit():
        return int(word)
    word = word.lower()
    return _VALUES[word.removesuffix("toista")] + (10 if word.endswith("toista") else 0)
