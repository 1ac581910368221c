"""The colour tokens are legible in both schemes (WCAG 2.1, 1.4.3 and 1.4.11)."""

import re

import pytest

from web.site.static_files import FOLDER

SHEET = (FOLDER / "site.css").read_text("utf-8")
LIGHT, DARK = re.findall(r":root \{(.*?)\n {0,2}\}", SHEET, re.DOTALL)[:2]
TEXT = [
    *((ink, ground) for ink in ("ink", "muted", "accent") for ground in ("paper", "sheet")),
    ("accent-ink", "accent"),
    ("mark-ink", "mark"),
    ("ink", "accent-soft"),
    ("muted", "accent-soft"),
    ("ink", "back-bg"),
    *((look, f"{look}-bg") for look in ("yes", "noted", "no", "onward", "back", "public", "plain")),
]
EDGES = [("line-strong", "paper"), ("line-strong", "sheet"), ("accent", "paper")]


def tokens(block):
    return dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6})", block))


def luminance(colour):
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("block", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(
    ("pair", "least"), [(p, 4.5) for p in TEXT] + [(p, 3.0) for p in EDGES], ids=str
)
def test_contrast(block, pair, least):
    colours = tokens(block)
    assert contrast(colours[pair[0]], colours[pair[1]]) >= least
