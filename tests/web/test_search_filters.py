"""What narrows a search: facets, chips, days, years, and what is left out unless asked for."""

from datetime import date

import pytest

from tests.web.html_reading import read
from web.search.period import Period, presets


def test_every_facet_link_gives_the_count_that_it_shows(site):
    """The seam between page and search; the counts themselves are proved elsewhere."""
    html = site.get("/", query_string="q=periaatteet+TAI+katuvalaistus").text
    page = read(html)
    for name in ("board", "year", "decision_type"):
        links = {h for h in page.links if f"&{name}=" in h and not h.startswith("/asiakohta")}
        assert links
        for href in links:
            shown = html.partition(href.replace("&", "&amp;"))[2].partition("</a>")[0]
            count = read(shown).flat.split()[-1]
            total = site.page(href).flat.partition(" osuma")[0].split()[-1]
            assert count == total


def test_chosen_values_are_chips_that_can_be_removed(site):
    page = site.page("/?q=periaatteet&year=2025&year=2024")
    assert "Poista rajaus: Vuosi: 2025" in page.flat
    assert "/?q=periaatteet&year=2024" in page.links
    assert "/?q=periaatteet" in page.links  # remove all


def test_several_values_of_a_facet_are_alternatives(site):
    assert "31 osumaa" in site.page("/?year=2021&year=2025").flat


def test_a_new_query_keeps_filters_and_order(site):
    hidden = [
        (field["name"], field["value"])
        for field in site.page("/?q=a&year=2021&sort=oldest&page=2").named("input")
        if field["type"] == "hidden"
    ][:2]
    assert hidden == [("year", "2021"), ("sort", "oldest")]


def test_unknown_facet_values_count_nothing(site):
    page = site.page("/?board=nowhere&decision_type=invented&year=1801")
    assert "Ei osumia" in page.text


def facet_lists(page):
    return [attrs["id"] for attrs in page.named("h2") if attrs.get("id", "").startswith("f-")]


def test_boards_stand_under_their_municipality(site):
    page = site.page("/?q=maksuista+TAI+periaatteet")
    assert page.flat.count("Hyvinvointilautakunta") >= 4  # two hits, and twice in the list
    headings = page.flat.partition("Toimielin")[2].partition("Vuosi")[0]
    assert headings.index("Asikkala") < headings.index("Lahti")


def test_further_facets_stand_below_where_there_is_a_choice(site):
    page = site.page("/?q=oikaisuvaatimus+TAI+periaatteet+TAI+nuorisotila")
    assert facet_lists(page)[:4] == ["f-board", "f-year", "f-decision_type", "f-period"]
    assert "f-outcome" in facet_lists(page)
    assert "f-stage" not in facet_lists(page)  # all are minutes
    assert "Muutettuna" in page.flat


@pytest.mark.parametrize(
    ("query", "title"),
    [
        ("outcome=modified", "Nuorisotilan aukioloajat"),
        ("flag=vote", "Oikaisuvaatimus uimahallin maksuista"),
        ("classification=12&q=periaatteet", "Koulukuljetusten periaatteet"),
        ("stage=minutes&q=periaatteet", "Koulukuljetusten periaatteet"),
    ],
)
def test_each_further_facet_narrows_and_is_a_chip(site, query, title):
    page = site.page(f"/?{query}")
    assert title in page.flat
    assert "Poista rajaus:" in page.flat
    assert any("open" in attrs for attrs in page.named("details"))


def test_a_task_class_has_its_name(site):
    assert "Opetus- ja sivistystoimi" in site.page("/?classification=12").flat


@pytest.mark.parametrize(
    ("days", "total"),
    [
        ("from=2025-04-09&to=2025-04-09", 1),
        ("from=9.4.2025&to=9.4.2025", 1),
        ("from=2025-04-10", 0),
        ("to=2025-04-09&from=2024-06-11", 2),
        ("from=2021-03-01&to=2021-03-30", 30),
        ("from=2021-03-02&to=2021-03-29", 28),
    ],
)
def test_a_range_of_days_holds_both_ends(site, days, total):
    assert site.get(f"/api/v1/search?{days}").json["total"] == total + (days == "from=2025-04-10")


def test_a_range_of_days_is_a_chip_and_stays_in_every_link(site):
    page = site.page("/?q=katuvalaistus&from=2021-03-01&to=2021-03-10")
    assert "10 osumaa" in page.flat
    assert "Poista rajaus: Aikaväli: 1.3.2021–10.3.2021" in page.flat
    assert "/?q=katuvalaistus" in page.links
    hit = next(link for link in page.links if link.startswith("/asiakohta/"))
    assert "from=2021-03-01&to=2021-03-10" in hit
    assert [a["value"] for a in page.named("input") if a.get("type") == "date"] == [
        "2021-03-01",
        "2021-03-10",
    ]


def test_ranges_are_offered():
    names = [(p.name, p.period, p.years) for p in presets(date(2025, 3, 1))]
    assert names == [
        ("month", Period(date(2025, 1, 30), date(2025, 3, 1)), ""),
        ("twelve_months", Period(date(2024, 3, 1), date(2025, 3, 1)), ""),
        ("term", Period(date(2021, 8, 1), date(2025, 5, 31)), "2021–2025"),
        ("term", Period(date(2017, 6, 1), date(2021, 7, 31)), "2017–2021"),
    ]


def test_years_are_a_picture_whose_bars_choose_and_a_table(site):
    page = site.page("/?q=katuvalaistus+TAI+periaatteet")
    bars = [a for a in page.named("a") if ": osumia " in a.get("aria-label", "")]
    assert [a["aria-label"] for a in bars] == ["2021: osumia 30", "2025: osumia 1"]
    assert "31 osumaa" in page.flat
    assert "30 osumaa" in site.page(bars[0]["href"]).flat
    table = page.flat.partition("taulukkona")[2]
    assert table.split("Osumia")[1].split()[:4] == ["2025", "1", "2024", "0"]


def test_a_single_year_is_no_picture(site):
    assert site.page("/?q=katuvalaistus").named("figure") == []


def test_agendas_are_left_out_unless_asked_for(site):
    page = site.page("/?q=koulu")
    assert "Kouluverkkoselvitys" not in page.flat
    assert "Lisäksi 1 kokousasia tai esityslistan kohta" in page.flat
    shown = next(link for link in page.links if "show=agenda" in link)
    assert "Kouluverkkoselvitys" in site.page(shown).flat


def test_what_only_agendas_say_is_shown_all_the_same(site):
    page = site.page("/?q=kouluverkkoselvitys")
    assert "1 osuma" in page.flat
    assert "Kouluverkkoselvitys" in page.flat
