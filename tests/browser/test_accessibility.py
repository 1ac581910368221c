"""axe-core finds nothing on any kind of page, in either scheme (WCAG 2.1, A and AA)."""

import pytest

from tests.browser.test_looks import PAGES

axe_playwright = pytest.importorskip(
    "axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed"
)

pytestmark = [pytest.mark.browser, pytest.mark.slow]
RULES = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]}}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1440])
def test_no_violations(visit, site, width, scheme):
    axe = axe_playwright.Axe()
    page = visit("/health/live", width, scheme)
    found = {}
    for name, path in PAGES.items():
        page.goto(path.format(**site.ids))
        page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true; })")
        result = axe.run(page, options=RULES)
        for violation in result.response["violations"]:
            nodes = [node["html"][:160] for node in violation["nodes"][:3]]
            found[f"{name}: {violation['id']}"] = nodes
    assert found == {}
