"""What people do with the site, in a real browser, with and without JavaScript."""

from urllib.parse import quote

import pytest

from tests.web.payloads import PAYLOADS

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("javascript", [True, False], ids=["with", "without"])
def test_search_facet_item_and_back(visit, javascript):
    page = visit("/", javascript=javascript)
    page.get_by_role("searchbox").fill("periaatteet")
    page.get_by_role("button", name="Hae").click()
    assert page.get_by_role("status").inner_text().startswith("1 osuma")

    page.get_by_role("searchbox").fill("katuvalaistus TAI periaatteet")
    page.get_by_role("searchbox").press("Enter")
    assert page.get_by_role("status").inner_text().startswith("31 osumaa")
    page.locator(".facet-year").get_by_role("link", name="2025").click()
    assert page.get_by_role("status").inner_text().startswith("1 osuma")
    assert page.get_by_role("link", name="Poista rajaus: Vuosi: 2025").is_visible()
    searched = page.url

    page.get_by_role("link", name="Koulukuljetusten periaatteet").click()
    assert page.get_by_role("heading", level=1).inner_text() == "Koulukuljetusten periaatteet"
    assert page.get_by_role("heading", name="Päätösehdotus").is_visible()
    page.get_by_role("link", name="Takaisin hakuun").click()
    assert page.url == searched

    page.get_by_role("link", name="Poista rajaus: Vuosi: 2025").click()
    assert page.get_by_role("status").inner_text().startswith("31 osumaa")


def test_pages_and_order(visit):
    page = visit("/?q=katuvalaistus")
    page.get_by_role("link", name="Vanhin ensin").click()
    assert "kohde 100" in page.get_by_role("listitem").filter(has_text="kohde").first.inner_text()
    page.get_by_role("link", name="Seuraava").click()
    assert "sort=oldest" in page.url
    assert "page=2" in page.url
    assert page.get_by_role("link", name="Sivu 2").get_attribute("aria-current") == "page"


