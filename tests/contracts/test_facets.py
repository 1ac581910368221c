"""Facet counts against the oracle: each is what choosing its value gives."""

import random
from collections import Counter

import pytest

from indexer.document import IndexDocument
from indexer.query import Everything, Term
from indexer.results import SearchRequest
from tests.contracts.invented import VOCABULARY, invented_document
from tests.contracts.random_queries import FACET_VALUES, random_filters, random_query

FACETS = tuple(FACET_VALUES)
BATCHES = 20
BATCH = 50


def active_facets(number):
    """How many facets have a selection: none to three."""
    return (0, 1, 1, 2, 3)[number % 5]


@pytest.mark.parametrize("seed", range(BATCHES))
def test_counts_are_what_the_documents_say(searcher, oracle, seed):
    rng = random.Random(1_000 + seed)
    for number in range(BATCH):
        query = random_query(rng)
        filters = random_filters(rng, active_facets(number))
        if oracle.is_crowded(query):
            continue
        page = searcher.search(SearchRequest(query, filters, FACETS, limit=3))
        ids = oracle.ids(query)
        assert page.total == len(oracle.filtered(ids, filters)), (query, filters)
        for facet in FACETS:
            counts = {count.value: count.count for count in page.facets[facet]}
            assert counts == oracle.counts(ids, filters, facet), (query, filters, facet)


@pytest.mark.parametrize("seed", range(3))
def test_choosing_a_value_gives_its_count(searcher, seed):
    rng = random.Random(2_000 + seed)
    clicked = 0
    for number in range(40):
        query = random_query(rng)
        filters = random_filters(rng, active_facets(number))
        page = searcher.search(SearchRequest(query, filters, FACETS, limit=0))
        for facet, counts in page.facets.items():
            for count in rng.sample(counts, min(2, len(counts))):
                chosen = {**filters, facet: (count.value,)}
                assert searcher.search(SearchRequest(query, chosen)).total == count.count
                clicked += 1
    assert clicked > 100


def test_counts_are_ordered_by_count_then_value(searcher):
    for counts in searcher.search(SearchRequest(facets=FACETS)).facets.values():
        assert list(counts) == sorted(counts, key=lambda c: (-c.count, c.value))


def test_thousands_of_values_are_counted_exactly(made):
    """More than one aggregation holds at first, the counts spread over several segments."""
    plain = invented_document(0)
    for part in range(3):
        with made.writer() as writer:
            for number in range(part, 2_500, part + 1):
                item_id = f"x{part}{number:05}"
                keywords = {**plain.keywords, "id": (item_id,), "board": (f"b{number:04}",)}
                writer.replace(IndexDocument(item_id, {"title": ()}, keywords, {"date": 20240101}))
    counts = made.searcher().search(SearchRequest(facets=("board",))).facets["board"]
    expected = Counter(f"b{n:04}" for part in range(3) for n in range(part, 2_500, part + 1))
    assert {count.value: count.count for count in counts} == expected
    assert len(counts) == 2_500


def test_an_empty_selection_is_none(searcher):
    free = searcher.search(SearchRequest(facets=FACETS))
    assert searcher.search(SearchRequest(filters={"board": ()}, facets=FACETS)) == free


def test_a_chosen_value_that_nothing_has_leaves_nothing(searcher):
    page = searcher.search(SearchRequest(filters={"year": ("1800",)}, facets=("year", "board")))
    assert page.total == 0
    assert page.facets["board"] == ()
    assert len(page.facets["year"]) == 8


def test_only_the_facets_asked_for_are_counted(searcher):
    assert searcher.search(SearchRequest(Everything())).facets == {}
    page = searcher.search(SearchRequest(Term("body", VOCABULARY[0]), facets=("flag", "flag")))
    assert list(page.facets) == ["flag"]
