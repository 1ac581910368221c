"""Every kind of page fits every screen, in both schemes; pictures of it go to artefacts/."""

from pathlib import Path

import pytest

pytestmark = pytest.mark.browser
PICTURES = Path(__file__).parents[2] / "artefacts" / "screenshots"
PAGES = {
    "front": "/",
    "hits": "/?q=koulu+TAI+maksu",
    "chosen": "/?q=katuvalaistus&year=2021&decision_type=approved&page=2",
    "none": "/?q=katuvalaistuksettomuus&year=2024",
    "message": "/?q=%22koulu+AND",
    "item": "/asiakohta/{transport}?q=koulu",
    "vote": "/asiakohta/{vote}",
    "agenda": "/asiakohta/{agenda}",
    "secret": "/asiakohta/{secret}",
    "hostile": "/asiakohta/{hostile}",
    "changed": "/asiakohta/{changed}?q=nuorisotila#osuma-2",
    "swedish": "/sv/?q=koulu+OR+maksu&from=2020-01-01&outcome=as_proposed",
    "help": "/ohje",
    "about": "/en/tietoa",
    "privacy": "/sv/tietosuoja",
    "accessibility": "/saavutettavuus",
    "api": "/rajapinta",
    "missing": "/nowhere",
    "case": "/asia/{case}",
    "board": "/toimielin/asikkala/hyvoltk",
    "meeting": "/en/toimielin/asikkala/hyvoltk/2025-04-09",
    "coverage": "/kattavuus",
    "revisions": "/asiakohta/{republished}/versiot",
    "cases": "/?q=venesatama&group=case",
    "statistics": "/tilastot?q=venesatama+TAI+katuvalaistus",
    "why": "/asiakohta/{transport}/miksi?q=koulun+kuljetus",
    "similar": "/asiakohta/{jetty}/samankaltaiset?year=2018",
}


@pytest.mark.slow
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 768, 1440])
def test_pages_fit(visit, site, width, scheme):
    PICTURES.mkdir(parents=True, exist_ok=True)
    page = visit("/health/live", width, scheme)
    for name, path in PAGES.items():
        page.goto(path.format(**site.ids))
        assert page.evaluate("document.documentElement.scrollWidth") <= width, name
        page.screenshot(path=PICTURES / f"{name}-{width}-{scheme}.png", full_page=True)


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
