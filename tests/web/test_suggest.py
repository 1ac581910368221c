"""Autocomplete over HTTP: what it offers, where it leads, and what it never says."""

import json
from urllib.parse import quote

import pytest
from falcon.testing import TestClient

from archive.home import Home
from archive.retention import remove
from archive.store.writer import Store
from indexer.building.reindex import reindex
from tests.web.conftest import search_over
from tests.web.html_reading import read
from tests.web.sample_archive import CANARY, build
from tests.web.test_api import described, mistakes
from web.app import create_app


def suggested(client, typed, more=""):
    answer = client.simulate_get(f"/api/v1/suggest?q={quote(typed)}{more}")
    assert answer.status_code == 200
    assert mistakes(answer.json, described("/suggest")) == []
    return answer.json["suggestions"]


def texts(client, typed, kind):
    return [one["text"] for one in suggested(client, typed) if one["kind"] == kind]


def test_words_boards_and_titles_go_on_from_what_is_typed(site):
    assert "koulukuljetus" in texts(site.client, "kouluk", "word")
    assert "Koulukuljetusten periaatteet" in texts(site.client, "kouluk", "title")
    assert texts(site.client, "tekn", "board") == ["Tekninen lautakunta, Asikkala"]
    assert texts(site.client, "HYVOL", "board")[0] == "Hyvinvointilautakunta, Asikkala"


def test_there_are_few_of_each_kind(site):
    found = [one["kind"] for one in suggested(site.client, "kyl")]
    assert found.count("board") == 2  # of sixteen
    assert found[-1] == "title"
    assert len(found) <= 8


def test_what_is_chosen_finds_something(site):
    for typed in ("kouluk", "tekn", "katuval", "oikai", "myrk", "viham", "nuoriso", "godk"):
        found = suggested(site.client, typed)
        assert found, typed
        for one in found:
            address = one["href"] + "&show=agenda&show=procedural"
            total = site.get(address.replace("/?", "/haku.json?")).json["total"]
            assert total >= 1, one


def test_they_lead_to_pages_in_the_asked_language(site):
    for one in suggested(site.client, "kouluk", "&lang=sv"):
        assert one["href"].startswith("/sv/?q=")
    assert site.get("/api/v1/suggest?q=x&lang=de", 400).json["parameter"] == "lang"


@pytest.mark.parametrize(
    "typed", ["", "k", "§", '"', "*", "\x00", "a" * 5_000, "ab " * 900, "\ud7ff"]
)
def test_any_text_may_be_typed(site, typed):
    assert suggested(site.client, typed) == []


def test_a_confidential_item_is_never_suggested(site):
    for typed in ("virkas", "päätt", CANARY[:6], CANARY):
        found = json.dumps(suggested(site.client, typed), ensure_ascii=False).casefold()
        assert "virkasuhteen" not in found
        assert "kanarian" not in found


@pytest.fixture
def fresh(tmp_path):
    home = Home(tmp_path / "home")
    ids = build(home)
    reindex(home, "tantivy")
    search, catalogue = search_over(home)
    return home, ids, TestClient(create_app(search, catalogue))


def test_a_removed_item_is_gone_from_suggestions_at_once(fresh):
    """The index still holds it: nothing was caught up."""
    home, ids, client = fresh
    assert texts(client, "poistet", "title") == ["Poistettava kohta"]
    assert texts(client, "poistet", "word") != []
    with Store.open(home) as store:
        remove(store, ids["removed"], "Julkaistu vahingossa", "test")
    assert suggested(client, "poistet") == []


def test_a_removed_item_is_gone_from_the_counts_of_a_search_at_once(fresh):
    """Neither its hit nor the word that it alone has is told of."""
    home, ids, client = fresh

    def found(query):
        return client.simulate_get("/", params={"q": query}).text

    assert "Poistettava kohta" in read(found("poistettava")).flat
    with Store.open(home) as store:
        remove(store, ids["removed"], "Julkaistu vahingossa", "test")
    page = read(found('"poistettava"')).flat
    assert "ei ole yhdessäkään asiakohdassa" in page
    assert "sana on 1 asiakohdassa" not in page


def test_no_misspelt_word_is_put_right_by_a_removed_item(fresh):
    home, ids, client = fresh

    def better():
        answer = client.simulate_get("/api/v1/search", params={"q": "poistetava"}).json
        return [one["better"] for one in answer["corrections"]]

    assert better() != []
    with Store.open(home) as store:
        remove(store, ids["removed"], "Julkaistu vahingossa", "test")
    assert better() == []
