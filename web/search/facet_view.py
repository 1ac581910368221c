"""The facets beside the hits."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from archive.decision_words import DecisionType
from archive.public import BoardRecord
from indexer.answers.answer import SHOWN_FACETS, Answer, FacetValue
from web.search.search_state import SearchState
from web.site.decision_look import LOOK_OF_TYPE, Look, capital
from web.site.texts import Texts

FIRST_SHOWN = 8
WORTH_FOLDING = 3
"""How many values of a facet are in sight; more are folded away, when they are this many."""

WORTH_FINDING = 15
"""A list of more values than this can be looked through by name."""

MINOR = frozenset(SHOWN_FACETS[3:])
"""Facets that stand folded below the others, and only where there is a choice."""


@dataclass(frozen=True, slots=True)
class ValueView:
    """One value: ``href`` chooses it, or drops it where it is chosen.

    ``ended`` marks a board that is no more.
    """

    label: str
    group: str
    count: int
    selected: bool
    href: str
    look: Look | None
    ended: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """Values under a heading of their own: the boards of one municipality; else no heading."""

    title: str
    values: tuple[ValueView, ...]


@dataclass(frozen=True, slots=True)
class FacetView:
    """One facet: the values in sight (chosen ones among them), and the folded ones.

    ``many`` where there are so many that looking through them by name is worth it;
    ``findable`` where that works without JavaScript too, ``found_none`` where it found nothing.
    """

    name: str
    title: str
    shown: tuple[Group, ...]
    folded: tuple[Group, ...] = ()
    folded_count: int = 0
    many: bool = False
    findable: bool = False
    found_none: bool = False


def facet_views(
    answer: Answer, state: SearchState, boards: Mapping[str, BoardRecord], texts: Texts
) -> tuple[FacetView, ...]:
    """The facets of an answer that offer something, in their order."""
    views = []
    for name in SHOWN_FACETS:
        values = answer.facets.get(name, ())
        if name in MINOR and len(values) < 2 and not any(value.selected for value in values):
            continue
        views.append(_facet(name, values, state, boards, texts))
    return tuple(views)


def _facet(
    name: str,
    values: Sequence[FacetValue],
    state: SearchState,
    boards: Mapping[str, BoardRecord],
    texts: Texts,
) -> FacetView:
    views = [_value(name, value, state, boards) for value in values]
    title = texts(f"facet.{name}")
    many = len(views) > WORTH_FINDING
    findable = name == "board" and many
    if findable and state.board_name:
        named = [view for view in views if view.selected or _is_named(view, state.board_name)]
        none = not any(_is_named(view, state.board_name) for view in views)
        return FacetView(name, title, _groups(named), many=True, findable=True, found_none=none)
    rest = views[FIRST_SHOWN:]
    if len(rest) < WORTH_FOLDING:
        return FacetView(name, title, _groups(views), many=many, findable=findable)
    shown = views[:FIRST_SHOWN] + [view for view in rest if view.selected]
    folded = [view for view in rest if not view.selected]
    return FacetView(name, title, _groups(shown), _groups(folded), len(folded), many, findable)


def _is_named(view: ValueView, name: str) -> bool:
    return name.casefold() in f"{view.label} {view.group}".casefold()


def _groups(values: Iterable[ValueView]) -> tuple[Group, ...]:
    """The values by group, both in the order in which they come."""
    groups: dict[str, list[ValueView]] = {}
    for value in values:
        groups.setdefault(value.group, []).append(value)
    return tuple(Group(title, tuple(members)) for title, members in groups.items())


def _value(
    name: str, value: FacetValue, state: SearchState, boards: Mapping[str, BoardRecord]
) -> ValueView:
    board = boards.get(value.value) if name == "board" else None
    return ValueView(
        label=capital(board.label if board else value.label),
        group=board.municipality if board else "",
        count=value.count,
        selected=value.selected,
        href=state.toggled(name, value.value).address(),
        look=_look(value.value) if name == "decision_type" else None,
        ended=bool(board and (board.ended_on or board.successor_id)),
    )


def _look(value: str) -> Look:
    """The look of a decision type; the address may name one that does not exist."""
    known = value in DecisionType._value2member_map_
    return LOOK_OF_TYPE[DecisionType(value)] if known else Look.UNKNOWN
