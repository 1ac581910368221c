"""Sets of documents with their scores as arrays, and how queries combine them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True, eq=False)
class Matches:
    """Document numbers, rising, no number twice, and the score of each."""

    documents: NDArray[np.int64]
    scores: NDArray[np.float64]

    @classmethod
    def unscored(cls, documents: NDArray[np.int64], score: float = 0.0) -> Matches:
        """The same score for each of these documents, which rise."""
        return cls(documents, np.full(len(documents), score))

    def __len__(self) -> int:
        return len(self.documents)

    def kept(self, mask: NDArray[np.bool_]) -> Matches:
        """Those where the mask, one for each match, is true."""
        return Matches(self.documents[mask], self.scores[mask])

    def times(self, weight: float) -> Matches:
        """The same documents with their scores multiplied."""
        return Matches(self.documents, self.scores * weight)

    def without(self, other: Matches) -> Matches:
        """Those that the other has not."""
        return self.kept(~_among(self.documents, other.documents))


def in_all(parts: Sequence[Matches]) -> Matches:
    """The documents that every part has; scores add up in the order of the parts."""
    rarest = min(parts, key=len)
    documents = rarest.documents
    for part in parts:
        if part is not rarest:
            documents = documents[_among(documents, part.documents)]
    scores = np.zeros(len(documents))
    for part in parts:
        scores += part.scores[np.searchsorted(part.documents, documents)]
    return Matches(documents, scores)


def in_any(parts: Sequence[Matches]) -> Matches:
    """The documents that any part has; scores add up."""
    documents, places = _union(parts)
    scores = np.concatenate([part.scores for part in parts])
    sums = np.bincount(places, scores, len(documents)).astype(np.float64)
    return Matches(documents, sums)


def in_some(parts: Sequence[Matches], minimum: int) -> Matches:
    """The documents that at least ``minimum`` parts have; scores add up."""
    together = in_any(parts)
    _, places = _union(parts)
    return together.kept(np.bincount(places, minlength=len(together)) >= minimum)


def best_of(parts: Sequence[Matches]) -> Matches:
    """The documents that any part has; each scores by its best part."""
    documents, places = _union(parts)
    best = np.zeros(len(documents))
    np.maximum.at(best, places, np.concatenate([part.scores for part in parts]))
    return Matches(documents, best)


def _union(parts: Sequence[Matches]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """All documents once, and the place among them of each document of each part."""
    together = np.concatenate([part.documents for part in parts])
    documents, places = np.unique(together, return_inverse=True)
    return documents, places


def _among(some: NDArray[np.int64], others: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Which of some rising numbers are among other rising ones."""
    if not len(others):
        return np.zeros(len(some), bool)
    places = np.searchsorted(others, some)
    places[places == len(others)] = 0
    found: NDArray[np.bool_] = others[places] == some
    return found
