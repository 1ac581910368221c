"""Facet counts and filters from columns held as arrays."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from indexer.engine import Crossed
from indexer.engines.whoosh_snapshot import Snapshot
from indexer.results import FacetCount

Filters = Mapping[str, tuple[str, ...]]


def filter_mask(snapshot: Snapshot, filters: Filters) -> NDArray[np.bool_]:
    """Which documents have, in each of these fields, at least one of the chosen values."""
    mask = np.ones(snapshot.size, bool)
    for name, values in filters.items():
        if values:
            mask &= _having(snapshot, name, values)
    return mask


def count_facet(
    snapshot: Snapshot, name: str, documents: NDArray[np.int64], filters: Filters
) -> tuple[FacetCount, ...]:
    """The counts of a facet over these documents within the filters of all other facets."""
    others = {other: values for other, values in filters.items() if other != name}
    counted = np.zeros(snapshot.size, bool)
    counted[documents[filter_mask(snapshot, others)[documents]]] = True
    column = snapshot.facet(name)
    codes = column.codes[counted[column.documents]]
    numbers = np.bincount(codes, minlength=len(column.values)).tolist()
    counts = [FacetCount(v, n) for v, n in zip(column.values, numbers, strict=True) if n]
    return tuple(sorted(counts, key=lambda count: (-count.count, count.value)))


def crossed_counts(
    snapshot: Snapshot,
    documents: NDArray[np.int64],
    fields: Sequence[str],
    within: Sequence[str],
) -> Crossed:
    """Facets of these documents within each value of other facets."""
    found = np.zeros(snapshot.size, bool)
    found[documents] = True
    crossed: dict[str, dict[str, dict[str, dict[str, int]]]] = {name: {} for name in fields}
    for name in fields:
        column = snapshot.facet(name)
        for code, value in enumerate(column.values):
            having = column.documents[column.codes == code]
            kept = having[found[having]]
            if len(kept):
                crossed[name][value] = {
                    other: {one.value: one.count for one in count_facet(snapshot, other, kept, {})}
                    for other in within
                }
    return crossed


def _having(snapshot: Snapshot, name: str, values: tuple[str, ...]) -> NDArray[np.bool_]:
    column = snapshot.facet(name)
    chosen = np.array([value in values for value in column.values], bool)
    mask = np.zeros(snapshot.size, bool)
    if len(chosen):
        mask[column.documents[chosen[column.codes]]] = True
    return mask
