"""/asiakohta/{id}/miksi: from the word of the query to the word in the text."""

from tests.web.sample_archive import CANARY


def test_each_word_is_explained(site):
    page = site.page(f"/asiakohta/{site.ids['transport']}/miksi?q=kouluissa+kuljetusten")
    assert "Miksi tämä osui?" in page.flat
    assert "kouluissa → näin kirjoitettuna kouluissa → Kouluissa Selostus" in page.flat
    assert "kuljetusten → perusmuoto kuljetus → kuljetusta Selostus" in page.flat
    page = site.page(f"/asiakohta/{site.ids['changed']}/miksi?q=tiloista")
    assert "tiloista → yhdyssanan osa tila → Nuorisotilan Otsikko" in page.flat


def test_every_hit_leads_there_with_its_search(site):
    page = site.page("/?q=bussi&year=2025")
    link = next(a for a in page.named("a") if "data-opens" in a)
    assert link["href"] == f"/asiakohta/{site.ids['transport']}/miksi?q=bussi&year=2025"
    reasons = site.page(link["href"])
    assert link["data-opens"] in {attrs.get("id") for _, attrs in reasons.tags}
    assert "/?q=bussi&year=2025" in reasons.links
    assert not [a for a in site.page("/?year=2025").named("a") if "data-opens" in a]


def test_a_hit_that_rests_on_no_single_word_says_so(site):
    path = f"/asiakohta/{site.ids['transport']}/miksi"
    for query in ("", "?q=%22periaatteet+hyv%C3%A4ksyttiin%22", "?year=2025"):
        assert "ei perustu yksittäiseen sanaan" in site.page(path + query).flat


def test_a_number_is_told(site):
    page = site.page(f"/asiakohta/{site.ids['vote']}/miksi?q=14%2F12.09%2F2024+maksu")
    assert "maksu → yhdyssanan osa" not in page.flat
    assert "maksu → perusmuoto maksu → maksuista Otsikko" in page.flat


def test_other_languages_and_addresses(site):
    path = f"/asiakohta/{site.ids['transport']}/miksi?q=koulu"
    assert "Varför hittades detta?" in site.page(f"/sv{path}").flat
    assert "Why was this found?" in site.page(f"/en{path}").flat
    site.page("/asiakohta/x/miksi", 404)
    site.page(f"/asiakohta/{site.ids['removed']}/miksi?q=kohta", 410)
    old = site.get(f"/asiakohta/{site.ids['old']}/miksi?q=kohta", 301)
    assert old.headers["location"] == f"/asiakohta/{site.ids['merged']}/miksi?q=kohta"
    robots = [a for a in site.page(path).named("meta") if a.get("name") == "robots"]
    assert robots[0]["content"].startswith("noindex")


def test_nothing_secret_is_explained(site):
    page = site.page(f"/asiakohta/{site.ids['secret']}/miksi?q={CANARY}")
    assert "ei perustu yksittäiseen sanaan" in page.flat
    assert page.named("mark") == []
