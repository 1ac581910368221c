"""Which documents are found, and in which order: the same in every engine."""

import random
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

from indexer.query import (
    And,
    Best,
    Boost,
    Everything,
    Keyword,
    Not,
    Nothing,
    Or,
    Phrase,
    Prefix,
    Range,
    Term,
    Wildcard,
)
from indexer.results import MAX_LIMIT, SearchRequest, Sort
from tests.contracts.invented import VOCABULARY
from tests.contracts.random_queries import random_query

COMMON, OTHER, THIRD = VOCABULARY[:3]
COMMON_TERM = Term("body", COMMON)
EDGES = {
    "everything": Everything(),
    "nothing": Nothing(),
    "no parts": And(()),
    "no options": Best(()),
    "neither": Or(()),
    "unknown word": Term("body", "eiole"),
    "unknown word among others": Or((Term("body", "eiole"), COMMON_TERM)),
    "not alone": Not(COMMON_TERM),
    "only nots": And((Not(COMMON_TERM), Not(Term("title", OTHER)))),
    "not nothing": Not(Nothing()),
    "not everything": Not(Everything()),
    "not not": Not(Not(COMMON_TERM)),
    "not among options": Or((Not(COMMON_TERM), Term("title", OTHER))),
    "boosted not": Boost(Not(COMMON_TERM), 3.0),
    "boost of nothing": Boost(COMMON_TERM, 0.0),
    "everything and more": And((Everything(), COMMON_TERM, Not(Nothing()))),
    "excluded by an and": And((Everything(), Not(And((COMMON_TERM, Term("body", OTHER)))))),
    "phrase of nothing": Phrase("body", ()),
    "phrase of one": Phrase("body", (COMMON,)),
    "phrase with an unknown word": Phrase("body", (COMMON, "eiole")),
    "phrase over stacks": Phrase("body", (f"={COMMON}n", OTHER)),
    "phrase of the same word": Phrase("body", (COMMON, COMMON)),
    "phrase of three with slop": Phrase("body", (COMMON, OTHER, THIRD), 2),
    "exact form": Term("body", f"={COMMON}ssa"),
    "empty prefix": Prefix("body", "+"),
    "prefix of nothing": Prefix("body", "zzz"),
    "pattern characters": Wildcard("body", "[a-z]*(.+"),
    "any pattern": Wildcard("metadata", "*"),
    "no values": Keyword("board", ()),
    "unknown value": Keyword("board", ("eiole",)),
    "values": Keyword("decision_type", ("noted", "tabled", "eiole")),
    "open range": Range("date", None, None),
    "range of nothing": Range("date", 20200101, 20190101),
    "range of a day": Range("date", 20200101, 20200101),
    "huge range": Range("date", -(10**30), 10**30),
}


def found(searcher, query, **more):
    page = searcher.search(SearchRequest(query, limit=MAX_LIMIT, **more))
    return page, [hit.item_id for hit in page.hits]


def everything_found(searcher, query, **more):
    """The ids of all pages."""
    page, ids = found(searcher, query, **more)
    while len(ids) < page.total:
        ids += found(searcher, query, offset=len(ids), **more)[1]
    return ids


@pytest.mark.parametrize("edge", EDGES)
def test_edges_of_the_query_tree(searcher, oracle, edge):
    ids = everything_found(searcher, EDGES[edge])
    assert len(ids) == len(set(ids))
    assert set(ids) == oracle.ids(EDGES[edge])


def test_edges_are_not_all_empty(oracle):
    empty = {edge for edge, query in EDGES.items() if not oracle.ids(query)}
    assert len(empty) <= 14
    assert oracle.ids(EDGES["phrase over stacks"])
    assert oracle.ids(EDGES["phrase of three with slop"])


@pytest.mark.parametrize("seed", range(8))
def test_random_trees_find_what_they_mean(searcher, oracle, seed):
    rng = random.Random(seed)
    for _ in range(50):
        query = random_query(rng, depth=4)
        if oracle.is_crowded(query):
            continue
        page, ids = found(searcher, query)
        expected = oracle.ids(query)
        assert page.total == len(expected), query
        assert set(ids) <= expected, query


@pytest.mark.parametrize("sort", [Sort.NEWEST, Sort.OLDEST])
def test_dates_order_and_ids_break_ties(searcher, oracle, sort):
    for query in (Everything(), COMMON_TERM, Prefix("title", "ka")):
        expected = oracle.by_date(oracle.ids(query), newest=sort is Sort.NEWEST)
        assert everything_found(searcher, query, sort=sort) == expected


