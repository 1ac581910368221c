"""Words of an index that differ from a typed one in one letter."""

from __future__ import annotations

from indexer.analysis.token import EXACT
from indexer.analysis.tokenizer import plain_form
from indexer.engine import Searcher

_FIELDS = ("title", "body")
_SAME_START = 3  # letters
_MOST_SEEN = 4_000  # terms looked at in a field: work stays bounded
_LEAST = 5  # letters; shorter words have too many neighbours


def neighbours(searcher: Searcher, word: str) -> list[str]:
    """Words and base forms with the same first letters that differ in one letter.

    One more, one less, another one, or two swapped; the most frequent first.
    """
    form = plain_form(word)
    if len(form) < _LEAST:
        return []
    found: dict[str, int] = {}
    for field in _FIELDS:
        for kind in ("", EXACT):
            for term, count in searcher.terms(field, kind + form[:_SAME_START], _MOST_SEEN):
                other = term.removeprefix(kind)
                if abs(len(other) - len(form)) <= 1 and is_one_edit(form, other):
                    found[other] = max(found.get(other, 0), count)
    found.pop(form, None)
    return sorted(found, key=lambda other: (-found[other], other))


def is_one_edit(one: str, other: str) -> bool:
    """Whether one letter inserted, dropped, changed or swapped with the next tells them apart."""
    start = next(
        (place for place, (a, b) in enumerate(zip(one, other, strict=False)) if a != b),
        min(len(one), len(other)),
    )
    first, second = one[start:], other[start:]
    if first[1:] == second[1:] or first[1:] == second or first == second[1:]:
        return True
    return first[:2] == second[1::-1] and len(second) > 1 and first[2:] == second[2:]
