"""What browsers and robots look for: the search as an engine, and maps of the items."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element, SubElement, tostring

import falcon

from indexer.answers.answer import Question
from indexer.narrowing import Hidden
from web.out.item_address import Addresses
from web.service import SearchService, WebSettings
from web.site.rendering import Pages

OPENSEARCH = "http://a9.com/-/spec/opensearch/1.1/"
SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
MOST_ADDRESSES = 50_000
"""The bound of the format for one map; a year of any archive is far below it."""

_YEAR = re.compile(r"[0-9]{4}")
DECISIONS = Question(hidden=tuple(Hidden))
"""Maps lead to decisions only."""


class OpenSearchDescription:
    """/opensearch.xml: browsers can add the site as a search engine."""

    def __init__(self, pages: Pages) -> None:
        self._pages = pages

    def on_get(self, req: falcon.Request, resp: falcon.Response) -> None:
        """The description."""
        pages = self._pages.of(req)
        addresses = Addresses(self._pages.settings, req)
        root = Element("OpenSearchDescription", {"xmlns": OPENSEARCH})
        _add(root, "ShortName", self._pages.settings.service_name[:16])
        _add(root, "Description", pages.texts("site.tagline"))
        _add(root, "InputEncoding", "UTF-8")
        _add(root, "Language", pages.texts.language)
        for kind, path in (("text/html", "/"), ("application/atom+xml", "/haku.atom")):
            template = addresses.page(f"{pages.root}{path}?q={{searchTerms}}")
            SubElement(root, "Url", {"type": kind, "template": template})
        resp.content_type = "application/opensearchdescription+xml; charset=utf-8"
        resp.data = tostring(root, encoding="utf-8", xml_declaration=True)

    on_head = on_get


class SitemapIndex:
    """/sitemap.xml: one map a year that has decisions."""

    def __init__(self, search: SearchService, settings: WebSettings) -> None:
        self._search = search
        self._settings = settings

    def on_get(self, req: falcon.Request, resp: falcon.Response) -> None:
        """The index of maps."""
        addresses = Addresses(self._settings, req)
        years = self._search.answer(DECISIONS).facets["year"]
        root = Element("sitemapindex", {"xmlns": SITEMAP})
        for year in years:
            entry = SubElement(root, "sitemap")
            _add(entry, "loc", addresses.page(f"/sitemap/{year.value}.xml"))
        _respond(resp, root)

    on_head = on_get


class YearMap:
    """/sitemap/{year}.xml: the decisions of one year."""

    def __init__(self, search: SearchService, settings: WebSettings) -> None:
        self._search = search
        self._settings = settings

    def on_get(self, req: falcon.Request, resp: falcon.Response, year: str) -> None:
        """The map."""
        if not _YEAR.fullmatch(year):
            raise falcon.HTTPNotFound()
        addresses = Addresses(self._settings, req)
        root = Element("urlset", {"xmlns": SITEMAP})
        question = Question(filters={"year": (year,)}, hidden=DECISIONS.hidden)
        with self._search.found(question) as items:
            for item_id, _ in zip(items.ids(), range(MOST_ADDRESSES), strict=False):
                entry = SubElement(root, "url")
                _add(entry, "loc", addresses.item(item_id))
        if not len(root):
            raise falcon.HTTPNotFound()
        _respond(resp, root)

    on_head = on_get


class Robots:
    """/robots.txt: item pages may be indexed; searches, of which there is no end, may not."""

    RULES = ("User-agent: *", "Disallow: /*?", "Disallow: /haku.", "Disallow: /*/haku.",
             "Disallow: /api/", "Disallow: /alkuperainen/", "Allow: /")  # fmt: skip

    def __init__(self, settings: WebSettings) -> None:
        self._settings = settings

    def on_get(self, req: falcon.Request, resp: falcon.Response) -> None:
        """The rules."""
        resp.content_type = "text/plain; charset=utf-8"
        site = Addresses(self._settings, req)
        resp.text = "\n".join([*self.RULES, f"Sitemap: {site.page('/sitemap.xml')}", ""])

    on_head = on_get


def _add(parent: Element, name: str, text: str) -> None:
    SubElement(parent, name).text = text


def _respond(resp: falcon.Response, root: Element) -> None:
    resp.content_type = "application/xml; charset=utf-8"
    resp.data = tostring(root, encoding="utf-8", xml_declaration=True)
