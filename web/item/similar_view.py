"""Decisions like one item, and how they ended: beside its text, and on a page of their own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from archive.decision_words import DecisionType, Outcome
from archive.errors import IndexUnavailable
from archive.public import PublicItem
from archive.task_classes import top_level_label
from indexer.guidance.similar import tallied
from web.records.rows import ItemRow, item_row
from web.search.narrowing_view import Choice
from web.search.search_state import SearchState
from web.service import SearchService
from web.site.decision_look import LOOK_OF_TYPE, Look, name_of
from web.site.texts import Texts

BESIDE = 5
ON_PAGE = 20
LOOKED_AT = 50
"""How many are shown beside an item and on the page; how many the choices are taken from."""

FEW = 4
"""How many endings stand beside an item."""

BAR = 240
"""How long the bar of all would be, in pixels."""

DECIDED = tuple(outcome.value for outcome in Outcome if outcome is not Outcome.PENDING)
CHOICES = ("board", "classification", "decision_type", "year")


@dataclass(frozen=True, slots=True)
class Ending:
    """How many of the items were decided so: "7/9", with the length of its bar in pixels."""

    label: str
    look: Look
    count: str
    width: int


@dataclass(frozen=True, slots=True)
class SimilarView:
    """Similar items, how they ended, and by which words they are alike.

    ``choices`` are restrictions by facet, with its name and title; ``href`` is the page.
    ``compared`` is how many items the endings are of.
    """

    rows: tuple[ItemRow, ...]
    endings: tuple[Ending, ...]
    words: tuple[str, ...]
    compared: int
    choices: tuple[tuple[str, str, tuple[Choice, ...]], ...]
    href: str


def similar_path(item_id: str) -> str:
    """The path of the page of similar decisions."""
    return f"/asiakohta/{item_id}/samankaltaiset"


def similar_beside(
    search: SearchService, item: PublicItem, root: str, texts: Texts
) -> SimilarView | None:
    """What stands beside the text of an item; None where nothing is like it.

    None as well where nothing can be searched just now: the item can be read all the same.
    """
    try:
        found = search.similar(item.id, {"outcome": DECIDED}, ON_PAGE)
    except IndexUnavailable:
        return None
    others = _of_other_cases(item, found.items)
    if not others:
        return None
    href = SearchState(root=root).address(similar_path(item.id))
    rows = tuple(item_row(one, root, texts) for one in others[:BESIDE])
    return SimilarView(rows, endings(others, texts)[:FEW], found.words, len(others), (), href)


def similar_view(
    search: SearchService, item: PublicItem, state: SearchState, texts: Texts
) -> SimilarView:
    """The page of an item's similar decisions within the chosen values of the state."""
    filters = {name: state.filters[name] for name in CHOICES if name in state.filters}
    likest = search.similar(item.id, {"outcome": DECIDED}, LOOKED_AT)
    found = likest
    if filters:
        found = search.similar(item.id, {"outcome": DECIDED, **filters}, LOOKED_AT)
    others = _of_other_cases(item, found.items)[:ON_PAGE]
    return SimilarView(
        rows=tuple(item_row(one, state.root, texts) for one in others),
        endings=endings(others, texts),
        words=likest.words,
        compared=len(others),
        choices=tuple(
            (name, texts(f"facet.{name}"), choices)
            for name, values in _offered(item, likest.items, filters, texts).items()
            if (choices := _choices(item, name, values, state))
        ),
        href=state.address(similar_path(item.id)),
    )


def endings(items: Sequence[PublicItem], texts: Texts) -> tuple[Ending, ...]:
    """How these items ended, the most frequent first; what no text told comes last."""
    counts = sorted(tallied(items).items(), key=lambda pair: pair[0] is DecisionType.UNKNOWN)
    return tuple(
        Ending(
            name_of("decision_type", kind.value, texts.language),
            LOOK_OF_TYPE[kind],
            f"{count}/{len(items)}",
            max(2, round(BAR * count / len(items))),
        )
        for kind, count in counts
    )


def _of_other_cases(item: PublicItem, found: Sequence[PublicItem]) -> list[PublicItem]:
    """Without the item's own case: its handlings stand on the page already."""
    return [one for one in found if one.case_id is None or one.case_id != item.case_id]


def _offered(
    item: PublicItem,
    likest: Sequence[PublicItem],
    chosen: Mapping[str, Sequence[str]],
    texts: Texts,
) -> dict[str, dict[str, str]]:
    """The values that can be chosen with their labels: the item's own board and class, and
    what occurs among the likest; chosen ones always.
    """
    kinds = [kind for kind in tallied(likest) if kind is not DecisionType.UNKNOWN]
    years = sorted({one.year for one in likest if one.year}, reverse=True)
    top = item.classification.replace(".", " ").split()[:1] if item.classification else []
    offered = {
        "board": {item.board.id: item.board.label} if item.board else {},
        "classification": {code: top_level_label(code, texts.language) for code in top},
        "decision_type": {
            kind.value: name_of("decision_type", kind.value, texts.language) for kind in kinds
        },
        "year": {str(year): str(year) for year in years},
    }
    for name, values in chosen.items():
        for value in values:
            offered[name].setdefault(value, name_of(name, value, texts.language))
    return offered


def _choices(
    item: PublicItem, name: str, values: Mapping[str, str], state: SearchState
) -> tuple[Choice, ...]:
    path = similar_path(item.id)
    chosen = state.filters.get(name, ())
    return tuple(
        Choice(label, state.toggled(name, value).address(path), value in chosen)
        for value, label in values.items()
    )
