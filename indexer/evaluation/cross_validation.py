"""What chosen weights are worth on queries that they were not chosen on.

Candidates are rankings that differ from the served one. Queries are cut in parts; for each
part the candidate counts that is best on all other parts. Repeated over many cuts.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from random import Random

import numpy as np

from indexer.evaluation.measures import mean_with_bounds
from indexer.query_language.ranking import SERVED, Ranking

PARTS = 10
CUTS = 50
_SEED = 20_250_409
_MIXED = 12

_TRIED: Mapping[str, tuple[float, ...]] = {
    "exact": (1.0, 1.1, 1.3),
    "stem": (0.7, 0.9, 1.0),
    "part": (0.3, 0.5, 0.7),
    "split": (0.3, 0.5, 0.7),
    "split_part": (0.1, 0.25, 0.4),
    "synonym": (0.4, 0.7, 0.9),
    "correction": (0.6, 0.8, 1.0),
    "window": (0.0, 0.2, 0.4, 0.8),
    "substantive": (1.0, 2.0, 4.0),
    "newness": (0.0, 0.2, 0.5),
}
"""The values of each weight that are tried."""

Scores = Mapping[str, Mapping[str, float]]
"""For each candidate the nDCG@10 of each query."""


@dataclass(frozen=True, slots=True)
class CrossValidation:
    """``held_out`` is the mean nDCG@10 on parts that the choice did not see, ``low`` and
    ``high`` bound it with 95 % (bootstrap over queries); ``best`` is that of the candidate
    that is best on all queries at once. ``gain`` (with its bounds) is what choosing gives
    over the served weights on held-out parts. ``chosen`` tells how often each one was it.
    """

    held_out: float
    low: float
    high: float
    served: float
    best: float
    gain: float
    gain_low: float
    gain_high: float
    chosen: Mapping[str, int]


def candidates() -> dict[str, Ranking]:
    """The served ranking, each weight changed alone, and mixtures of all of them."""
    found = {"served": SERVED}
    for name, values in _TRIED.items():
        for value in values:
            if value != getattr(SERVED, name):
                found[f"{name} {value:g}"] = _changed({name: value})
    random = Random(_SEED)  # noqa: S311 (no secret)
    for number in range(1, _MIXED + 1):
        mixed = {name: random.choice(values) for name, values in _TRIED.items()}
        found[f"mixture {number}"] = _changed(mixed)
    return found


def _changed(weights: Mapping[str, float]) -> Ranking:
    return replace(SERVED, **weights)  # type: ignore[arg-type]  # all of them are numbers


def cross_validated(scores: Scores) -> CrossValidation:
    """Choose on the rest and measure on the part, over ``CUTS`` cuts into ``PARTS`` parts."""
    names = list(scores)
    queries = list(scores["served"])
    table = np.array([[scores[name][query] for query in queries] for name in names])
    random = np.random.default_rng(_SEED)
    held_out = np.zeros(len(queries))
    chosen: Counter[str] = Counter()
    for _ in range(CUTS):
        for part in np.array_split(random.permutation(len(queries)), PARTS):
            rest = np.setdiff1d(np.arange(len(queries)), part)
            best = int(table[:, rest].mean(axis=1).argmax())
            held_out[part] += table[best, part] / CUTS
            chosen[names[best]] += 1
    return _summary(held_out, table[names.index("served")], table, chosen)


def _summary(
    held_out: np.ndarray, served: np.ndarray, table: np.ndarray, chosen: Counter[str]
) -> CrossValidation:
    mean, low, high = mean_with_bounds(_plain(held_out))
    gain, gain_low, gain_high = mean_with_bounds(_plain(held_out - served))
    return CrossValidation(
        held_out=mean,
        low=low,
        high=high,
        served=float(served.mean()),
        best=float(table.mean(axis=1).max()),
        gain=gain,
        gain_low=gain_low,
        gain_high=gain_high,
        chosen=dict(chosen.most_common()),
    )


def _plain(values: np.ndarray) -> Sequence[float]:
    return [float(value) for value in values]
