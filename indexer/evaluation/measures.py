"""Figures of a run by ir-measures, and how sure a difference between two runs is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean

import ir_measures
import numpy as np
from ir_measures import RR, R, nDCG

from indexer.evaluation.judgements import JudgedQuery

MEASURES = {"ndcg@10": nDCG @ 10, "recall@20": R @ 20, "mrr": RR}
"""Gains are the grades 2 and 1; recall and rank count every grade from 1 on."""

_SAMPLES = 10_000
_SEED = 20_250_409

ByQuery = dict[str, dict[str, float]]
"""For each query its figures by the name of the measure."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """The mean difference to another system in nDCG@10, for the same queries.

    ``low`` and ``high`` bound it with 95 % (bootstrap over queries); ``p`` is that of a
    two-sided paired randomisation test.
    """

    difference: float
    low: float
    high: float
    p: float


def figures(queries: Sequence[JudgedQuery], run: Mapping[str, Sequence[str]]) -> ByQuery:
    """The figures of each query; ``run`` has the ids of its hits, best first."""
    wanted = {query.id: dict(query.relevant) for query in queries}
    scores = {
        query: {item: float(len(ids) - place) for place, item in enumerate(ids)}
        for query, ids in run.items()
    }
    names = {str(measure): name for name, measure in MEASURES.items()}
    found: ByQuery = {query.id: dict.fromkeys(MEASURES, 0.0) for query in queries}
    for one in ir_measures.iter_calc(list(MEASURES.values()), wanted, scores):
        found[one.query_id][names[str(one.measure)]] = float(one.value)
    return found


def means(by_query: ByQuery) -> dict[str, float]:
    """The mean of each measure over the queries."""
    return {name: fmean(one[name] for one in by_query.values()) for name in MEASURES}


def by_kind(queries: Sequence[JudgedQuery], by_query: ByQuery) -> dict[str, dict[str, float]]:
    """The means for each kind of query."""
    kinds: defaultdict[str, ByQuery] = defaultdict(dict)
    for query in queries:
        kinds[query.kind or "other"][query.id] = by_query[query.id]
    return {kind: means(kinds[kind]) for kind in sorted(kinds)}


def compared(one: ByQuery, other: ByQuery) -> Comparison:
    """How much better the first system is than the second."""
    differences = np.array([one[query]["ndcg@10"] - other[query]["ndcg@10"] for query in one])
    random = np.random.default_rng(_SEED)
    observed = float(differences.mean())
    signs = random.choice((-1.0, 1.0), (_SAMPLES, len(differences)))
    flipped = np.abs((signs * differences).mean(axis=1))
    p = (1 + int(np.count_nonzero(flipped >= abs(observed) - 1e-12))) / (1 + _SAMPLES)
    _, low, high = mean_with_bounds([float(one) for one in differences])
    return Comparison(observed, low, high, p)


def mean_with_bounds(values: Sequence[float]) -> tuple[float, float, float]:
    """The mean and its 95 % bounds, by bootstrap over the values."""
    table = np.array(values)
    places = np.random.default_rng(_SEED).integers(0, len(table), (_SAMPLES, len(table)))
    low, high = np.quantile(table[places].mean(axis=1), (0.025, 0.975))
    return float(table.mean()), float(low), float(high)
