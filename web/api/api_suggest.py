"""GET /api/v1/suggest: what the search box offers while one types."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any
from urllib.parse import quote, urlencode

import falcon

from indexer.guidance.suggest import Suggestion, SuggestionKind
from web.search.params import suggest_text
from web.service import SearchService
from web.site.language import root_of

_PHRASE_FIELD = "otsikko"
"""The name of the title field that queries know in every language."""

MOST = 8
"""Suggestions at once: a list that is read at a glance and fits a telephone."""

_MOST_OF_KIND = {SuggestionKind.BOARD: 2, SuggestionKind.WORD: 4}
"""So many at most, that titles have room too."""

_MOST_WORDS = 12  # of a title; a query has its bounds


class ApiSuggest:
    """Suggestions for a text whose last word is being typed.

    ``href`` of each is the page that shows what it stands for, in the asked language.
    """

    def __init__(self, search: SearchService, language: str) -> None:
        self._search = search
        self._language = language

    def on_get(self, req: falcon.Request, resp: falcon.Response) -> None:
        """Words and boards with their numbers of items, then titles."""
        typed, language = suggest_text(req.query_string, self._language)
        root = root_of(language, self._language)
        resp.media = {
            "suggestions": [_as_json(one, root) for one in _first(self._search.suggest(typed))],
        }

    on_head = on_get


def _first(found: Iterable[Suggestion]) -> list[Suggestion]:
    """The first of each kind, and no more of all than are read at a glance."""
    counts: Counter[SuggestionKind] = Counter()
    kept = []
    for one in found:
        counts[one.kind] += 1
        if counts[one.kind] <= _MOST_OF_KIND.get(one.kind, MOST):
            kept.append(one)
    return kept[:MOST]


def _as_json(suggestion: Suggestion, root: str) -> dict[str, Any]:
    return {
        "kind": suggestion.kind.value,
        "text": suggestion.text,
        "count": suggestion.count if suggestion.kind is not SuggestionKind.TITLE else None,
        "href": f"{root}/?{_query(suggestion)}",
    }


def _query(suggestion: Suggestion) -> str:
    if suggestion.board_id is not None:
        return f"board={quote(suggestion.board_id, safe='')}"
    return urlencode({"q": query_text(suggestion)})


def query_text(suggestion: Suggestion) -> str:
    """The query that finds what a suggestion names: of a title, the items that have it."""
    if suggestion.kind is SuggestionKind.TITLE:
        words = " ".join(suggestion.text.replace('"', " ").split()[:_MOST_WORDS])
        return f'{_PHRASE_FIELD}:"{words}"'
    return suggestion.text
