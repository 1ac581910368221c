"""The facets beside the hits, and the chips of what is chosen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from archive.decision_words import DecisionType
from archive.public import BoardRecord
from indexer.answer import SHOWN_FACETS, Answer, FacetValue
from web.search.search_state import SearchState
from web.site.decision_look import LOOK_OF_TYPE, Look, capital
from web.site.texts import Texts

FIRST_SHOWN = 8
WORTH_FOLDING = 3
"""How many values of a facet are in sight; more are folded away, when they are this many."""


@dataclass(frozen=True, slots=True)
class ValueView:
    """One value: ``href`` chooses it, or drops it where it is chosen."""

    label: str
    detail: str
    count: int
    selected: bool
    href: str
    look: Look | None


@dataclass(frozen=True, slots=True)
class FacetView:
    """One facet: the values in sight (chosen ones among them), and the folded ones."""

    name: str
    title: str
    shown: tuple[ValueView, ...]
    folded: tuple[ValueView, ...]


@dataclass(frozen=True, slots=True)
class ActiveFilter:
    """A chosen value as a chip; ``href`` is the search without it."""

    facet: str
    label: str
    href: str


def facet_views(
    answer: Answer, state: SearchState, boards: Mapping[str, BoardRecord], texts: Texts
) -> tuple[FacetView, ...]:
    """All facets of an answer, in their order."""
    return tuple(
        _facet(name, answer.facets.get(name, ()), state, boards, texts) for name in SHOWN_FACETS
    )


def active_filters(answer: Answer, state: SearchState, texts: Texts) -> tuple[ActiveFilter, ...]:
    """The chosen values, in the order of the facets."""
    return tuple(
        ActiveFilter(texts(f"facet.{name}"), capital(value.label), _toggle(state, name, value))
        for name in SHOWN_FACETS
        for value in answer.facets.get(name, ())
        if value.selected
    )


def _facet(
    name: str,
    values: tuple[FacetValue, ...],
    state: SearchState,
    boards: Mapping[str, BoardRecord],
    texts: Texts,
) -> FacetView:
    views = [_value(name, value, state, boards) for value in values]
    rest = views[FIRST_SHOWN:]
    if len(rest) < WORTH_FOLDING:
        return FacetView(name, texts(f"facet.{name}"), tuple(views), ())
    shown = views[:FIRST_SHOWN] + [view for view in rest if view.selected]
    folded = [view for view in rest if not view.selected]
    return FacetView(name, texts(f"facet.{name}"), tuple(shown), tuple(folded))


def _value(
    name: str, value: FacetValue, state: SearchState, boards: Mapping[str, BoardRecord]
) -> ValueView:
    board = boards.get(value.value) if name == "board" else None
    label = board.label if board else value.label
    return ValueView(
        label=capital(label),
        detail=board.municipality if board else "",
        count=value.count,
        selected=value.selected,
        href=_toggle(state, name, value),
        look=_look(value.value) if name == "decision_type" else None,
    )


def _toggle(state: SearchState, facet: str, value: FacetValue) -> str:
    """The address of the search with the value chosen, or dropped where it was."""
    return state.toggled(facet, value.value).address()


def _look(value: str) -> Look:
    """The look of a decision type; the address may name one that does not exist."""
    known = value in DecisionType._value2member_map_
    return LOOK_OF_TYPE[DecisionType(value)] if known else Look.UNKNOWN
