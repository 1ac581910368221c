"""Similar decisions: beside the item and on a page of their own, and how they ended."""

import pytest

PATH = "/asiakohta/{}/samankaltaiset"


def titles(page):
    return [link for link in page.links if link.startswith("/asiakohta/") and "?" not in link]


def test_they_stand_beside_the_item_with_how_they_ended(site):
    page = site.page(f"/asiakohta/{site.ids['harbour']}")
    beside = page.flat.partition("Samankaltaiset päätökset")[2].partition("Viittaa tähän")[0]
    assert "Miten samankaltainen päättyi" in beside
    assert "Hyväksytty 1/1" in beside
    assert "Venesataman laiturin korjaus" in beside
    assert "Venesataman laajennus" not in beside  # its own case is the timeline's matter
    assert PATH.format(site.ids["harbour"]) in page.links


def test_a_board_stands_with_its_municipality(site):
    assert "Satamajaosto · Vaasa" in site.page(PATH.format(site.ids["jetty"])).flat
    assert "Hallitus · Vaasa" in site.page(f"/asiakohta/{site.ids['jetty']}").flat


def test_a_confidential_item_is_compared_with_nothing(site):
    assert "Samankaltaiset" not in site.page(f"/asiakohta/{site.ids['secret']}").flat
    assert site.search.similar(site.ids["secret"]).items == ()
    found = [site.search.similar(item_id, limit=50).items for item_id in site.ids.values()]
    every = {one.id for items in found for one in items}
    assert every
    assert site.ids["secret"] not in every


def test_an_item_like_no_other_has_none(site):
    assert "Samankaltaiset" not in site.page(f"/asiakohta/{site.ids['bare']}").flat
    assert "Samankaltaisia päätöksiä ei löytynyt." in site.page(PATH.format(site.ids["bare"])).flat


def test_the_page_can_be_restricted(site):
    path = PATH.format(site.ids["jetty"])
    page = site.page(path)
    assert "Miten 3 samankaltaista päättyi" in page.flat
    for part in ("Hyväksytty 1/3", "Jätetty pöydälle 1/3", "Viety ylemmälle toimielimelle 1/3"):
        assert part in page.flat
    tabled = next(link for link in page.links if "decision_type=tabled" in link)
    assert tabled == f"{path}?decision_type=tabled"
    narrowed = site.page(tabled)
    assert "Jätetty pöydälle 1/1" in narrowed.flat
    assert "Poista rajaus: Jätetty pöydälle" in narrowed.flat
    assert path in narrowed.links


@pytest.mark.parametrize(
    ("query", "found"),
    [("year=2018", 2), ("year=2018&year=2019", 3), ("year=2018&decision_type=tabled", 1)],
)
def test_years_and_kinds_hold_together(site, query, found):
    page = site.page(f"{PATH.format(site.ids['jetty'])}?{query}")
    assert len([a for a in page.named("ol") if a.get("class") == "rows"]) == 1
    assert page.text.count("Venesataman laajennus") == found


def test_what_nobody_has_finds_nothing_and_can_be_dropped(site):
    path = PATH.format(site.ids["jetty"])
    page = site.page(f"{path}?decision_type=permit&board=nowhere&classification=99&year=1999")
    assert "Samankaltaisia päätöksiä ei löytynyt." in page.flat
    assert path in page.links


def test_undecided_removed_and_secret_items_are_no_precedents(site):
    for key in ("transport", "vote", "changed", "merged"):
        page = site.page(PATH.format(site.ids[key]))
        hidden = {f"/asiakohta/{site.ids[one]}" for one in ("agenda", "removed")}
        assert not hidden & set(page.links)


def test_other_addresses(site):
    site.page(PATH.format("x"), 404)
    site.page(PATH.format(site.ids["removed"]), 410)
    old = site.get(PATH.format(site.ids["old"]) + "?year=2022", 301)
    assert old.headers["location"] == PATH.format(site.ids["merged"]) + "?year=2022"
    site.page(PATH.format(site.ids["jetty"]) + "?year=x", 400)
    assert "Liknande beslut" in site.page("/sv" + PATH.format(site.ids["jetty"])).flat