def test_by_keyboard_alone(visit):
    page = visit("/?q=periaatteet")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Siirry sisältöön"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.getElementById('sisalto').contains(document.activeElement)")
    for _ in range(40):
        if page.evaluate("document.activeElement.closest('h3') !== null"):
            break
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/asiakohta/**")


@pytest.mark.parametrize("javascript", [True, False], ids=["with", "without"])
def test_facets_slide_in_on_a_phone(visit, javascript):
    page = visit("/?q=katuvalaistus+TAI+periaatteet", width=360, height=740, javascript=javascript)
    sheet = page.locator("#rajaukset")
    assert not sheet.is_visible()
    page.get_by_role("button", name="Rajaa hakua").click()
    assert sheet.is_visible()
    page.keyboard.press("Escape")
    assert not sheet.is_visible()
    page.get_by_role("button", name="Rajaa hakua").click()
    sheet.locator(".facet-year").get_by_role("link", name="2025").click()
    assert page.get_by_role("status").inner_text().startswith("1 osuma")


@pytest.mark.parametrize("javascript", [True, False], ids=["with", "without"])
def test_a_journalist(visit, javascript, tmp_path):
    """Search, facet, item, citation; then the whole result as a table, and a feed to follow."""
    page = visit("/", javascript=javascript)
    page.get_by_role("searchbox").first.fill("katuvalaistus TAI periaatteet")
    page.get_by_role("searchbox").first.press("Enter")
    page.locator(".facet-year").get_by_role("link", name="2025").click()
    page.get_by_role("link", name="Koulukuljetusten periaatteet").click()
    citation = page.locator("#viite").inner_text()
    assert "Asikkala, Hyvinvointilautakunta 9.4.2025 § 31" in citation
    assert page.get_by_role("button", name="Kopioi viite").count() == (1 if javascript else 0)
    page.get_by_role("link", name="Takaisin hakuun").click()
    page.get_by_role("link", name="Poista rajaus: Vuosi: 2025").click()
    with page.expect_download() as download:
        page.get_by_role("link", name="Taulukko (CSV)").click()
    table = tmp_path / "haku.csv"
    download.value.save_as(table)
    assert len(table.read_text("utf-8-sig").splitlines()) == 32
    feed = page.locator("link[type='application/atom+xml']").get_attribute("href")
    answer = page.request.get(feed)
    assert answer.ok
    assert answer.text().count("<entry") == 31


@pytest.mark.parametrize("javascript", [True, False], ids=["with", "without"])
def test_an_official(visit, javascript):
    """A diary number leads to the matter; proposal, vote and outcome stand on its page."""
    page = visit("/", javascript=javascript)
    page.get_by_role("searchbox").first.fill("14 / 12.09 / 2024")
    page.get_by_role("button", name="Hae", exact=True).click()
    assert page.get_by_role("status").inner_text().startswith("1 osuma")
    page.get_by_role("link", name="Oikaisuvaatimus uimahallin maksuista").click()
    verdict = page.locator(".verdict").inner_text()
    assert "Hylätty" in verdict
    assert "Ehdotuksen mukaan" in verdict
    assert page.get_by_text("7–4").first.is_visible()
    assert page.get_by_text("Päätös ehdotuksen mukaan.").count() <= 1


@pytest.mark.parametrize("javascript", [True, False], ids=["with", "without"])
def test_from_word_to_word(visit, site, javascript):
    page = visit(f"/asiakohta/{site.ids['changed']}?q=nuorisotila", javascript=javascript)
    page.get_by_role("link", name="Siirry ensimmäiseen").click()
    page.get_by_role("link", name="Seuraava osuma").click()
    assert page.url.endswith("#osuma-2")
    assert page.get_by_role("link", name="Seuraava osuma").count() == 1
    page.get_by_role("link", name="Edellinen osuma").click()
    assert page.url.endswith("#osuma-1")
    if javascript:
        page.keyboard.press("n")
        page.keyboard.press("n")
        assert page.url.endswith("#osuma-3")


def test_dates_and_years_narrow(visit):
    page = visit("/?q=katuvalaistus+TAI+periaatteet")
    page.locator("#from").fill("2021-03-01")
    page.locator("#to").fill("2021-03-05")
    page.get_by_role("button", name="Rajaa", exact=True).click()
    assert page.get_by_role("status").inner_text().startswith("5 osumaa")
    page.get_by_role("link", name="Poista rajaus: Aikaväli").click()
    page.get_by_role("link", name="2021: osumia 30").click()
    assert page.get_by_role("status").inner_text().startswith("30 osumaa")


def test_the_language_can_be_changed(visit):
    page = visit("/?q=katuvalaistus")
    page.get_by_role("link", name="Svenska").click()
    assert page.get_by_role("status").inner_text().startswith("30 träffar")
    assert page.locator("html").get_attribute("lang") == "sv"


def test_nothing_hostile_runs(visit, site):
    page = visit("/?q=vihamielinen")
    page.goto(f"/asiakohta/{site.ids['hostile']}")
    page.goto('/?q="><script>alert(1)</script><img src=x onerror=alert(2)>')
    page.goto("/?board=<svg onload=alert(1)>")
    assert page.locator("main img, main script").count() == 0


@pytest.mark.slow
def test_none_of_sixty_payloads_runs(visit, site):
    """In titles, texts, headings and attachments; in queries, filters, names and paths."""
    assert len(PAYLOADS) == 60
    page = visit(f"/asiakohta/{site.ids['payloads']}")
    page.goto("/?q=myrkyllinen")
    for payload in PAYLOADS:
        text = quote(payload, safe="")
        page.goto(f"/?q={text}&board={text}&board_name={text}&decision_type={text}")
        assert page.locator("main img, main iframe, main object, main embed").count() == 0
    for payload in PAYLOADS[::6]:
        text = quote(payload, safe="")
        page.goto(f"/asiakohta/{text}")
        page.goto(f"/?year={text}&sort={text}")
        page.goto(f"/sv/{text}")
