"""The application, put together from what it is given: no environment, no globals."""

from __future__ import annotations

from typing import Any

import falcon

from archive.catalogue import Catalogue
from web.api.api_search import ApiSearch
from web.errors.error_pages import ErrorPages
from web.item.item_page import ItemPage
from web.item.original_file import OriginalFile
from web.operation.headers import SecurityHeaders
from web.operation.health import Live, Ready
from web.search.search_page import SearchPage
from web.service import SearchService, WebSettings
from web.site.language import LanguagePrefix
from web.site.rendering import Pages
from web.site.static_files import Favicon, Robots, StaticFiles

__all__ = ["WebSettings", "create_app"]


def create_app(
    search: SearchService, catalogue: Catalogue, settings: WebSettings | None = None
) -> falcon.App[Any, Any]:
    """The WSGI application over one search and one catalogue."""
    settings = settings or WebSettings()
    static = StaticFiles()
    pages = Pages(settings, static)
    middleware: list[Any] = [SecurityHeaders(), LanguagePrefix(settings.language)]
    app = falcon.App(middleware=middleware)
    app.req_options.strip_url_path_trailing_slash = True
    app.req_options.keep_blank_qs_values = False
    app.resp_options.secure_cookies_by_default = True
    ErrorPages(pages).install(app)
    routes: dict[str, object] = {
        "/": SearchPage(search, catalogue, pages),
        "/asiakohta/{item_id}": ItemPage(search, catalogue, pages),
        "/alkuperainen/{digest}": OriginalFile(catalogue),
        "/api/v1/search": ApiSearch(search, settings.language),
        "/health/live": Live(),
        "/health/ready": Ready(search),
        "/static/{name}": static,
        "/favicon.ico": Favicon(static),
        "/robots.txt": Robots(),
    }
    for template, resource in routes.items():
        app.add_route(template, resource)
    return app
