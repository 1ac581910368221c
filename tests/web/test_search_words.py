"""What the search page makes of any words: messages, corrections, help, and no markup."""

import pytest

from tests.web.html_reading import read
from tests.web.sample_archive import HOSTILE


def test_no_hits_come_with_help(site):
    page = site.page("/?q=katuvalaistuksettomuus&year=2024")
    assert "Ei osumia" in page.text
    assert "Poista rajaukset ja hae koko arkistosta." in page.flat
    assert "/?q=katuvalaistuksettomuus" in page.links


def test_a_message_shows_its_place(site):
    html = site.get("/", query_string="q=%22bussi").text
    assert 'class="messages"' in html
    assert '<mark>"' in html.replace("&#34;", '"')


def test_a_corrected_word_can_be_asked_as_it_was_typed(site):
    page = site.page("/?q=periaateet")
    assert "Koulukuljetusten periaatteet" in page.flat
    assert "/?q=%22periaateet%22" in page.links
    assert "juuri näin kirjoitettuna" in page.flat


def test_a_widened_search_says_what_each_hit_lacks_and_can_demand_all(site):
    page = site.page("/?q=periaatteet+katuvalaistus")
    assert "Tästä puuttuu:" in page.flat
    strict = next(link for link in page.links if "JA" in link)
    assert "Tästä puuttuu:" not in site.page(strict).flat


def test_no_hits_name_the_word_and_the_filter_that_keep_them_away(site):
    page = site.page("/?q=katuvalaistus&year=2025&flag=vote")
    assert "Ilman rajausta" not in page.flat  # either one alone leaves nothing still
    page = site.page("/?q=katuvalaistus&year=2024")
    assert "Ilman rajausta ”Vuosi” osumia on 30." in page.flat


@pytest.mark.parametrize("query", [HOSTILE, "vihamielinen", '"' + HOSTILE, "'" * 40])
def test_nothing_hostile_becomes_markup(site, query):
    result = site.get("/", params={"q": query})
    page = read(result.text)
    assert page.problems == []
    scripts = page.named("script")
    assert all(script["src"].startswith("/static/") for script in scripts)
    assert page.named("img") == []
    assert not [name for _, attrs in page.tags for name in attrs if name.startswith("on")]
    assert "49" not in page.named("input")[0]["value"].replace(query, "")


@pytest.mark.parametrize(
    "query",
    [
        "x" * 10_000,
        "(" * 500,
        '"',
        "koulu AND AND",
        "a:b:c",
        "*",
        "\x00\x01",
        "𝕏" * 100,
        "%",
        "ä" * 600,
    ],
)
def test_any_query_gets_a_page(site, query):
    result = site.get("/", params={"q": query})
    assert read(result.text).problems == []
    assert len(result.text) < 400_000
