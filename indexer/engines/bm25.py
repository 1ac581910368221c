"""BM25 over arrays, with the same formula and constants as the default engine's.

S. Robertson and H. Zaragoza, The Probabilistic Relevance Framework: BM25 and Beyond (2009).
"""

from __future__ import annotations

from math import log

import numpy as np
from numpy.typing import NDArray

from indexer.engines.matches import Matches
from indexer.engines.whoosh_snapshot import Snapshot

_K1 = 1.2
_B = 0.75


def idf(snapshot: Snapshot, field: str, term: str) -> float:
    """How much rarer than not a term is in this field."""
    frequency = snapshot.document_frequency(field, term)
    return log(1 + (snapshot.size - frequency + 0.5) / (frequency + 0.5))


def scored(
    snapshot: Snapshot,
    field: str,
    rarity: float,
    documents: NDArray[np.int64],
    frequencies: NDArray[np.float64],
) -> Matches:
    """Matches of something that is as rare and stands as often in the documents."""
    lengths = snapshot.lengths(field)[documents] / snapshot.mean_length(field)
    saturated = frequencies / (frequencies + _K1 * (1 - _B + _B * lengths))
    return Matches(documents, rarity * (1 + _K1) * saturated)
