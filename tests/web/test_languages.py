"""Every page in three languages: the address says which, every link keeps it."""

import re

import pytest

from indexer.analysis.analyzer import default_analyzer
from indexer.query_language.parser import parse
from tests.web.html_reading import read
from web.about.about_pages import PAGES
from web.site.rendering import FOLDER
from web.site.texts import LANGUAGES

PATHS = ["/", "/?q=koulu", "/?q=xyzzyx&year=2020", "/rajapinta", *(page.path for page in PAGES)]
ROOTS = {"fi": "", "sv": "/sv", "en": "/en"}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", PATHS)
def test_a_page_keeps_its_language(site, language, path):
    page = site.page(ROOTS[language] + path)
    assert page.named("html")[0]["lang"] == language
    own = [
        link
        for link in page.links
        if link.startswith("/") and not link.startswith(("/api/", "/alkuperainen/"))
    ]
    switch = {a["href"] for a in page.named("a") if "hreflang" in a}
    root = ROOTS[language] + "/"
    assert [link for link in own if not link.startswith(root) and link not in switch] == []
    if language == "fi":
        assert [link for link in own if link.startswith(("/sv/", "/en/"))] == [
            link for link in own if link in switch and link.startswith(("/sv/", "/en/"))
        ]


def test_one_can_change_the_language_and_come_back(site):
    page = site.page("/?q=koulu&year=2025")
    links = {a["hreflang"]: a["href"] for a in page.named("a") if "hreflang" in a}
    assert links["sv"] == "/sv/?q=koulu&year=2025"
    swedish = site.page(links["sv"])
    assert "1 träff" in swedish.flat
    back = {a["hreflang"]: a["href"] for a in swedish.named("a") if "hreflang" in a}
    assert back["fi"] == "/?q=koulu&year=2025"


def test_an_item_in_another_language(site):
    path = f"/asiakohta/{site.ids['transport']}"
    page = site.page(f"/sv{path}?q=koulu")
    assert "Beslut enligt förslaget." in page.flat
    assert "Godkänt" in page.flat
    assert page.named("h1")[0]["lang"] == "fi"
    head = [a for a in page.named("link") if a.get("rel") in ("canonical", "alternate")]
    assert {"rel": "canonical", "href": f"https://arkisto.example/sv{path}"} in head
    assert {
        "rel": "alternate",
        "hreflang": "en",
        "href": f"https://arkisto.example/en{path}",
    } in head
    assert "9 April 2025" in site.page(f"/en{path}").flat


def test_text_of_another_language_is_marked_on_every_page(site):
    for root, own in (("", "fi"), ("/sv", "sv"), ("/en", "en")):
        page = site.page(f"{root}/asiakohta/{site.ids['swedish']}")
        marked = {a.get("lang") for name, a in page.tags if name in ("h1", "div")}
        assert ("sv" in marked) == (own != "sv")


def test_a_heading_that_is_ours_is_in_our_language(site):
    page = site.page(f"/en/asiakohta/{site.ids['changed']}")
    assert "Background" in page.flat
    assert "en" in {a.get("lang") for a in page.named("h2")}
    own = site.page(f"/asiakohta/{site.ids['changed']}")
    assert {a.get("lang") for a in own.named("h2")} == {None}


def test_errors_speak_the_language_too(site):
    assert "Sidan hittades inte" in site.page("/sv/nowhere", 404).text
    assert "Page not found" in site.page("/en/asiakohta/x", 404).text
    assert "Ärendet har tagits bort" in site.page(f"/sv/asiakohta/{site.ids['removed']}", 410).text
    assert "En dag" not in site.get("/sv/?from=x", 400).text
    assert "Dagen anges som" in site.get("/sv/?from=x", 400).text


def test_the_api_has_no_language_in_its_path(site):
    site.get("/sv/api/v1/search", 404)
    labels = site.get("/api/v1/search?lang=sv").json["facets"]["decision_type"]
    assert {"godkänt"} <= {value["label"] for value in labels}


def test_templates_hold_no_words_of_their_own():
    allowed = re.compile(
        r"BibTeX|RIS|NDJSON|JSON|OpenAPI 3.1|GET /api/v1|Parameter|Type|Meaning|repeatable|Answers|"
        r"object \| null|of|[^\w]+|\d+"
    )
    for path in FOLDER.glob("*.html"):
        text = path.read_text("utf-8")
        text = re.sub(
            r"<!doctype html>|\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", " ", text, flags=re.DOTALL
        )
        text = re.sub(r"<svg.*?</svg>|<path.*?>|<[^>]*>", " ", text, flags=re.DOTALL)
        text = re.sub(r"M[\d .a-zA-Z,-]+", " ", text) if path.name == "macros.html" else text
        words = [word for word in allowed.sub(" ", text).split() if word]
        assert words == [], path.name


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.template)
def test_the_pages_about_the_site(site, language, page):
    shown = site.page(ROOTS[language] + page.path)
    assert len(shown.named("h1")) == 1
    assert len(shown.flat) > 900
    front = site.page(ROOTS[language] + "/")
    assert ROOTS[language] + page.path in front.links


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_example_of_the_help_is_understood_as_it_stands(site, language):
    page = site.page(ROOTS[language] + "/ohje")
    html = site.get(ROOTS[language] + "/ohje").text
    examples = [read(part.partition("</code>")[0]).text for part in html.split("<code>")[1:]]
    assert len(examples) >= 15
    analyzer = default_analyzer()
    for example in examples:
        assert parse(example, analyzer, language).messages == (), example
    asked = [link for link in page.links if "?q=" in link and "page" not in link]
    assert len(asked) >= 15
    for link in asked:
        site.get(link)
