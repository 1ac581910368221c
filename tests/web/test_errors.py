"""Every error is a page for people or a problem document; none tells who searched what."""

import json

import pytest
from falcon.testing import TestClient

from archive.errors import DictionaryMissing, IndexOutdated, StoreError
from archive.home import Home
from archive.store.writer import Store
from tests.web.conftest import search_over
from tests.web.html_reading import read
from tests.web.sample_archive import build
from web.app import create_app

QUERY = "salainenhaku"


class Failing:
    """A search that fails in the way it is told to."""

    def __init__(self, error):
        self.error = error

    def answer(self, question):
        raise self.error

    def ready(self):
        return str(self.error)


def client(site, error):
    return TestClient(create_app(Failing(error), site.catalogue))


BAD = [
    ("page=x", "page"),
    ("page=0", "page"),
    ("page=-1", "page"),
    ("page=501", "page"),
    ("page=1000000000", "page"),
    ("page=" + "9" * 5000, "page"),
    ("page=1&page=2", "page"),
    ("page=%D9%A1", "page"),
    ("sort=best", "sort"),
    ("sort=newest&sort=oldest", "sort"),
    ("year=20x5", "year"),
    ("year=20255", "year"),
    ("q=a&q=b", "q"),
    ("&".join(f"board=b{n}" for n in range(51)), "board"),
    ("board=" + "x" * 201, "board"),
    ("decision_type=a%00b", "decision_type"),
    ("from=2025-02-30", "from"),
    ("from=yesterday", "from"),
    ("to=0000-01-01", "to"),
    ("from=2025-01-02&to=2025-01-01", "to"),
    ("from=2025-01-01&from=2025-01-01", "from"),
]


@pytest.mark.parametrize(("query", "parameter"), BAD)
def test_a_wrong_parameter_is_explained(site, query, parameter):
    result = site.get("/", 400, query_string=query)
    page = read(result.text)
    assert page.problems == []
    assert "Pyyntöä ei voitu tulkita" in page.text
    assert page.named("h1")


@pytest.mark.parametrize(("query", "parameter"), BAD)
def test_a_wrong_parameter_of_the_api_is_a_problem(site, query, parameter):
    query = query.replace("page=", "cursor=")
    query = query.replace("cursor=501", "cursor=10000").replace("cursor=0", "cursor=-0")
    result = site.get("/api/v1/search", 400, query_string=query)
    assert result.headers["content-type"] == "application/problem+json"
    assert result.json["status"] == 400
    assert result.json["parameter"] == parameter.replace("page", "cursor")
    assert set(result.json) >= {"type", "title", "detail"}


@pytest.mark.parametrize("limit", ["0", "101", "x", "-5", "1.5"])
def test_the_limit_of_the_api_has_bounds(site, limit):
    assert site.get(f"/api/v1/search?limit={limit}", 400).json["parameter"] == "limit"


def test_too_many_parameters_are_refused(site):
    site.get("/", 400, query_string="&".join("x=1" for _ in range(501)))


def test_an_endless_address_is_refused(site):
    page = read(site.get("/", 414, query_string="q=" + "x" * 70_000).text)
    assert "Osoite on liian pitkä" in page.text


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
@pytest.mark.parametrize("path", ["/", "/asiakohta/x", "/api/v1/search", "/health/live"])
def test_nothing_can_be_written(site, method, path):
    result = site.client.simulate_request(method, path)
    assert result.status_code == 405
    assert "GET" in result.headers["allow"]


def test_an_unknown_page_of_the_api_is_a_problem(site):
    assert site.get("/api/v1/nothing", 404).json["status"] == 404
    assert site.get("/api", 404).headers["content-type"] == "application/problem+json"


def test_without_an_index_there_is_a_page_that_says_what_to_do(tmp_path):
    home = Home(tmp_path / "home")
    Store.open(home).close()
    search, catalogue = search_over(home)
    bare = TestClient(create_app(search, catalogue))
    result = bare.simulate_get("/")
    assert result.status_code == 503
    assert "archive reindex" in result.text
    assert result.headers["retry-after"] == "30"
    ready = bare.simulate_get("/health/ready")
    assert ready.status_code == 503
    assert "reindex" in ready.json["reason"]
    assert bare.simulate_get("/health/live").status_code == 200


def test_an_item_can_be_read_without_an_index(tmp_path):
    """Permalinks rest on the archive: marks and similar decisions are only left out."""
    home = Home(tmp_path / "home")
    ids = build(home)
    bare = TestClient(create_app(*search_over(home)))
    for query in ("", "?q=bussi"):
        result = bare.simulate_get(f"/asiakohta/{ids['transport']}{query}")
        assert result.status_code == 200
        assert "Koulukuljetusten periaatteet" in result.text
        assert "Samankaltaiset" not in result.text


@pytest.mark.parametrize("error", [IndexOutdated("x"), DictionaryMissing("x"), StoreError("x")])
def test_what_is_missing_on_the_server_is_named(site, error):
    result = client(site, error).simulate_get("/api/v1/search")
    assert result.status_code == 503
    assert result.json["detail"]


def test_a_fault_of_ours_shows_an_id_and_logs_no_query(site, caplog):
    for path in ("/", "/api/v1/search"):
        caplog.clear()
        failing = client(site, RuntimeError(f"cannot parse {QUERY}"))
        result = failing.simulate_get(path, query_string=f"q={QUERY}&year=1999")
        assert result.status_code == 500
        assert "Traceback" not in result.text
        assert "RuntimeError" not in result.text
        record = caplog.records[0]
        error_id = record.getMessage().split()[1].rstrip(":")
        assert error_id in result.text
        assert "RuntimeError" in caplog.text
        assert QUERY not in caplog.text
        assert "1999" not in caplog.text


def test_a_problem_document_repeats_no_query(site):
    result = client(site, RuntimeError(QUERY)).simulate_get(f"/api/v1/search?q={QUERY}")
    assert QUERY not in json.dumps(result.json)
