"""One row a case, over each engine: nothing is lost, nothing is counted twice."""

from collections import Counter
from dataclasses import replace

import pytest

from indexer.answers.answer import CaseCount, Question
from indexer.answers.collapse import PUT_TOGETHER
from indexer.engines import ENGINES
from indexer.results import Sort
from tests.indexer.invented_search import invented_item, invented_search

CASES = {n: str(n % 7) if n % 5 else None for n in range(60)}
"""The case of each item; every fifth has none."""


@pytest.fixture(scope="module", params=[name for name in sorted(ENGINES) if name != "opensearch"])
def search(request, tmp_path_factory):
    items = [
        replace(invented_item(n, f"Satama {n}", "laituri " * (1 + n % 3)), case_id=case)
        for n, case in CASES.items()
    ]
    return invented_search(tmp_path_factory.mktemp("index"), request.param, items)


def asked(search, **more):
    return search.answer(Question("laituri", by_case=True, **more))


def test_each_case_is_one_row_that_says_how_many_hits_it_stands_for(search):
    answer = asked(search, limit=100)
    rows = {hit.item.case_id or hit.item.id: hit.handlings for hit in answer.hits}
    expected = Counter(case or f"i{n:04}" for n, case in CASES.items())
    assert rows == expected
    assert answer.total == 60
    assert answer.cases == CaseCount(len(expected), 60)


@pytest.mark.parametrize("sort", list(Sort))
def test_pages_follow_each_other_in_the_order_of_the_hits(search, sort):
    flat = search.answer(Question("laituri", sort=sort, limit=100)).hits
    first = list(dict.fromkeys(hit.item.case_id or hit.item.id for hit in flat))
    paged, place = [], "0"
    while place:
        answer = asked(search, sort=sort, offset=int(place), limit=4)
        paged += [hit.item.case_id or hit.item.id for hit in answer.hits]
        place = answer.next_cursor
    assert paged == first


def test_the_first_hit_of_a_case_stands_for_it(search):
    flat = search.answer(Question("laituri", sort=Sort.NEWEST, limit=100)).hits
    first = {}
    for hit in flat:
        first.setdefault(hit.item.case_id or hit.item.id, hit.item.id)
    rows = asked(search, sort=Sort.NEWEST, limit=100).hits
    assert [hit.item.id for hit in rows] == list(first.values())


def test_without_the_choice_every_hit_is_a_row(search):
    answer = search.answer(Question("laituri", limit=100))
    assert answer.cases is None
    assert {hit.handlings for hit in answer.hits} == {1}


def test_facets_go_on_counting_hits(search):
    flat, rows = search.answer(Question("laituri")), asked(search)
    assert rows.facets == flat.facets


def test_the_work_is_bounded_and_what_was_read_is_told(tmp_path):
    items = [replace(invented_item(n, "Satama", ""), case_id="1") for n in range(PUT_TOGETHER + 5)]
    answer = invented_search(tmp_path, "tantivy", items).answer(Question("satama", by_case=True))
    assert answer.total == PUT_TOGETHER + 5
    assert answer.cases == CaseCount(1, PUT_TOGETHER)
    assert [hit.handlings for hit in answer.hits] == [PUT_TOGETHER]
