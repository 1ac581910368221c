"""A request that searches for too long is ended kindly, and the thread serves others."""

import pytest
from falcon.testing import TestClient

from archive.errors import SearchTooSlow
from indexer import time_budget
from web.app import create_app
from web.service import WebSettings


@pytest.fixture
def hurried(site):
    """The same site with no time at all for searches."""
    return TestClient(create_app(site.search, site.catalogue, WebSettings(time_limit=-1.0)))


@pytest.mark.parametrize("path", ["/?q=koulu", "/sv/?q=koulu", "/haku.atom?q=koulu"])
def test_a_slow_search_is_a_page_that_gives_advice(hurried, site, path):
    answer = hurried.simulate_get(path)
    assert answer.status_code == 503
    assert "retry-after" not in answer.headers  # the same again would be as slow
    assert "koulu" not in answer.text.partition("<main")[2]
    assert ("Sökningen tog" if path.startswith("/sv") else "Haku kesti liian kauan") in answer.text
    site.get(path)  # the thread has its time again


def test_the_api_answers_with_a_problem(hurried):
    for path in ("search?q=koulu", "suggest?q=koulu"):
        answer = hurried.simulate_get(f"/api/v1/{path}")
        assert answer.status_code == 503
        assert answer.headers["content-type"] == "application/problem+json"
        assert "liian kauan" in answer.json["detail"]


def test_pages_without_a_search_and_whole_results_are_served(hurried, site):
    for path in ("/tietoa", f"/asia/{site.ids['case']}", "/haku.csv?q=katuvalaistus"):
        assert hurried.simulate_get(path).status_code == 200


def test_the_time_ends_and_is_lifted():
    time_budget.start(60)
    time_budget.check()
    time_budget.start(-1)
    with pytest.raises(SearchTooSlow):
        time_budget.check()
    time_budget.lift()
    time_budget.check()
