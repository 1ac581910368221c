"""axe-core on a page that is open (WCAG 2.1, A and AA)."""

from __future__ import annotations

import json

import pytest

LEVELS = {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]}
COLOURS = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}
"""All rules, and those that look at colours: no other can tell one scheme from the other."""


def violations(page, rules=LEVELS):
    """From what is violated to where; the program itself comes into each page once."""
    axe = pytest.importorskip(
        "axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed"
    )
    if not page.evaluate("typeof axe === 'object'"):
        page.evaluate(axe.Axe().axe_script)
    options = json.dumps({"runOnly": rules, "resultTypes": ["violations"]})
    found = page.evaluate(f"axe.run({options}).then(results => results.violations)")
    return {one["id"]: [node["html"][:160] for node in one["nodes"][:3]] for one in found}
