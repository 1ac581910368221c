"""The API: its answers are those that its description promises, and so are its errors."""

import re

import pytest

from indexer.answers.answer_json import as_json
from tests.web.sample_archive import CANARY
from web.api.openapi import document
from web.search.params import api_question
from web.service import WebSettings

DOCUMENT = document(WebSettings(base_url="https://arkisto.example"))
TYPES = {"object": dict, "array": list, "string": str, "boolean": bool, "null": type(None)}


def mistakes(value, schema, place="answer"):
    """Where a value is not what a schema says (the part of JSON Schema that ours use)."""
    if "$ref" in schema:
        name = schema["$ref"].rpartition("/")[2]
        return mistakes(value, DOCUMENT["components"]["schemas"][name], place)
    if "oneOf" in schema:
        found = [mistakes(value, option, place) for option in schema["oneOf"]]
        return [] if [] in found else found[0]
    kinds = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
    if not any(is_kind(value, kind) for kind in kinds):
        return [f"{place}: {value!r} is not {kinds}"]
    problems = []
    if "enum" in schema and value not in schema["enum"]:
        problems.append(f"{place}: {value!r} is none of {schema['enum']}")
    if isinstance(value, dict):
        missing = set(schema["required"]) - set(value)
        unknown = set(value) - set(schema["properties"])
        problems += [f"{place}: {missing} missing"] if missing else []
        problems += [f"{place}: {unknown} not described"] if unknown else []
        for name in set(value) & set(schema["properties"]):
            problems += mistakes(value[name], schema["properties"][name], f"{place}.{name}")
    if isinstance(value, list) and "items" in schema and "prefixItems" not in schema["items"]:
        for number, item in enumerate(value):
            problems += mistakes(item, schema["items"], f"{place}[{number}]")
    return problems


def is_kind(value, kind):
    if kind in ("integer", "number"):
        return isinstance(value, int | float) and not isinstance(value, bool)
    return isinstance(value, TYPES[kind])


def described(path, status="200"):
    response = DOCUMENT["paths"][path]["get"]["responses"][status]
    if "$ref" in response:
        response = DOCUMENT["components"]["responses"][status]
    return next(iter(response["content"].values()))["schema"]


def test_searches_are_as_described(site):
    for query in ("", "?q=koulu", "?q=vihamielinen&year=2023", "?flag=vote&lang=sv", "?q=%22x"):
        answer = site.get(f"/api/v1/search{query}").json
        assert mistakes(answer, described("/search")) == []


def test_every_item_is_as_described(site):
    for item_id in site.catalogue.item_ids():
        answer = site.get(f"/api/v1/items/{item_id}").json
        assert mistakes(answer, described("/items/{id}")) == []
        assert answer["id"] == item_id


def test_cases_meetings_and_coverage_are_as_described(site):
    case = site.get(f"/api/v1/cases/{site.ids['case']}").json
    assert mistakes(case, described("/cases/{id}")) == []
    assert case["handlings"][0]["id"] == site.ids["transport"]
    meeting = site.get("/api/v1/boards/asikkala/hyvoltk/2025-04-09").json
    assert mistakes(meeting, described("/boards/{municipality}/{name}/{day}")) == []
    assert mistakes(site.get("/api/v1/coverage").json, described("/coverage")) == []
    for path in ("cases/x", "boards/x/y/2025-04-09", "boards/x/y/z", "cases/%00"):
        assert site.get(f"/api/v1/{path}", 404).json["status"] == 404


def test_boards_and_changes_are_as_described(site):
    boards = site.get("/api/v1/boards").json
    assert mistakes(boards, described("/boards")) == []
    assert len(boards["boards"]) == len(site.catalogue.boards())
    assert site.get(boards["boards"][0]["search"]).json["total"] >= 1
    assert mistakes(site.get("/api/v1/changes").json, described("/changes")) == []


@pytest.mark.parametrize(
    ("path", "route", "status"),
    [
        ("/search?year=x", "/search", 400),
        ("/search?lang=de", "/search", 400),
        ("/search?hide=x", "/search", 400),
        ("/changes?since=-1", "/changes", 400),
        ("/changes?limit=1001", "/changes", 400),
        ("/items/x", "/items/{id}", 404),
        ("/items/{removed}", "/items/{id}", 410),
        ("/items/x?lang=de", "/items/{id}", 400),
    ],
)
def test_errors_are_as_described(site, path, route, status):
    result = site.get("/api/v1" + path.format(**site.ids), status)
    assert result.headers["content-type"] == "application/problem+json"
    assert mistakes(result.json, described(route, str(status))) == []


