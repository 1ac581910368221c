"""The application, put together from what it is given: no environment, no globals."""

from __future__ import annotations

from typing import Any

import falcon

from archive.catalogue import Catalogue
from web.errors.error_pages import ErrorPages
from web.operation.access_log import AccessLog
from web.operation.client_address import ClientAddress
from web.operation.compression import Compression
from web.operation.conditional import ETags
from web.operation.cross_origin import CrossOrigin
from web.operation.headers import SecurityHeaders
from web.operation.host_check import HostCheck
from web.operation.metrics import Metrics
from web.operation.rate_limit import RateLimit
from web.operation.stream_slots import StreamSlots
from web.operation.time_limit import TimeLimit
from web.records.coverage_cache import CoverageCache
from web.routes import Parts, all_routes
from web.service import SearchService, WebSettings
from web.site.language import LanguagePrefix
from web.site.rendering import Pages
from web.site.static_files import StaticFiles

__all__ = ["WebSettings", "create_app"]


def create_app(
    search: SearchService,
    catalogue: Catalogue,
    settings: WebSettings | None = None,
    coverage: CoverageCache | None = None,
) -> falcon.App[Any, Any]:
    """The WSGI application over one search and one catalogue."""
    settings = settings or WebSettings()
    static = StaticFiles()
    parts = Parts(
        search=search,
        catalogue=catalogue,
        pages=Pages(settings, static),
        coverage=coverage or CoverageCache(catalogue),
        metrics=Metrics(),
        static=static,
        slots=StreamSlots(settings.streams),
    )
    app = falcon.App(middleware=_middleware(settings, parts.metrics))
    app.req_options.strip_url_path_trailing_slash = True
    app.req_options.keep_blank_qs_values = False
    app.resp_options.secure_cookies_by_default = True
    ErrorPages(parts.pages).install(app)
    for template, resource in all_routes(parts).items():
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
