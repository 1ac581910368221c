"""What people do with the site, in a real browser, with and without JavaScript."""

import pytest

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


def test_nothing_hostile_runs(visit, site):
    page = visit("/?q=vihamielinen")
    page.goto(f"/asiakohta/{site.ids['hostile']}")
    page.goto('/?q="><script>alert(1)</script><img src=x onerror=alert(2)>')
    page.goto("/?board=<svg onload=alert(1)>")
    assert page.locator("main img, main script").count() == 0