def test_a_removed_item_tells_its_reason(site):
    problem = site.get(f"/api/v1/items/{site.ids['removed']}", 410).json
    assert problem["reason"] == "Julkaistu <b>vahingossa</b>"


def test_a_merged_item_leads_on(site):
    location = site.get(f"/api/v1/items/{site.ids['old']}", 301).headers["location"]
    assert location == f"/api/v1/items/{site.ids['merged']}"


def test_of_a_confidential_item_there_is_no_text(site):
    answer = site.get(f"/api/v1/items/{site.ids['secret']}")
    assert answer.json["sections"] == answer.json["attachments"] == []
    assert answer.json["confidentiality_ground"] == "JulkL 24 § 1 mom. 25 kohta"
    assert CANARY not in answer.text


def test_an_item_names_its_original(site):
    original = site.get(f"/api/v1/items/{site.ids['transport']}").json["original"]
    assert original["sha256"] == site.ids["digest"]
    site.get(original["url"].removeprefix("https://arkisto.example"))


def test_every_facet_address_gives_its_count(site):
    answer = site.get("/api/v1/search?q=periaatteet+TAI+katuvalaistus+TAI+maksuista").json
    followed = 0
    for values in answer["facets"].values():
        for value in values:
            assert site.get(value["href"]).json["total"] == value["count"]
            followed += 1
    assert followed >= 10
    chosen = site.get("/api/v1/search?q=koulu&year=2025&limit=5&lang=sv").json
    year = next(v for v in chosen["facets"]["year"] if v["selected"])
    assert year["href"] == "/api/v1/search?q=koulu&limit=5&lang=sv"


def test_without_the_addresses_it_is_what_the_terminal_gives(site):
    answer = site.get("/api/v1/search?q=koulu&hide=agenda").json
    for values in answer["facets"].values():
        for value in values:
            del value["href"]
    question = api_question("q=koulu&hide=agenda", "fi")
    assert answer == as_json(site.search.answer(question))


def test_a_hit_says_why_where_it_is_asked(site):
    plain = site.get("/api/v1/search?q=koulu").json["hits"][0]
    assert plain["why"] == []
    asked = site.get("/api/v1/search?q=koulu&explain=1").json
    assert asked["hits"][0]["why"][0]["word"] == "koulu"
    assert mistakes(asked, described("/search")) == []


def test_changes_are_paged_through(site):
    seen, since = [], "0"
    while since is not None:
        page = site.get(f"/api/v1/changes?since={since}&limit=7").json
        seen += [change["number"] for change in page["changes"]]
        since = page["next"]
    assert seen == sorted(set(seen))
    assert seen[-1] == page["last"] == site.catalogue.last_change()


def test_other_sites_may_read(site):
    for path in ("/api/v1/search", "/haku.csv?q=x", "/sv/haku.json?q=x", "/api/v1/items/x"):
        headers = site.client.simulate_get(path).headers
        assert headers["access-control-allow-origin"] == "*"
        assert headers["cross-origin-resource-policy"] == "cross-origin"
    asked = site.client.simulate_options("/api/v1/search")
    assert asked.status_code == 200
    assert asked.headers["access-control-allow-methods"] == "GET, HEAD"
    assert "access-control-allow-origin" not in site.get("/").headers


def test_the_description_is_served_and_shown(site):
    served = site.get("/api/v1/openapi.json").json
    assert served == DOCUMENT
    page = site.page("/rajapinta")
    for route in served["paths"]:
        assert f"GET /api/v1{route}" in page.flat
    for name in served["components"]["schemas"]:
        assert name in page.text


def test_every_reference_of_the_description_leads_somewhere():
    def references(value):
        if isinstance(value, dict):
            yield from [value["$ref"]] if "$ref" in value else []
            for part in value.values():
                yield from references(part)
        if isinstance(value, list):
            for part in value:
                yield from references(part)

    for path in set(references(DOCUMENT)):
        place = DOCUMENT
        for name in path.removeprefix("#/").split("/"):
            place = place[name]


def test_every_parameter_that_is_described_is_understood(site):
    for route, methods in DOCUMENT["paths"].items():
        for parameter in methods["get"]["parameters"]:
            if parameter["in"] == "query" and "enum" in parameter["schema"]:
                for value in parameter["schema"]["enum"]:
                    path = re.sub(r"\{id\}", site.ids["transport"], route)
                    site.get(f"/api/v1{path}?{parameter['name']}={value}")


def test_the_description_is_valid_openapi():
    validator = pytest.importorskip(
        "openapi_spec_validator", reason="openapi-spec-validator is not installed"
    )
    validator.validate(DOCUMENT)
