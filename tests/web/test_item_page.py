"""The page of one item."""

import pytest

from tests.web.html_reading import read
from tests.web.sample_archive import CANARY, HOSTILE


def test_it_tells_what_was_decided_and_why_one_can_say_so(site):
    page = site.item("transport")
    for text in (
        "Koulukuljetusten periaatteet",
        "Hyvinvointilautakunta, Asikkala",
        "9.4.2025",
        "31/12.09/2025",
        "Hyväksytty",
        "Ehdotuksen mukaan",
        "Lautakunta hyväksyy koulukuljetusten periaatteet.",
        "Ehdotus hyväksyttiin.",
        "Periaatteet 2025",
        "Kartta",
    ):
        assert text in page.flat
    assert "Hyväksytty, Ehdotuksen mukaan" in page.flat
    assert len(page.named("blockquote")) == 1


def test_it_has_a_lasting_address(site):
    address = f"https://arkisto.example/asiakohta/{site.ids['transport']}"
    page = site.page(f"/asiakohta/{site.ids['transport']}?q=koulu&page=2")
    assert {"rel": "canonical", "href": address} in page.named("link")


def test_the_text_keeps_its_structure(site):
    page = site.item("transport")
    assert len(page.named("td")) == 6
    assert [li["value"] for li in page.named("li") if "value" in li] == ["1", "2"]
    assert "kuljetusmatka on kolme kilometriä," in page.flat


def test_links_of_a_source_are_followed_only_where_they_are_harmless(site):
    page = site.item("transport")
    assert "https://kunta.example/ohjeet" in page.links
    assert "https://kunta.example/liite.pdf" in page.links
    assert not [link for link in page.links if link.startswith("javascript")]
    outside = [a for a in page.named("a") if a["href"].startswith("http")]
    assert all(a["rel"] == "nofollow noopener" for a in outside)


def test_a_vote_is_told(site):
    flat = site.item("vote").flat
    assert "Äänestys 7–4, tyhjiä 1, ehdotus voitti, puheenjohtajan ääni ratkaisi" in flat


def test_what_type_and_outcome_share_is_told_once(site):
    assert site.item("hostile").text.count("Jätetty pöydälle") == 2  # the chip, the evidence


def hits_in(page):
    return [mark["id"] for mark in page.named("mark") if "id" in mark]


def test_the_words_of_the_search_are_marked_and_lead_to_each_other(site):
    html = site.get(f"/asiakohta/{site.ids['changed']}?q=nuorisotila").text
    page = read(html)
    assert page.problems == []
    assert hits_in(page) == ["osuma-1", "osuma-2", "osuma-3"]
    assert "<mark>Nuorisotilan</mark>" in html  # the title
    assert "Haun sanoja on tekstissä 3." in page.flat
    assert {"#osuma-1", "#osuma-2", "#osuma-3"} <= set(page.links)
    assert "#osuma-4" not in page.links


def test_without_a_search_nothing_is_marked(site):
    page = site.item("changed")
    assert page.named("mark") == []
    assert "Haun sano" not in page.text


def test_a_search_that_found_the_item_by_its_date_says_that_the_text_lacks_it(site):
    page = site.page(f"/asiakohta/{site.ids['changed']}?q=lahti")
    assert "Haun sanoja ei ole tässä tekstissä." in page.flat


def test_nothing_of_a_confidential_item_is_searched_through(site):
    page = site.page(f"/asiakohta/{site.ids['secret']}?q={CANARY}")
    assert page.named("mark") == []
    assert "Haun sano" not in page.text


def test_what_changed_from_proposal_to_resolution_is_marked_word_by_word(site):
    html = site.get(f"/asiakohta/{site.ids['changed']}").text
    assert "Päätös poikkeaa ehdotuksesta näissä kohdissa:" in html
    assert "<del>torstaihin</del>" in html
    assert "<ins>perjantaihin</ins>" in html
    assert "<del>14–20</del>" in html or "<del>20</del>" in html


def test_a_resolution_by_formula_is_told_as_such(site):
    page = site.item("transport")
    assert "Päätös ehdotuksen mukaan." in page.flat
    assert page.named("del") == page.named("ins") == []


def test_an_agenda_shows_no_decision(site):
    page = site.item("agenda")
    assert "asiaa ei ole vielä päätetty" in page.flat
    assert "Ei tiedossa" not in page.text


def test_an_unread_decision_says_so(site):
    flat = site.item("bare").flat
    assert "Ei tiedossa" in flat
    assert "Tekstistä ei selvinnyt, mitä päätettiin." in flat


def test_text_in_swedish_is_marked_as_such(site):
    page = site.item("swedish")
    assert page.named("h1")[0]["lang"] == "sv"
    assert page.named("html")[0]["lang"] == "fi"


def test_of_a_confidential_item_only_mention_and_ground_are_shown(site):
    page = site.item("secret")
    assert "Asia on salassa pidettävä" in page.text
    assert "JulkL 24 § 1 mom. 25 kohta" in page.text
    assert CANARY not in site.get(f"/asiakohta/{site.ids['secret']}").text
    assert CANARY not in site.get("/?year=2024&q=virkasuhteen").text
    assert site.get(f"/api/v1/search?q={CANARY}").json["total"] == 0


def test_a_removed_item_is_gone_with_its_reason(site):
    page = site.item("removed", 410)
    assert "Asiakohta on poistettu" in page.text
    assert "Julkaistu <b>vahingossa</b>" in page.text
    assert page.named("b") == []


def test_a_merged_item_leads_to_the_one_that_lives(site):
    result = site.get(f"/asiakohta/{site.ids['old']}", 301, query_string="q=koulu&year=2022")
    assert result.headers["location"] == f"/asiakohta/{site.ids['merged']}?q=koulu&year=2022"


@pytest.mark.parametrize(
    "path", ["x", "2222222222", "%00", "..%2f..%2fetc", "a" * 5000, "%ff%fe", "ääkköset", "a b"]
)
def test_an_unknown_item_is_not_found(site, path):
    page = site.page(f"/asiakohta/{path}", 404)
    assert "Sivua ei löytynyt" in page.text


def test_nothing_hostile_becomes_markup(site):
    result = site.get(f"/asiakohta/{site.ids['hostile']}")
    page = read(result.text)
    assert page.problems == []
    scripts = [script for script in page.named("script") if "src" not in script]
    assert scripts == [{"type": "application/ld+json"}]
    assert page.named("img") == []
    assert not [name for _, attrs in page.tags for name in attrs if name.startswith("on")]
    assert page.text.count(HOSTILE) >= 5
