"""The application, put together from what it is given: no environment, no globals."""

from __future__ import annotations

from typing import Any

import falcon

from archive.catalogue import Catalogue
from web.about.about_pages import PAGES as ABOUT_PAGES
from web.about.about_pages import AboutResource
from web.api.api_items import ApiBoards, ApiChanges, ApiItem, ApiItems, ApiSimilar
from web.api.api_records import ApiCase, ApiCoverage, ApiMeeting
from web.api.api_search import ApiSearch
from web.api.api_suggest import ApiSuggest
from web.api.openapi import ApiGuide, OpenApi
from web.errors.error_pages import ErrorPages
from web.item.item_page import ItemPage
from web.item.original_file import OriginalFile
from web.item.revisions_page import RevisionsPage
from web.item.similar_page import SimilarPage
from web.item.why_page import WhyPage
from web.operation.access_log import AccessLog
from web.operation.client_address import ClientAddress
from web.operation.compression import Compression
from web.operation.conditional import ETags
from web.operation.cross_origin import CrossOrigin
from web.operation.headers import SecurityHeaders
from web.operation.health import Live, Ready
from web.operation.host_check import HostCheck
from web.operation.metrics import Metrics, MetricsPage
from web.operation.rate_limit import RateLimit
from web.operation.stream_slots import StreamSlots
from web.operation.time_limit import TimeLimit
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
from web.site.language import LanguagePrefix
from web.site.rendering import Pages
from web.site.static_files import Favicon, StaticFiles
from web.statistics.statistics_page import StatisticsPage

__all__ = ["WebSettings", "create_app"]


def create_app(
    search: SearchService,
    catalogue: Catalogue,
    settings: WebSettings | None = None,
    coverage: CoverageCache | None = None,
) -> falcon.App[Any, Any]:
    """The WSGI application over one search and one catalogue."""
    settings = settings or WebSettings()
    coverage = coverage or CoverageCache(catalogue)
    static = StaticFiles()
    pages = Pages(settings, static)
    metrics = Metrics()
    slots = StreamSlots(settings.streams)
    app = falcon.App(middleware=_middleware(settings, metrics))
    app.req_options.strip_url_path_trailing_slash = True
    app.req_options.keep_blank_qs_values = False
    app.resp_options.secure_cookies_by_default = True
    ErrorPages(pages).install(app)
    routes: dict[str, object] = {
        "/": SearchPage(search, catalogue, pages),
        "/asiakohta/{item_id}": ItemPage(search, catalogue, pages),
        "/alkuperainen/{digest}": OriginalFile(catalogue, slots),
        "/asiakohta/{item_id}/versiot": RevisionsPage(catalogue, pages),
        "/asiakohta/{item_id}/miksi": WhyPage(search, catalogue, pages),
        "/asiakohta/{item_id}/samankaltaiset": SimilarPage(search, catalogue, pages),
        "/tilastot": StatisticsPage(search, catalogue, pages),
        "/asia/{case_id}": CasePage(catalogue, pages),
        "/toimielin/{municipality}/{name}": BoardPageResource(catalogue, pages),
        "/toimielin/{municipality}/{name}/kokoukset.ics": BoardCalendar(catalogue, pages),
        "/toimielin/{municipality}/{name}/{day}": MeetingPage(catalogue, pages),
        "/kattavuus": CoveragePage(catalogue, pages, coverage),
        "/rajapinta": ApiGuide(pages),
        "/api/v1/openapi.json": OpenApi(settings),
        "/api/v1/search": ApiSearch(search, settings.language),
        "/api/v1/suggest": ApiSuggest(search, settings.language),
        "/api/v1/items": ApiItems(catalogue, settings),
        "/api/v1/items/{item_id}": ApiItem(catalogue, settings),
        "/api/v1/items/{item_id}/similar": ApiSimilar(search, catalogue, settings),
        "/api/v1/boards": ApiBoards(catalogue),
        "/api/v1/boards/{municipality}/{name}/{day}": ApiMeeting(catalogue, settings),
        "/api/v1/cases/{case_id}": ApiCase(catalogue, settings),
        "/api/v1/coverage": ApiCoverage(coverage),
        "/api/v1/changes": ApiChanges(catalogue, settings),
        "/health/live": Live(),
        "/health/ready": Ready(search),
        "/metrics": MetricsPage(metrics, search, catalogue),
        "/static/{name}": static,
        "/favicon.ico": Favicon(static),
        "/robots.txt": Robots(settings),
        "/opensearch.xml": OpenSearchDescription(pages),
        "/sitemap.xml": SitemapIndex(search, settings),
        "/sitemap/{year}.xml": YearMap(search, settings),
        "/haku.atom": SearchFeed(search, catalogue, pages),
        "/asia/{case_id}/asia.atom": CaseFeed(search, catalogue, pages),
        "/toimielin/{municipality}/{name}/paatokset.atom": BoardFeed(search, catalogue, pages),
        "/asiakohta/{item_id}/viite.{kind}": CitationFile(catalogue, settings),
    }
    routes |= {f"/{form.name}": Export(search, pages, form, slots) for form in FORMATS}
    routes |= {page.path: AboutResource(pages, page) for page in ABOUT_PAGES}
    for template, resource in routes.items():
        app.add_route(template, resource)
    return app


def _middleware(settings: WebSettings, metrics: Metrics) -> list[Any]:
    """From the outermost to the innermost: requests go down the list, answers up."""
    return [
        AccessLog(),
        metrics,
        SecurityHeaders(https=settings.base_url.startswith("https://")),
        CrossOrigin(),
        LanguagePrefix(settings.language),
        Compression(),
        ETags(),
        TimeLimit(settings.time_limit),
        HostCheck(settings.hosts),
        RateLimit(settings.rate_limit, ClientAddress(settings.trusted_proxies)),
    ]
