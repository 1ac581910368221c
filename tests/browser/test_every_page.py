"""Every kind of page fits every screen and axe-core finds nothing, in both schemes.

Pictures of all go to artefacts/. A page is fetched once and looked at in every way.
"""

from pathlib import Path

import pytest

from tests.browser.accessible import COLOURS, LEVELS, violations

pytestmark = [pytest.mark.browser, pytest.mark.slow]
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
WIDTHS = (360, 768, 1440)
SCHEMES = {"light": LEVELS, "dark": COLOURS}


@pytest.mark.parametrize("name", PAGES)
def test_fits_and_is_accessible(visit, site, name):
    PICTURES.mkdir(parents=True, exist_ok=True)
    page = visit(PAGES[name].format(**site.ids))
    ways = [(scheme, width) for scheme in SCHEMES for width in WIDTHS]
    for scheme, width in ways:
        look(page, scheme, width)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        page.screenshot(path=PICTURES / f"{name}-{width}-{scheme}.png", full_page=True)
    page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true; })")
    for scheme, width in ways:
        if width != 768:
            look(page, scheme, width)
            assert violations(page, SCHEMES[scheme]) == {}, (scheme, width)


def look(page, scheme, width):
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # no colour on its way
    page.set_viewport_size({"width": width, "height": 900})
