"""/tilastot: the counts of a search as pictures and tables."""

from urllib.parse import urlsplit

import pytest

from tests.web.html_reading import read


def cells(page):
    """The addresses of the numbers in the tables."""
    return [
        a for a in page.links if a.startswith("/?") and ("decision_type=" in a or "outcome=" in a)
    ]


def test_a_search_leads_to_its_statistics_and_back(site):
    page = site.page("/?q=venesatama&year=2018&sort=oldest&group=case")
    assert "/tilastot?q=venesatama&year=2018" in page.links
    counted = site.page("/tilastot?q=venesatama&year=2018")
    assert "2 osumaa. Haun rajaukset ovat voimassa." in counted.flat
    assert "/?q=venesatama&year=2018" in counted.links


def test_kinds_by_year_and_board(site):
    page = site.page("/tilastot?q=venesatama")
    assert "4 osumaa" in page.flat
    for part in ("Hyväksytty 2", "Jätetty pöydälle 1", "Ehdotuksen mukaan 3", "Hallitus Vaasa 2"):
        assert part in page.flat
    assert "Vuodet 2017–2019" in page.flat
    assert len(page.named("table")) == 5  # the years; types and outcomes by year and by board
    labels = [a["aria-label"] for a in page.named("svg") if a.get("role") == "img"]
    assert "Hyväksytty: enintään 1 vuodessa" in labels


@pytest.mark.parametrize("query", ["q=venesatama", "q=venesatama+TAI+koulu&year=2018&year=2025"])
def test_every_number_leads_to_as_many_hits(site, query):
    html = site.get("/tilastot", query_string=query).text
    links = cells(read(html))
    assert len(links) >= 8
    for href in dict.fromkeys(links):
        shown = html.partition(f'href="{href}"'.replace("&", "&amp;"))[2]
        count = read(shown.partition(">")[2].partition("</a>")[0]).flat
        assert site.page(href).flat.partition(" osuma")[0].split()[-1] == count


def test_the_whole_archive_is_counted_without_a_search(site):
    page = site.page("/tilastot")
    assert "Tilastot" in page.flat
    assert {"rel": "canonical", "href": "https://arkisto.example/tilastot"} in page.named("link")
    total = site.get("/api/v1/search?hide=procedural&hide=agenda").json["total"]
    assert f"{total} asiakohtaa" in page.flat


def test_what_is_not_in_the_pictures_is_told(site):
    assert "1 kohdalla ei ole päivää" in site.page("/tilastot").flat
    assert "ei ole päivää" not in site.page("/tilastot?q=venesatama").flat


def test_nothing_found_leads_back(site):
    page = site.page("/tilastot?q=venesatama&year=1999")
    assert "Ei osumia" in page.flat
    assert page.named("figure") == []
    assert "/?q=venesatama&year=1999" in page.links


def test_languages_and_bad_input(site):
    assert "Statistik" in site.page("/sv/tilastot?q=venesatama").flat
    assert all(
        urlsplit(link).path.startswith("/en/")
        for link in site.page("/en/tilastot?q=venesatama").links
        if link.startswith("/?")
    )
    site.page("/tilastot?year=x", 400)
    site.page("/tilastot?decision_type=invented&board=nowhere")
