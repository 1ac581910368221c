"""What programs keep copies by: changed items page by page; and items like one."""

import pytest

from tests.web.test_api import described, mistakes


def pages_of(site, path):
    cursor, mark = "", "&" if "?" in path else "?"
    while True:
        page = site.get(f"/api/v1{path}{cursor}").json
        assert mistakes(page, described("/items")) == []
        yield page
        if page["next"] is None:
            return
        cursor = f"{mark}cursor={page['next']}"


def test_all_items_can_be_read_page_by_page(site):
    pages = list(pages_of(site, "/items?limit=7"))
    assert len(pages) > 4
    assert all(len(page["items"]) <= 7 for page in pages)
    items = {item["id"]: item for page in pages for item in page["items"]}
    assert set(items) == set(site.catalogue.item_ids())
    assert items[site.ids["transport"]]["original"]["sha256"] == site.ids["digest"]
    gone = {item_id for page in pages for item_id in page["removed"]}
    assert gone == {site.ids["removed"], site.ids["old"]}


def test_only_what_changed_since_a_moment_is_given(site):
    recorded = max(
        item.recorded_at for item in site.catalogue.items(list(site.catalogue.item_ids())).values()
    )
    early = site.get("/api/v1/items?modified_since=2001-01-01&limit=100").json
    assert early == site.get("/api/v1/items?limit=100").json
    moment = recorded.isoformat().replace("+", "%2B")
    assert site.get(f"/api/v1/items?modified_since={moment}").json["items"] != []
    assert site.get("/api/v1/items?modified_since=2999-01-01T00:00:00Z").json["items"] == []
    assert site.get("/api/v1/changes?modified_since=2999-01-01").json["changes"] == []
    assert site.get("/api/v1/changes?modified_since=2001-01-01").json["changes"] != []


@pytest.mark.parametrize(
    "moment",
    ["x", "2025", "2025-13-01", "2025-04-09T25:00", "0001-01-01T00:00:00%2B10:00", "9.4.2025"],
)
def test_what_is_no_moment_is_said(site, moment):
    for path in ("items", "changes"):
        problem = site.get(f"/api/v1/{path}?modified_since={moment}", 400)
        assert problem.headers["content-type"] == "application/problem+json"
        assert problem.json["parameter"] == "modified_since"


def test_items_like_one_and_how_they_ended(site):
    path = f"/api/v1/items/{site.ids['jetty']}/similar"
    answer = site.get(path).json
    assert mistakes(answer, described("/items/{id}/similar")) == []
    assert answer["items"]
    assert answer["words"]
    assert sum(one["count"] for one in answer["decisions"]) >= len(answer["items"])
    assert site.ids["jetty"] not in {one["id"] for one in answer["items"]}
    assert site.get(f"{path}?year=1999").json["items"] == []
    assert len(site.get(f"{path}?limit=1").json["items"]) == 1
    swedish = site.get(f"{path}?lang=sv").json["decisions"]
    assert [one["label"] for one in swedish] != [one["label"] for one in answer["decisions"]]


def test_similar_items_of_what_is_not_there(site):
    assert site.get("/api/v1/items/x/similar", 404).json["status"] == 404
    assert site.get(f"/api/v1/items/{site.ids['removed']}/similar", 410).json["reason"]
    moved = site.get(f"/api/v1/items/{site.ids['old']}/similar", 301)
    assert moved.headers["location"] == f"/api/v1/items/{site.ids['merged']}/similar"
    assert site.get(f"/api/v1/items/{site.ids['jetty']}/similar?limit=51", 400)


def test_every_answer_of_the_api_is_not_sent_twice(site):
    for path in ("suggest?q=koulu", "items", f"items/{site.ids['jetty']}/similar", "boards",
                 f"items/{site.ids['transport']}", f"cases/{site.ids['case']}", "coverage",
                 "changes", "search", "openapi.json"):  # fmt: skip
        tag = site.get(f"/api/v1/{path}").headers["etag"]
        assert site.get(f"/api/v1/{path}", 304, headers={"If-None-Match": tag}).content == b""
