"""What the eye would see at once if it broke: on a telephone, on paper."""

import pytest

from tests.browser.test_every_page import PICTURES

pytestmark = pytest.mark.browser


def test_votes_stay_in_their_panel_on_a_telephone(visit, site):
    page = visit(f"/asiakohta/{site.ids['vote']}", 360)
    ends = "e => e.getBoundingClientRect().right"
    panel = page.locator(".panel").filter(has=page.locator(".votes"))
    assert page.locator(".votes").evaluate(ends) < panel.evaluate(ends)


def test_paper_has_no_controls(visit, site):
    page = visit(f"/asiakohta/{site.ids['transport']}?q=koulu")
    page.emulate_media(media="print")
    assert not page.locator("#q").is_visible()
    assert page.get_by_text("Ehdotus hyväksyttiin.").first.is_visible()
    page.screenshot(path=PICTURES / "item-print.png", full_page=True)
