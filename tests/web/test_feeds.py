"""The feeds of searches, cases and boards: valid, with ids that stay."""

import pytest

from tests.web.sample_archive import CANARY

feedparser = pytest.importorskip("feedparser", reason="feedparser is not installed")


def feed(site, path):
    answer = site.get(path)
    assert answer.headers["content-type"] == "application/atom+xml; charset=utf-8"
    parsed = feedparser.parse(answer.content)
    assert not parsed.bozo, parsed.get("bozo_exception")
    assert parsed.version == "atom10"
    assert CANARY not in answer.text
    return parsed


def linked_feeds(site, path):
    links = site.page(path).named("link")
    return [a["href"] for a in links if a.get("type") == "application/atom+xml"]


@pytest.mark.parametrize(
    "path", ["/haku.atom", "/haku.atom?q=vihamielinen", "/haku.atom?q=myrkyllinen",
             "/en/haku.atom?q=%22%3E%3Cscript%3E", "/haku.atom?flag=confidential"]
)  # fmt: skip
def test_feeds_of_searches_are_valid(site, path):
    feed(site, path)


def test_a_case_can_be_followed(site):
    (path,) = linked_feeds(site, f"/asia/{site.ids['case']}")
    found = feed(site, path)
    assert found.feed.id == f"tag:arkisto.example,2025:asia/{site.ids['case']}"
    assert [entry.id for entry in found.entries] == [
        f"tag:arkisto.example,2025:asiakohta/{site.ids['transport']}"
    ]
    assert found.feed.links[0].href == f"https://arkisto.example/asia/{site.ids['case']}"
    site.get("/asia/x/asia.atom", 404)
    site.get("/asia/%00/asia.atom", 404)


def test_a_board_can_be_followed(site):
    (path,) = linked_feeds(site, "/sv/toimielin/asikkala/hyvoltk")
    assert path == "/sv/toimielin/asikkala/hyvoltk/paatokset.atom"
    found = feed(site, path)
    assert found.feed.id == "tag:arkisto.example,2025:toimielin/asikkala/hyvoltk"
    ids = {entry.id for entry in found.entries}
    assert f"tag:arkisto.example,2025:asiakohta/{site.ids['transport']}" in ids
    assert f"tag:arkisto.example,2025:asiakohta/{site.ids['removed']}" not in ids
    days = [entry.summary.split(",")[0] for entry in found.entries]
    assert days[0] >= days[-1]
    site.get("/toimielin/asikkala/x/paatokset.atom", 404)


def test_an_entry_has_one_id_in_every_feed(site):
    ids = [
        {entry.id for entry in feed(site, path).entries}
        for path in ("/haku.atom?q=periaatteet", f"/asia/{site.ids['case']}/asia.atom")
    ]
    assert ids[0] == ids[1]