@pytest.mark.parametrize("sort", list(Sort))
@pytest.mark.parametrize("query", [Everything(), COMMON_TERM, Prefix("body", "la")])
def test_pages_join_without_gap_or_double(searcher, sort, query):
    whole = everything_found(searcher, query, sort=sort)
    pages = []
    for offset in range(0, len(whole), 17):
        pages += [
            hit.item_id
            for hit in searcher.search(
                SearchRequest(query, sort=sort, offset=offset, limit=17)
            ).hits
        ]
    assert pages == whole


def test_ties_of_relevance_go_by_id(searcher):
    hits = searcher.search(SearchRequest(Term("metadata", COMMON), limit=MAX_LIMIT)).hits
    assert len({hit.score for hit in hits}) < len(hits) / 4
    assert list(hits) == sorted(hits, key=lambda hit: (-hit.score, hit.item_id))


def test_an_order_without_scores_goes_by_id(searcher, oracle):
    query = And((Keyword("stage", ("agenda",)), Range("date", 20190101, None)))
    page, ids = found(searcher, query)
    assert ids == sorted(oracle.ids(query))
    assert {hit.score for hit in page.hits} == {0.0}


def test_filters_leave_scores_alone(searcher):
    query = Best((COMMON_TERM, Boost(Term("title", OTHER), 1.5)))
    filters = {"decision_type": ("noted", "approved"), "stage": ("minutes",)}
    scores = {hit.item_id: hit.score for hit in found(searcher, query)[0].hits}
    kept = found(searcher, query, filters=filters)[0].hits
    also = found(searcher, And((query, Keyword("stage", ("minutes",)))))[0].hits
    shared = [hit for hit in (*kept, *also) if hit.item_id in scores]
    assert len(shared) > 100
    assert all(hit.score == pytest.approx(scores[hit.item_id]) for hit in shared)


def test_best_scores_by_its_best_and_or_by_the_sum(searcher):
    one, other = COMMON_TERM, Term("title", OTHER)

    def scores(query):
        return {hit.item_id: hit.score for hit in found(searcher, query)[0].hits}

    first, second = scores(one), scores(other)
    both = set(first) & set(second)
    assert len(both) > 5
    best, summed = scores(Best((one, other))), scores(Or((one, other)))
    for item_id in both & set(best) & set(summed):
        assert best[item_id] == pytest.approx(max(first[item_id], second[item_id]))
        assert summed[item_id] == pytest.approx(first[item_id] + second[item_id])


def test_a_page_beyond_the_end_is_empty(searcher):
    page = searcher.search(SearchRequest(COMMON_TERM, offset=9_999))
    assert page.hits == ()
    assert page.total > 100


def test_no_hits_may_be_asked_for(searcher, oracle):
    page = searcher.search(SearchRequest(COMMON_TERM, facets=("stage",), limit=0))
    assert page.hits == ()
    assert page.total == len(oracle.ids(COMMON_TERM))
    assert len(page.facets["stage"]) == 3


def test_trees_of_64_levels(searcher, oracle):
    query = COMMON_TERM
    for level in range(16):
        query = And((query, Not(Term("title", VOCABULARY[100 + level]))))
        query = Or((query, Term("resolution", VOCABULARY[200 + level])))
        query = Boost(Best((query, Term("metadata", VOCABULARY[300 + level]))), 1.01)
    assert set(everything_found(searcher, query)) == oracle.ids(query)


@pytest.mark.parametrize("kind", [Or, Best, And])
def test_a_thousand_options(searcher, oracle, kind):
    fields = ("title", "body")
    query = kind(tuple(Term(fields[n % 2], VOCABULARY[n // 2 % 500]) for n in range(1_000)))
    assert set(everything_found(searcher, query)) == oracle.ids(query)


def test_ten_thousand_values(searcher, documents, oracle):
    removed = tuple(document.item_id for document in documents[:700])
    query = Not(Keyword("id", removed + tuple(f"x{n}" for n in range(9_300))))
    assert searcher.search(SearchRequest(query)).total == len(documents) - 700


@pytest.fixture
def restless_threads():
    """Threads take turns so often that what is not guarded goes wrong soon."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(before)


@pytest.mark.usefixtures("restless_threads")
def test_threads_share_a_searcher(searcher):
    requests = [
        SearchRequest(Or((Term("body", word), Phrase("body", (word, COMMON)))), facets=("board",))
        for word in VOCABULARY[:40]
    ]
    alone = [searcher.search(request) for request in requests]
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(searcher.search, requests * 3)) == alone * 3


def test_the_snapshot_knows_what_it_holds(searcher, documents):
    assert searcher.change_number == 7
    assert searcher.search(SearchRequest()).change_number == 7
    assert searcher.document_count() == len(documents)
    assert sorted(searcher.item_ids()) == sorted(d.item_id for d in documents)
