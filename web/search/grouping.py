"""One row a case, or one a hit: the choice between them, and what is counted where."""

from __future__ import annotations

from dataclasses import dataclass

from indexer.answers.answer import Answer
from web.search.search_state import SearchState
from web.site.texts import Texts


@dataclass(frozen=True, slots=True)
class Grouping:
    """``label`` and ``href`` lead to the other way of listing; ``rows`` is how many there are.

    ``counted`` says how many cases there are, ``notes`` what the numbers mean; both are
    empty where each hit has its own row.
    """

    label: str
    href: str
    rows: int
    counted: str = ""
    notes: tuple[str, ...] = ()


def grouping(answer: Answer, state: SearchState, texts: Texts) -> Grouping:
    """How the hits of an answer are listed."""
    href = state.grouped(not state.by_case).address()
    found = answer.cases
    if found is None:
        return Grouping(texts("collapse.on"), href, answer.total)
    notes = [texts("collapse.note")]
    counted = texts.counted("collapse.cases", found.cases)
    if found.of_hits < answer.total:
        counted = texts("collapse.at_least", cases=counted)
        notes.append(texts("collapse.bounded", count=texts.number(found.of_hits)))
    return Grouping(texts("collapse.off"), href, found.cases, counted, tuple(notes))
