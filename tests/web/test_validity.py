"""Other people's readers find nothing wrong: HTML by html5lib, feeds by feedparser."""

import pytest

PATHS = [
    "/",
    "/?q=koulu+TAI+maksu&from=2020-01-01",
    "/?q=vihamielinen",
    "/?q=katuvalaistus&page=2&outcome=as_proposed",
    "/?q=katuvalaistuksettomuus",
    "/?q=%22koulu+AND",
    "/asiakohta/{transport}?q=koulu",
    "/asiakohta/{changed}?q=nuorisotila",
    "/asiakohta/{vote}",
    "/asiakohta/{secret}",
    "/asiakohta/{agenda}",
    "/asiakohta/{hostile}",
    "/asiakohta/{payloads}",
    "/asiakohta/{removed}",
    "/rajapinta",
    "/ohje",
    "/en/tietoa",
    "/sv/tietosuoja",
    "/saavutettavuus",
    "/nowhere",
    "/asia/{case}",
    "/toimielin/asikkala/hyvoltk",
    "/toimielin/asikkala/hyvoltk/2025-04-09",
    "/sv/kattavuus",
    "/?q=venesatama&group=case",
    "/tilastot?q=venesatama",
    "/sv/tilastot",
    "/tilastot?q=vihamielinen",
    "/asiakohta/{transport}/miksi?q=koulu",
    "/asiakohta/{hostile}/miksi?q=vihamielinen",
    "/asiakohta/{jetty}/samankaltaiset?decision_type=tabled",
    "/asiakohta/{hostile}/samankaltaiset",
]
UNKNOWN = {"expected-doctype-but-got-doctype"}


@pytest.mark.parametrize("path", PATHS)
def test_pages_are_valid_html(site, path):
    html5lib = pytest.importorskip("html5lib", reason="html5lib is not installed")
    html = site.client.simulate_get(path.format(**site.ids)).text
    parser = html5lib.HTMLParser()
    parser.parse(html)
    assert [error for error in parser.errors if error[1] not in UNKNOWN] == []


@pytest.mark.parametrize("query", ["", "?q=vihamielinen", "?q=myrkyllinen", "?year=2021"])
def test_feeds_are_read_without_a_complaint(site, query):
    feedparser = pytest.importorskip("feedparser", reason="feedparser is not installed")
    parsed = feedparser.parse(site.get(f"/haku.atom{query}").content)
    assert not parsed.bozo
    assert parsed.version == "atom10"
    assert parsed.entries
    assert len({entry.id for entry in parsed.entries}) == len(parsed.entries)
