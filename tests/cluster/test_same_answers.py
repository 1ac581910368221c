"""Ten thousand documents in the cluster and in the default engine: the same answers."""

import random
from statistics import mean, quantiles
from time import perf_counter

import pytest

from indexer.engines import engine
from indexer.results import SearchRequest
from tests.contracts.invented import VOCABULARY, invented_document
from tests.contracts.random_queries import FACET_VALUES, random_filters, random_query
from tests.contracts.test_relevance import overlap, word_query

pytestmark = [pytest.mark.cluster_full, pytest.mark.slow]

DOCUMENTS = 10_000
QUERIES = 500
ENGINES = ("tantivy", "opensearch")
FACETS = tuple(FACET_VALUES)[:3]


@pytest.fixture(scope="module")
def searchers(cluster, tmp_path_factory):
    documents = [invented_document(number) for number in range(DOCUMENTS)]
    made = {name: engine(name, tmp_path_factory.mktemp(name) / "files") for name in ENGINES}
    for name, one in made.items():
        one.create()
        began = perf_counter()
        with one.writer(bulk=True) as writer:
            for document in documents:
                writer.add_encoded(one.encode(document))
        print(f"\n{name}: {DOCUMENTS / (perf_counter() - began):.0f} documents a second")
    opened = {name: one.searcher() for name, one in made.items()}
    yield opened
    for searcher in opened.values():
        searcher.close()
    made["opensearch"].remove()


def test_totals_and_facet_counts_are_equal(searchers):
    rng = random.Random(11)
    times = []
    for number in range(QUERIES):
        query = random_query(rng)
        request = SearchRequest(query, random_filters(rng, number % 3), FACETS, limit=20)
        expected = searchers["tantivy"].search(request)
        began = perf_counter()
        found = searchers["opensearch"].search(request)
        times.append(1000 * (perf_counter() - began))
        assert (found.total, found.facets) == (expected.total, expected.facets), request
    ways = quantiles(times, n=20)
    print(f"\nfacet query p50 {ways[9]:.1f} ms, p95 {ways[18]:.1f} ms")


def test_the_first_ten_are_alike(searchers):
    compared = []
    for rank in range(0, 600, 3):
        request = SearchRequest(word_query(VOCABULARY[rank]), limit=500)
        default, mine = (searchers[name].search(request) for name in ENGINES)
        assert mine.total == default.total
        if default.total > 20:
            compared.append(overlap(mine.hits, default.hits))
    print(f"\nmean overlap {mean(compared):.3f}, least {min(compared):.1f}, of {len(compared)}")
    assert mean(compared) >= 0.8
    assert min(compared) >= 0.5
