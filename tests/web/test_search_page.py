"""The search page: what is found, what a hit tells, the order, the pages."""

from urllib.parse import parse_qs, urlsplit

from tests.web.html_reading import read


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


def test_the_result_count_is_announced(site):
    assert any(tag.get("role") == "status" for tag in site.page("/?q=koulu").named("div"))


def test_a_removed_item_is_not_found(site):
    assert "Poistettava" not in site.page("/?q=poistettava+kohta").text.replace("poistettava", "")


def test_text_in_another_language_says_so(site):
    languages = {tag.get("lang") for tag in site.page("/?q=läroplanen").named("h3")}
    assert "sv" in languages
