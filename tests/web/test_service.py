"""Headers, health, the JSON of the API, static files, and what no request may break."""

import hypothesis.strategies as st
import pytest
from hypothesis import HealthCheck, given, settings

from tests.web.html_reading import read
from web.operation.headers import CONTENT_SECURITY_POLICY

PATHS = [
    "/",
    "/?q=koulu",
    "/asiakohta/x",
    "/api/v1/search",
    "/health/live",
    "/robots.txt",
    "/?page=x",
]


@pytest.mark.parametrize("path", PATHS)
def test_every_answer_is_protected(site, path):
    headers = site.client.simulate_get(path).headers
    assert headers["content-security-policy"] == CONTENT_SECURITY_POLICY
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["cache-control"] == "no-cache"
    assert "set-cookie" not in headers


@pytest.mark.parametrize("path", ["/", "/?q=koulu", "/asiakohta/x", "/?page=x"])
def test_pages_ask_nobody_else_and_hold_no_style_or_script(site, path):
    page = read(site.client.simulate_get(path).text)
    assert page.named("style") == []
    assert not [attrs for _, attrs in page.tags if "style" in attrs]
    loaded = [a["href"] for a in page.named("link") if a["rel"] in ("icon", "stylesheet")]
    loaded += [a["src"] for _, a in page.tags if "src" in a]
    assert loaded
    assert all(address.startswith("/static/") for address in loaded)


@pytest.mark.parametrize("path", PATHS)
def test_head_is_get_without_the_body(site, path):
    get, head = site.client.simulate_get(path), site.client.simulate_head(path)
    assert head.status_code == get.status_code
    assert head.headers["content-length"] == get.headers["content-length"]
    assert head.content == b""


@pytest.mark.parametrize("accept", ["", "application/json", "*", "a/b;q=x", "\x00", "image/*;q=0"])
def test_no_accept_header_breaks_anything(site, accept):
    assert site.get("/?q=koulu", headers={"Accept": accept}).text.startswith("<!doctype html>")
    assert site.get("/api/v1/search", headers={"Accept": accept}).json["total"] > 0
    assert site.get("/api/v1/x", 404, headers={"Accept": accept}).json["status"] == 404


def test_the_api_is_json(site):
    result = site.get("/api/v1/search?q=koulu&year=2025&limit=5")
    assert result.headers["content-type"] == "application/json"
    assert result.json["total"] == 1


def test_cursors_lead_through_all_hits(site):
    seen, cursor = [], "0"
    while cursor is not None:
        answer = site.get(f"/api/v1/search?q=katuvalaistus&limit=7&cursor={cursor}").json
        seen += [hit["id"] for hit in answer["hits"]]
        cursor = answer["next"]
    assert len(seen) == len(set(seen)) == answer["total"] == 30


def test_ready(site):
    assert site.get("/health/ready").json == {"status": "ready"}


def test_static_files_may_be_kept_for_ever(site):
    sheet = next(a["href"] for a in site.page("/").named("link") if a["rel"] == "stylesheet")
    result = site.get(sheet)
    assert result.headers["content-type"] == "text/css; charset=utf-8"
    assert "immutable" in result.headers["cache-control"]
    site.get("/static/site.css", 404)
    site.get("/static/..%2fapp.py", 404)


def test_the_icon_is_found_where_browsers_look(site):
    address = site.get("/favicon.ico", 302).headers["location"]
    assert site.get(address).headers["content-type"] == "image/svg+xml"


def test_robots_stay_out_of_searches(site):
    rules = site.get("/robots.txt").text.splitlines()
    assert "Disallow: /*?" in rules
    assert "Disallow: /api/" in rules


NAMES = st.sampled_from(["q", "board", "year", "decision_type", "sort", "page", "cursor", "limit"])
VALUES = st.one_of(
    st.text(max_size=40),
    st.sampled_from(["1", "2025", "newest", "koulu", "%", "%zz", "%ff", "%00", "+", "\ud800"]),
)
QUERIES = st.one_of(
    st.lists(st.tuples(NAMES, VALUES), max_size=8).map(
        lambda pairs: "&".join(f"{name}={value}" for name, value in pairs)
    ),
    st.text(max_size=200),
)


@given(QUERIES)
@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_no_query_string_breaks_anything(site, query):
    tunnelled = "&" + query.encode("utf-8", "surrogatepass").decode("latin-1")
    for path in ("/", "/api/v1/search"):
        result = site.client.simulate_get(path, query_string=tunnelled)
        assert result.status_code in (200, 400)
