"""The search page: what is found, the facets, the chips, the order, the pages."""

from datetime import date
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.web.html_reading import read
from tests.web.sample_archive import HOSTILE
from web.search.period import Period, presets


def counts(page, facet):
    """The values of a facet with their counts, as the page shows them."""
    rows = [link for link in page.named("a") if f"{facet}=" in link["href"]]
    assert rows
    return rows


def test_the_front_page_shows_the_newest_first(site):
    page = site.page("/?show=agenda")
    assert page.flat.index("Kouluverkkoselvitys") < page.flat.index("Koulukuljetusten periaatteet")
    page = site.page("/")
    assert "Hae kuntien päätöksistä" in page.text
    assert "Ilman mitään" not in page.text  # undated: last
    assert {"rel": "canonical", "href": "https://arkisto.example/"} in page.named("link")


def test_an_inflected_word_is_found_and_marked(site):
    html = site.get("/", query_string="q=koulu").text
    assert "<mark>Kouluissa</mark>" in html
    assert read(html).problems == []


def test_a_snippet_names_its_section(site):
    assert "Selostus Kouluissa on kulkenut" in site.page("/?q=bussi").flat


def test_a_hit_tells_what_one_must_know(site):
    page = site.page("/?q=oikaisuvaatimus")
    for fact in ("Hyvinvointilautakunta", "Lahti", "18.2.2024", "§ 14", "14/12.09/2024"):
        assert fact in page.flat
    assert "Hylätty" in page.text
    assert "Ehdotuksen mukaan" in page.text


def test_an_agenda_is_no_decision(site):
    page = site.page("/?q=kouluverkkoselvitys")
    assert "Esityslista, ei vielä päätöstä" in page.text
    assert "Ei tiedossa Ehdotus" not in page.flat


def test_the_link_of_a_hit_carries_the_search(site):
    page = site.page("/?q=bussi&year=2025&sort=oldest")
    link = next(link for link in page.links if link.startswith("/asiakohta/"))
    query = parse_qs(urlsplit(link).query)
    assert query == {"q": ["bussi"], "year": ["2025"], "sort": ["oldest"]}
    back = site.page(link).links
    assert "/?q=bussi&year=2025&sort=oldest" in back


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


def test_the_order_can_be_chosen(site):
    newest = site.page("/?q=katuvalaistus&sort=newest").flat
    oldest = site.page("/?q=katuvalaistus&sort=oldest").flat
    assert newest.index("kohde 129") < newest.index("kohde 128")
    assert oldest.index("kohde 100") < oldest.index("kohde 101")
    assert "Osuvin ensin" not in site.page("/?year=2021").text  # nothing to be relevant to


def test_pages_follow_each_other_without_gap_or_double(site):
    first, second = (site.page(f"/?q=katuvalaistus&page={n}").items for n in (1, 2))
    assert len(first) == 20
    assert len(second) == 10
    ids = {urlsplit(link).path for link in first + second}
    assert len(ids) == 30


def test_a_page_after_the_last_one_says_so(site):
    page = site.page("/?q=katuvalaistus&page=400")
    assert "Tällä sivulla ei ole enää osumia." in page.flat
    assert "/?q=katuvalaistus" in page.links


def test_no_hits_come_with_help(site):
    page = site.page("/?q=katuvalaistuksettomuus&year=2024")
    assert "Ei osumia" in page.text
    assert "Poista rajaukset ja hae koko arkistosta." in page.flat
    assert "/?q=katuvalaistuksettomuus" in page.links


def test_a_message_shows_its_place(site):
    html = site.get("/", query_string="q=%22bussi").text
    assert 'class="messages"' in html
    assert '<mark>"' in html.replace("&#34;", '"')


def test_the_result_count_is_announced(site):
    assert any(tag.get("role") == "status" for tag in site.page("/?q=koulu").named("div"))


def test_unknown_facet_values_count_nothing(site):
    page = site.page("/?board=nowhere&decision_type=invented&year=1801")
    assert "Ei osumia" in page.text


def test_a_removed_item_is_not_found(site):
    assert "Poistettava" not in site.page("/?q=poistettava+kohta").text.replace("poistettava", "")


def test_text_in_another_language_says_so(site):
    languages = {tag.get("lang") for tag in site.page("/?q=läroplanen").named("h3")}
    assert "sv" in languages


@pytest.mark.parametrize("query", [HOSTILE, "vihamielinen", '"' + HOSTILE, "'" * 40])
def test_nothing_hostile_becomes_markup(site, query):
    result = site.get("/", params={"q": query})
    page = read(result.text)
    assert page.problems == []
    scripts = page.named("script")
    assert all(script["src"].startswith("/static/") for script in scripts)
    assert page.named("img") == []
    assert not [name for _, attrs in page.tags for name in attrs if name.startswith("on")]
    assert "49" not in page.named("input")[0]["value"].replace(query, "")


@pytest.mark.parametrize(
    "query",
    [
        "x" * 10_000,
        "(" * 500,
        '"',
        "koulu AND AND",
        "a:b:c",
        "*",
        "\x00\x01",
        "𝕏" * 100,
        "%",
        "ä" * 600,
    ],
)
def test_any_query_gets_a_page(site, query):
    result = site.get("/", params={"q": query})
    assert read(result.text).problems == []
    assert len(result.text) < 400_000


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


def test_a_corrected_word_can_be_asked_as_it_was_typed(site):
    page = site.page("/?q=periaateet")
    assert "Koulukuljetusten periaatteet" in page.flat
    assert "/?q=%22periaateet%22" in page.links
    assert "juuri näin kirjoitettuna" in page.flat


def test_a_widened_search_says_what_each_hit_lacks_and_can_demand_all(site):
    page = site.page("/?q=periaatteet+katuvalaistus")
    assert "Tästä puuttuu:" in page.flat
    strict = next(link for link in page.links if "JA" in link)
    assert "Tästä puuttuu:" not in site.page(strict).flat


def test_no_hits_name_the_word_and_the_filter_that_keep_them_away(site):
    page = site.page("/?q=katuvalaistus&year=2025&flag=vote")
    assert "Ilman rajausta" not in page.flat  # either one alone leaves nothing still
    page = site.page("/?q=katuvalaistus&year=2024")
    assert "Ilman rajausta ”Vuosi” osumia on 30." in page.flat
