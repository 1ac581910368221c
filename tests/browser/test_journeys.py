"""What people do with the site, in a real browser, with and without JavaScript."""

from urllib.parse import quote

import pytest

from tests.web.payloads import PAYLOADS

pytestmark = pytest.mark.browser
HOSTILE_ADDRESSES = (
    "/asiakohta/{text}",
    "/?year={text}&sort={text}",
    "/?q=myrkyllinen&from={text}&group={text}&page={text}",
    "/sv/{text}",
    "/asia/{text}",
    "/toimielin/{text}/{text}",
    "/kattavuus?q={text}",
    "/tilastot?q={text}&board={text}&outcome={text}",
    "/asiakohta/{item}?q=myrkyllinen+{text}",
    "/asiakohta/{item}/miksi?q=myrkyllinen+{text}",
    "/asiakohta/{item}/samankaltaiset?board={text}",
    "/asiakohta/{item}/versiot?q={text}",
)
"""Every page that shows something of its address; a new page is one more line."""


@pytest.mark.parametrize("javascript", [True, False], ids=["with", "without"])
def test_search_facet_item_and_back(visit, javascript):
    page = visit("/", javascript=javascript)
    page.locator("#q").fill("periaatteet")
    page.get_by_role("button", name="Hae").click()
    assert page.get_by_role("status").inner_text().startswith("1 osuma")

    page.locator("#q").fill("katuvalaistus TAI periaatteet")
    page.locator("#q").press("Enter")
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
    page.locator("#q").fill("katuvalaistus TAI periaatteet")
    page.locator("#q").press("Enter")
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
    assert answer.text().count("<entry") == 30  # the newest


@pytest.mark.parametrize("javascript", [True, False], ids=["with", "without"])
def test_an_official(visit, javascript):
    """A diary number leads to the matter; proposal, vote and outcome stand on its page."""
    page = visit("/", javascript=javascript)
    page.locator("#q").fill("14 / 12.09 / 2024")
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
    page.goto("/tilastot?q=vihamielinen")
    page.goto(f"/asiakohta/{site.ids['hostile']}/samankaltaiset")
    page.goto("/?q=vihamielinen+<img+src=x+onerror=alert(1)>")
    for hit in page.locator(".hit summary").all():
        hit.click()
    page.locator(".hit .reasons").first.wait_for()
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
        for address in HOSTILE_ADDRESSES:
            page.goto(address.format(text=text, item=site.ids["payloads"]))
            assert page.locator("main img, main iframe, main object, main embed").count() == 0


@pytest.mark.parametrize("javascript", [True, False], ids=["with", "without"])
def test_why_a_hit_was_found(visit, javascript):
    """Under the hit with JavaScript, which asks for it when it is opened; else a page."""
    page = visit("/?q=kouluissa", javascript=javascript)
    if javascript:
        asked = []
        page.on("request", lambda request: asked.append(request.url))
        page.locator(".hit summary").first.click()
        reasons = page.locator(".hit .reasons")
        reasons.first.wait_for()
        assert len([url for url in asked if "/miksi?" in url]) == 1
        assert page.url.endswith("/?q=kouluissa")
    else:
        page.get_by_role("link", name="Miksi tämä osui?").first.click()
        reasons = page.locator(".reasons")
        assert "/miksi?q=kouluissa" in page.url
    assert " ".join(reasons.first.inner_text().split()) == (
        "kouluissa → näin kirjoitettuna kouluissa → Kouluissa Selostus"
    )


@pytest.mark.parametrize("javascript", [True, False], ids=["with", "without"])
def test_an_official_looks_for_precedents(visit, javascript):
    """Case → its other handlings → similar decisions → only those that ended in one way."""
    page = visit("/?q=venesatama&group=case", javascript=javascript)
    page.get_by_role("link", name="3 käsittelyä tässä tuloksessa").click()
    assert page.get_by_text("Asiaa on käsitelty 3 kertaa.").is_visible()
    page.get_by_role("link", name="Venesataman laajennus").last.click()
    assert page.locator(".timeline li").count() == 3
    page.get_by_role("link", name="Lisää ja rajaa vertailua").click()
    assert "1/1" in page.locator(".endings").inner_text()
    page.get_by_role("link", name="Venesataman laiturin korjaus").click()
    page.get_by_role("link", name="Lisää ja rajaa vertailua").click()
    assert page.locator(".rows > li").count() == 3
    page.locator(".facet-decision_type").get_by_role("link", name="Jätetty pöydälle").click()
    assert page.locator(".rows > li").count() == 1
    assert "Jätetty pöydälle\n1/1" in page.locator(".endings").inner_text()


@pytest.mark.parametrize("javascript", [True, False], ids=["with", "without"])
def test_a_journalist_counts(visit, javascript):
    """Search → statistics → the numbers as a table → the items that one number counts."""
    page = visit("/?q=katuvalaistus+TAI+venesatama", javascript=javascript)
    page.get_by_role("link", name="Tilastot tästä hausta").click()
    assert page.get_by_role("heading", level=1).inner_text().startswith("Tilastot")
    assert page.get_by_role("img", name="Hyväksytty: enintään 30 vuodessa").is_visible()
    page.get_by_text("Luvut taulukkona").first.click()
    page.get_by_role("row", name="2021").get_by_role("link", name="30").first.click()
    assert page.get_by_role("status").inner_text().startswith("30 osumaa")


@pytest.mark.parametrize("javascript", [True, False], ids=["with", "without"])
def test_a_long_list_is_looked_through(visit, javascript):
    """While typing with JavaScript, by a form without."""
    page = visit("/?q=kyläsuunnitelma", javascript=javascript)
    boards = page.locator(".facet-board")
    assert boards.locator("li:visible").count() < 16
    box = boards.get_by_role("searchbox", name="Etsi toimielintä")
    box.fill("kylä 1")
    if not javascript:
        boards.get_by_role("button", name="Etsi").click()
    assert boards.locator("li:visible").count() == 7
    box.fill("" if javascript else "kylä 12")
    if javascript:
        assert boards.locator("li:visible").count() == 16
        box.fill("kylä 12")
    else:
        boards.get_by_role("button", name="Etsi").click()
    boards.get_by_role("link", name="Kylä 12").click()
    assert page.get_by_role("status").inner_text().startswith("1 osuma")


def test_the_whole_way_by_keyboard_alone(visit):
    """Type, search, choose a facet value, see why, open the item, go on to what is like it."""
    page = visit("/")

    def go_to(wanted):
        for _ in range(80):
            page.keyboard.press("Tab")
            if page.evaluate(f"document.activeElement.matches({wanted!r})"):
                return
        raise AssertionError(f"{wanted} was not reached")

    go_to("input[name=q]")
    page.keyboard.type("venesatama")
    page.keyboard.press("Enter")
    page.wait_for_url("**/?q=venesatama")
    go_to(".facet-year a")
    page.keyboard.press("Enter")
    page.wait_for_url("**year=2019")
    go_to(".hit h3 a")
    go_to(".hit summary")
    page.keyboard.press("Enter")
    page.locator(".hit .reasons").first.wait_for()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/asiakohta/**")
    go_to("a[href$='/samankaltaiset']")
    page.keyboard.press("Enter")
    page.wait_for_url("**/samankaltaiset")
    assert page.get_by_role("heading", level=1).inner_text() == "Samankaltaiset päätökset"
