"""Autocomplete: titles and words in use that go on from what was typed.

Words come from the fields that people may see; each is counted by a search first, so that
nothing of a removed item is shown. Confidential items are in the index as a mention alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from archive.catalogue import ItemCatalogue
from indexer.analysis.tokenizer import plain_form
from indexer.engine import Searcher
from indexer.query import And, Best, Prefix, Query, Term
from indexer.results import SearchRequest

LEAST_LETTERS = 2
_FIELDS = ("title", "metadata")
_MOST_TERMS = 400  # looked at in a field
_COUNTED = 12  # words whose items are counted
_WORDS, _TITLES = 5, 5


class SuggestionKind(StrEnum):
    """What a suggestion is."""

    WORD = "word"
    TITLE = "title"
    BOARD = "board"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A text that may be searched next; ``count`` is how many items a word or a board has."""

    kind: SuggestionKind
    text: str
    count: int = 0
    board_id: str | None = None


def suggestions(
    typed: str, searcher: Searcher, catalogue: ItemCatalogue, allowed: Query | None = None
) -> tuple[Suggestion, ...]:
    """Suggestions for a text whose last word is being typed.

    ``allowed`` matches what may be shown: no removed item that the index still has.
    """
    *before, last = typed.split() or [""]
    beginning = plain_form(last)
    if len(beginning) < LEAST_LETTERS or not beginning.isalpha():
        return ()
    lead = " ".join(before)
    words = _words(beginning, searcher, allowed)
    shown = [
        Suggestion(SuggestionKind.WORD, f"{lead} {word}".strip(), count) for word, count in words
    ]
    titles = _titles([plain_form(word) for word in before], beginning, searcher, catalogue, allowed)
    return (*shown, *(Suggestion(SuggestionKind.TITLE, title) for title in titles))


def _words(beginning: str, searcher: Searcher, allowed: Query | None) -> list[tuple[str, int]]:
    """Base forms that begin so, those of the most items first."""
    frequent: dict[str, int] = {}
    for name in _FIELDS:
        for term, count in searcher.terms(name, beginning, _MOST_TERMS):
            frequent[term] = frequent.get(term, 0) + count
    likely = sorted(frequent, key=lambda term: (-frequent[term], term))[:_COUNTED]
    counted = []
    for term in likely:
        wanted = Best(tuple(Term(name, term) for name in _FIELDS))
        total = searcher.search(SearchRequest(query=_without(wanted, allowed), limit=0)).total
        if total:
            counted.append((term, total))
    return sorted(counted, key=lambda pair: (-pair[1], pair[0]))[:_WORDS]


def _titles(
    before: list[str],
    beginning: str,
    searcher: Searcher,
    catalogue: ItemCatalogue,
    allowed: Query | None,
) -> list[str]:
    """Titles with all the words so far, no title twice."""
    prefixes = [Prefix("title", "=" + word) for word in [*before, beginning] if word]
    query: Query = And(tuple(prefixes)) if len(prefixes) > 1 else prefixes[0]
    found = searcher.search(SearchRequest(query=_without(query, allowed), limit=4 * _TITLES))
    ids = [hit.item_id for hit in found.hits]
    items = catalogue.items(ids)
    shown = [items[one] for one in ids if one in items]
    titles = dict.fromkeys(item.title for item in shown if not item.confidential)
    return list(titles)[:_TITLES]


def _without(query: Query, allowed: Query | None) -> Query:
    return And((query, allowed)) if allowed is not None else query
