"""Words that an export broke at their syllables ("päät tä nyt, et tä"), put together again.

Only where a piece is no word and the pieces together are one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from archive.readers.documents.spelling import is_known

_WORD = re.compile(r"[^\W\d_]+")
_MOST_PIECES = 6
_LONGEST_WORD = 40
_LONGEST_PIECE = 5  # letters of a piece that is a word by itself
_MOST_TOKENS = 60_000


def with_whole_words(text: str) -> str:
    """The text with its broken words whole; other white space becomes single spaces."""
    tokens = text.split()
    return " ".join(_joined(tokens)) if len(tokens) <= _MOST_TOKENS else text


def _joined(tokens: Sequence[str]) -> Iterator[str]:
    place = 0
    while place < len(tokens):
        count = _pieces(tokens[place : place + _MOST_PIECES])
        yield "".join(tokens[place : place + count])
        place += count


def _pieces(tokens: Sequence[str]) -> int:
    """How many of these tokens are one word: the most that are, or 1."""
    best = 1
    whole = tokens[0]
    if not _WORD.fullmatch(whole):
        return 1
    broken = not is_known(whole)
    if not broken and len(whole) > _LONGEST_PIECE:
        return 1
    for count, token in enumerate(tokens[1:], start=2):
        match = _WORD.match(token)
        if match is None or not token[0].islower() or len(whole) + len(match[0]) > _LONGEST_WORD:
            break
        whole += match[0]
        broken = broken or not is_known(match[0])
        if broken and is_known(whole):
            best = count
        if len(match[0]) != len(token):
            break
    return best
