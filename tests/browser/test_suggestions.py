"""The search box as a combobox: by keyboard, by mouse, and what a screen reader is told."""

import pytest

from tests.browser.accessible import violations
from tests.browser.test_every_page import PICTURES

pytestmark = pytest.mark.browser


def typed(page, text):
    page.locator("#q").press_sequentially(text)
    page.get_by_role("listbox", name="Hakuehdotukset").wait_for()
    return page.get_by_role("combobox")


def active(page):
    row = page.locator("#q").get_attribute("aria-activedescendant")
    return page.locator(f"#{row}").inner_text() if row else None


def test_a_word_is_chosen_by_keyboard(visit):
    page = visit("/")
    box = typed(page, "katuval")
    assert box.get_attribute("aria-expanded") == "true"
    assert box.get_attribute("aria-autocomplete") == "list"
    assert "ehdotus" in page.locator("[aria-live=polite]").inner_text()
    box.press("ArrowDown")
    assert active(page).startswith("katuvalaistus")
    assert box.input_value() == "katuvalaistus"
    assert page.get_by_role("option", selected=True).count() == 1
    box.press("ArrowUp")
    assert active(page) is None
    assert box.input_value() == "katuval"
    box.press("ArrowDown")
    box.press("Enter")
    page.wait_for_url("**/?q=katuvalaistus")
    assert page.get_by_role("status").inner_text().startswith("30 osumaa")


def test_a_word_keeps_the_chosen_filters(visit):
    page = visit("/?q=koulu&year=2021")
    page.locator("#q").fill("")
    typed(page, "katuval").press("ArrowDown")
    page.locator("#q").press("Enter")
    page.wait_for_url("**q=katuvalaistus**")
    assert "year=2021" in page.url


def test_a_board_is_chosen_with_the_mouse(visit):
    page = visit("/")
    typed(page, "tekn")
    page.get_by_role("option").filter(has_text="Tekninen lautakunta").click()
    page.wait_for_url("**/?board=*")
    assert page.get_by_role("link", name="Poista rajaus: Toimielin").count() == 1


def test_escape_closes_and_enter_searches_what_was_typed(visit):
    page = visit("/")
    box = typed(page, "kouluk")
    box.press("Escape")
    assert box.get_attribute("aria-expanded") == "false"
    assert not page.get_by_role("listbox").is_visible()
    assert box.input_value() == "kouluk"
    box.press("Enter")
    page.wait_for_url("**/?q=kouluk")


def test_who_types_on_before_an_answer_gets_the_later_one(visit):
    page = visit("/")
    held = []
    page.route("**/api/v1/suggest?q=katu&*", lambda route: held.append(route))  # no answer
    with page.expect_request("**/api/v1/suggest?q=katu&*"):
        page.locator("#q").press_sequentially("katu")
    typed(page, "val")
    assert held
    assert page.get_by_role("option").first.inner_text().startswith("katuvalaistus")


def test_titles_are_text_and_never_markup(visit):
    page = visit("/")
    typed(page, "viham")
    assert page.get_by_role("option").filter(has_text="<script>").count() == 1
    assert page.locator("[role=listbox] img, [role=listbox] script").count() == 0


def test_without_javascript_it_is_a_search_field(visit):
    page = visit("/", javascript=False)
    assert page.locator("#q").get_attribute("type") == "search"
    assert page.get_by_role("combobox").count() == 0


@pytest.mark.slow
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1440])
def test_the_open_list_is_accessible_and_fits(visit, width, scheme):
    page = visit("/", width, scheme)
    typed(page, "kouluk").press("ArrowDown")
    assert violations(page) == {}
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    PICTURES.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=PICTURES / f"suggestions-{width}-{scheme}.png")
