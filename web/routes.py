"""Which address leads to which page: the one table of all of them, in groups."""

from __future__ import annotations

from dataclasses import dataclass

from archive.catalogue import Catalogue
from web.about.about_pages import PAGES, AboutResource
from web.api.api_items import ApiBoards, ApiChanges, ApiItem, ApiItems, ApiSimilar
from web.api.api_records import ApiCase, ApiCoverage, ApiMeeting
from web.api.api_search import ApiSearch
from web.api.api_suggest import ApiSuggest
from web.api.openapi import ApiGuide, OpenApi
from web.item.item_page import ItemPage
from web.item.original_file import OriginalFile
from web.item.revisions_page import RevisionsPage
from web.item.similar_page import SimilarPage
from web.item.why_page import WhyPage
from web.operation.health import Live, Ready
from web.operation.metrics import Metrics, MetricsPage
from web.operation.stream_slots import StreamSlots
from web.out.citation_page import CitationFile
from web.out.discovery import OpenSearchDescription, Robots, SitemapIndex, YearMap
from web.out.exports import FORMATS, Export
from web.out.feeds import BoardFeed, CaseFeed, SearchFeed
from web.records.coverage_cache import CoverageCache
from web.records.record_pages import (
    BoardCalendar,
    BoardPageResource,
    CasePage,
    CoveragePage,
    MeetingPage,
)
from web.search.search_page import SearchPage
from web.service import SearchService, WebSettings
from web.site.rendering import Pages
from web.site.static_files import Favicon, StaticFiles
from web.statistics.statistics_page import StatisticsPage


@dataclass(frozen=True, slots=True)
class Parts:
    """What the pages are made of."""

    search: SearchService
    catalogue: Catalogue
    pages: Pages
    coverage: CoverageCache
    metrics: Metrics
    static: StaticFiles
    slots: StreamSlots

    @property
    def settings(self) -> WebSettings:
        """How the service is set up."""
        return self.pages.settings


def all_routes(parts: Parts) -> dict[str, object]:
    """The resource of every address, as a template of its path.

    A new page goes into the group of its kind below; what it shows, into that kind's folder.
    """
    groups = (_search, _item, _records, _about, _out, _api, _robots, _operation)
    return {path: resource for group in groups for path, resource in group(parts).items()}


def _search(parts: Parts) -> dict[str, object]:
    three = (parts.search, parts.catalogue, parts.pages)
    return {"/": SearchPage(*three), "/tilastot": StatisticsPage(*three)}


def _item(parts: Parts) -> dict[str, object]:
    three = (parts.search, parts.catalogue, parts.pages)
    return {
        "/asiakohta/{item_id}": ItemPage(*three),
        "/asiakohta/{item_id}/versiot": RevisionsPage(parts.catalogue, parts.pages),
        "/asiakohta/{item_id}/miksi": WhyPage(*three),
        "/asiakohta/{item_id}/samankaltaiset": SimilarPage(*three),
        "/alkuperainen/{digest}": OriginalFile(parts.catalogue, parts.slots),
    }


def _records(parts: Parts) -> dict[str, object]:
    catalogue, pages = parts.catalogue, parts.pages
    return {
        "/asia/{case_id}": CasePage(catalogue, pages),
        "/toimielin/{municipality}/{name}": BoardPageResource(catalogue, pages),
        "/toimielin/{municipality}/{name}/{day}": MeetingPage(catalogue, pages),
        "/kattavuus": CoveragePage(catalogue, pages, parts.coverage),
    }


def _about(parts: Parts) -> dict[str, object]:
    about: dict[str, object] = {page.path: AboutResource(parts.pages, page) for page in PAGES}
    return about | {"/rajapinta": ApiGuide(parts.pages)}


def _out(parts: Parts) -> dict[str, object]:
    """What is taken along: whole results, feeds, calendars, citations."""
    three = (parts.search, parts.catalogue, parts.pages)
    exports: dict[str, object] = {
        f"/{form.name}": Export(parts.search, parts.pages, form, parts.slots) for form in FORMATS
    }
    board = "/toimielin/{municipality}/{name}"
    return exports | {
        "/haku.atom": SearchFeed(*three),
        "/asia/{case_id}/asia.atom": CaseFeed(*three),
        f"{board}/paatokset.atom": BoardFeed(*three),
        f"{board}/kokoukset.ics": BoardCalendar(parts.catalogue, parts.pages),
        "/asiakohta/{item_id}/viite.{kind}": CitationFile(parts.catalogue, parts.settings),
    }


def _api(parts: Parts) -> dict[str, object]:
    search, catalogue, settings = parts.search, parts.catalogue, parts.settings
    resources = {
        "openapi.json": OpenApi(settings),
        "search": ApiSearch(search, settings.language),
        "suggest": ApiSuggest(search, settings.language),
        "items": ApiItems(catalogue, settings),
        "items/{item_id}": ApiItem(catalogue, settings),
        "items/{item_id}/similar": ApiSimilar(search, catalogue, settings),
        "boards": ApiBoards(catalogue),
        "boards/{municipality}/{name}/{day}": ApiMeeting(catalogue, settings),
        "cases/{case_id}": ApiCase(catalogue, settings),
        "coverage": ApiCoverage(parts.coverage),
        "changes": ApiChanges(catalogue, settings),
    }
    return {f"/api/v1/{path}": resource for path, resource in resources.items()}


def _robots(parts: Parts) -> dict[str, object]:
    """What browsers and search engines ask for by themselves."""
    return {
        "/favicon.ico": Favicon(parts.static),
        "/robots.txt": Robots(parts.settings),
        "/opensearch.xml": OpenSearchDescription(parts.pages),
        "/sitemap.xml": SitemapIndex(parts.search, parts.settings),
        "/sitemap/{year}.xml": YearMap(parts.search, parts.settings),
    }


def _operation(parts: Parts) -> dict[str, object]:
    return {
        "/static/{name}": parts.static,
        "/health/live": Live(),
        "/health/ready": Ready(parts.search),
        "/metrics": MetricsPage(parts.metrics, parts.search, parts.catalogue),
    }
