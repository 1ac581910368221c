"""The tables of docs/query-language.md are true."""

import re
from pathlib import Path

import pytest

from indexer.analysis.analyzer import default_analyzer
from indexer.answers.answer import Question
from indexer.query_language.fields import QUERY_FIELDS
from indexer.query_language.parser import parse
from tests.indexer.invented_search import invented_item, invented_search

PAGE = (Path(__file__).parents[3] / "docs" / "query-language.md").read_text(encoding="utf-8")
ROW = re.compile(r"^\| `([^`]+)` \| ([^|]+) \|(?: ([^|]+) \|)?$", re.MULTILINE)
ROWS = ROW.findall(PAGE)
FOUND = [(query, finds.split("; "), misses.split("; ")) for query, finds, misses in ROWS if misses]
FIELDS = [query for query, _, misses in ROWS if not misses]
TITLES = list(dict.fromkeys(title.strip() for _, a, b in FOUND for title in [*a, *b]))


@pytest.fixture(scope="module", params=["tantivy", "whoosh"])
def search(request, tmp_path_factory):
    items = [invented_item(number, title) for number, title in enumerate(TITLES)]
    return invented_search(tmp_path_factory.mktemp("page"), request.param, items)


def test_the_page_has_its_tables():
    assert len(FOUND) > 20
    assert len(FIELDS) > 10


@pytest.mark.parametrize(("query", "finds", "misses"), FOUND)
def test_a_row_of_the_page(search, query, finds, misses):
    answer = search.answer(Question(query, limit=100))
    found = {hit.item.title for hit in answer.hits if not hit.missing}
    assert {title.strip() for title in finds} <= found
    assert not {title.strip() for title in misses} & found


@pytest.mark.parametrize("query", FIELDS)
def test_a_field_of_the_page_is_understood(query):
    parsed = parse(query, default_analyzer())
    assert parsed.messages == ()
    assert parsed.words == ()


def test_every_field_stands_on_the_page():
    assert {field.name for field in QUERY_FIELDS.values()} <= set(re.findall(r"`([a-zäö]+):", PAGE))
