"""Autocomplete of boards: those whose name or abbreviation goes on from what was typed."""

from __future__ import annotations

from collections.abc import Iterable

from archive.public import BoardRecord
from indexer.analysis.tokenizer import plain_form
from indexer.engine import Searcher
from indexer.guidance.suggest import LEAST_LETTERS, Suggestion, SuggestionKind
from indexer.query import And, Keyword, Query
from indexer.results import SearchRequest

_SHOWN = 3
_COUNTED = 8  # boards whose items are counted
MOST_TYPED = 120
"""Code points that suggestions go on from; longer texts are being pasted, not typed."""


def board_suggestions(
    typed: str, boards: Iterable[BoardRecord], searcher: Searcher, allowed: Query
) -> tuple[Suggestion, ...]:
    """Boards with items that may be shown, those of the most items first."""
    wanted = plain_form(" ".join(typed.split())[: MOST_TYPED + 1])
    if not LEAST_LETTERS <= len(wanted) <= MOST_TYPED:
        return ()
    named = sorted((board for board in boards if _begins(board, wanted)), key=_order)
    counted = [(board, _count(board, searcher, allowed)) for board in named[:_COUNTED]]
    counted.sort(key=lambda pair: -pair[1])
    return tuple(
        Suggestion(
            SuggestionKind.BOARD, f"{board.label}, {board.municipality}", count, board_id=board.id
        )
        for board, count in counted[:_SHOWN]
        if count
    )


def _begins(board: BoardRecord, wanted: str) -> bool:
    """Whether a word of the name, or the abbreviation, begins so."""
    names = [plain_form(name) for name in (board.name, board.abbreviation) if name]
    return any(name.startswith(wanted) or f" {wanted}" in name for name in names)


def _order(board: BoardRecord) -> tuple[str, str]:
    return board.label, board.municipality


def _count(board: BoardRecord, searcher: Searcher, allowed: Query) -> int:
    query = And((allowed, Keyword("board", (board.id,))))
    return searcher.search(SearchRequest(query=query, limit=0)).total
