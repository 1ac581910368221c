"""The values of a facet as they are shown: labelled, in order, chosen ones always there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from archive.public import BoardRecord
from archive.task_classes import top_level_label
from indexer.answers.answer import FacetValue
from indexer.answers.labels import label
from indexer.results import FacetCount


def facet_values(
    name: str,
    counts: Sequence[FacetCount],
    selected: Sequence[str],
    boards: Mapping[str, BoardRecord],
    language: str,
) -> tuple[FacetValue, ...]:
    """One facet as it is shown: labelled, years newest first, chosen values always there."""
    number = {count.value: count.count for count in counts}
    values = [
        FacetValue(
            value, _label(name, value, boards, language), number.get(value, 0), value in selected
        )
        for value in dict.fromkeys([*number, *selected])
    ]
    if name == "year":
        return tuple(sorted(values, key=lambda v: v.value, reverse=True))
    return tuple(sorted(values, key=lambda v: (-v.count, v.label)))


def _label(name: str, value: str, boards: Mapping[str, BoardRecord], language: str) -> str:
    if name == "year":
        return value
    if name == "board":
        board = boards.get(value)
        return f"{board.label}, {board.municipality}" if board else value
    if name == "classification":
        return top_level_label(value, language)
    return label(name, value, language)
