"""Lines of a paragraph back to one: is the hyphen at a line's end the word's own?

==============================  =====================  ===============================
end of line, next line          becomes                because
==============================  =====================  ===============================
``tarkas-`` ``tettavaksi``      tarkastettavaksi       the joined word is known
``linja-`` ``auto``             linja-auto             only the hyphenated one is known
``esi-`` ``ja perusopetus``     esi- ja perusopetus    a word is left out
``EU-`` ``hanke``               EU-hanke               capitals before it
``2017-`` ``2021``, ``Ylä-`` ``Savo``   2017-2021, Ylä-Savo   digit or capital behind it
==============================  =====================  ===============================
"""

from __future__ import annotations

import re

from archive.readers.documents.spelling import is_known

_LAST = re.compile(r"(?P<word>[\w/.:-]*\w)[-\u2010\u00ad]$")
_FIRST = re.compile(r"(?P<word>\w+)(?P<rest>[\w:-]*)")
_HYPHENS = ("-", "\u2010", "\u00ad")
_LONGEST_WORD = 80
_LEFT_OUT = frozenset(("ja", "tai", "sekä", "eli", "että", "taikka", "och", "eller", "samt", "–"))
_EDGES = ".,;:()\"'”’/-"


def joined_lines(first: str, second: str) -> str:
    """Two lines of one paragraph as one, with a space or with the broken word made whole."""
    if first[-1:] not in _HYPHENS or second[:1].isspace():
        return f"{first} {second}"
    tail = max(0, len(first) - _LONGEST_WORD)
    end = _LAST.search(first, tail)
    begin = _FIRST.match(second)
    if end is None or begin is None:
        return f"{first} {second}"
    left, right = end["word"], begin["word"]
    if right.casefold() in _LEFT_OUT:
        return f"{first} {second}"
    stem = first[: end.end("word")]
    return f"{stem}{second}" if _is_one_word(left, right, begin[0]) else f"{stem}-{second}"


def _is_one_word(left: str, right: str, whole_right: str) -> bool:
    """Whether the hyphen only breaks the line."""
    if not right[0].islower() or not left[-1].islower() or "/" in left:
        return False
    piece = left.rpartition("-")[2].rpartition(".")[2]
    if not piece or piece.isupper():
        return False
    if is_known(f"{piece}{right}".strip(_EDGES)):
        return True
    return not (is_known(f"{piece}-{right}") or is_known(f"{left}-{whole_right}"))
