"""Words of an index that differ from a typed one in one letter."""

from __future__ import annotations

from indexer.analysis.token import EXACT
from indexer.analysis.tokenizer import plain_form
from indexer.engine import Searcher
from indexer.query import Best, Term
from indexer.results import SearchRequest

_FIELDS = ("title", "body")
_SAME_START = 3  # letters
_MOST_SEEN = 4_000  # terms looked at in a field: work stays bounded
_LEAST = 5  # letters; shorter words have too many neighbours
_MOST_COUNTED = 20  # words that are looked for, the most frequent first


def neighbours(searcher: Searcher, word: str) -> list[str]:
    """Words and base forms with the same first letters that differ in one letter.

    One more, one less, another one, or two swapped; the most frequent first. They are shown
    to people, so each is one that some item still has: engines go on listing the words of
    removed items for a while.
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
    likely = sorted(found, key=lambda other: (-found[other], other))[:_MOST_COUNTED]
    return [other for other in likely if _occurs(other, searcher)]


def _occurs(word: str, searcher: Searcher) -> bool:
    wanted = Best(tuple(Term(field, kind + word) for field in _FIELDS for kind in ("", EXACT)))
    return searcher.search(SearchRequest(query=wanted, limit=0)).total > 0


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
