"""The query text before it is read: bounded, without control characters, places kept."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

LONGEST_QUERY = 512
"""A longer query is cut at a word before this place (code points)."""


@dataclass(frozen=True, slots=True)
class QueryText:
    """A cleaned query.

    ``origin[i]`` is where ``text[i]`` stands in the text as typed; its last entry is the
    end. ``removed`` are the places of removed characters, ``cut`` that of the cut.
    """

    text: str
    origin: tuple[int, ...]
    removed: tuple[int, ...]
    cut: int | None


def clean(typed: str) -> QueryText:
    """Cut what is too long, drop control characters and lone surrogates."""
    cut = _cut(typed)
    kept = typed[:cut]
    places = [place for place, character in enumerate(kept) if not _is_control(character)]
    removed = tuple(sorted(set(range(len(kept))) - set(places)))
    text = "".join(" " if kept[place].isspace() else kept[place] for place in places)
    return QueryText(text, (*places, len(kept)), removed, cut)


def _cut(typed: str) -> int | None:
    """Where to cut: at the last white space before the limit, where there is one."""
    if len(typed) <= LONGEST_QUERY:
        return None
    if typed[LONGEST_QUERY].isspace():
        return LONGEST_QUERY
    for place in range(LONGEST_QUERY, 0, -1):
        if typed[place - 1].isspace():
            return place - 1
    return LONGEST_QUERY


def _is_control(character: str) -> bool:
    if character.isspace():
        return False
    return unicodedata.category(character) in ("Cc", "Cs")
