"""Weights are chosen on some queries and measured on the others."""

import pytest

from indexer.evaluation.cross_validation import candidates, cross_validated
from indexer.query_language.ranking import SERVED

QUERIES = [f"q{number}" for number in range(40)]


def test_a_candidate_that_is_better_everywhere_is_chosen_and_its_gain_is_sure():
    scores = {"served": dict.fromkeys(QUERIES, 0.5), "better": dict.fromkeys(QUERIES, 0.75)}
    found = cross_validated(scores)
    assert found.chosen == {"better": 500}
    assert found.gain == pytest.approx(0.25)
    assert found.gain_low == pytest.approx(0.25)
    assert (found.served, found.best, found.held_out) == (0.5, 0.75, pytest.approx(0.75))


def test_what_is_fitted_to_single_queries_gains_nothing_on_held_out_ones():
    """Each of many candidates is right for one query alone: chosen for it, it is not measured."""
    lucky = {f"lucky {one}": {q: float(q == one) for q in QUERIES} for one in QUERIES}
    scores = {"served": dict.fromkeys(QUERIES, 0.0)} | lucky
    found = cross_validated(scores)
    assert found.best == pytest.approx(1 / 40)
    assert found.held_out == 0.0


def test_candidates_differ_from_what_is_served():
    found = candidates()
    assert found["served"] == SERVED
    others = [ranking for name, ranking in found.items() if name != "served"]
    assert len(others) > 20
    assert found["split 0.3"].split == 0.3
    assert found == candidates()
