"""Every error as a page for people, or as a problem document (RFC 9457) under /api.

Nothing of a search reaches the log: a failure is logged by its id, its type, the route
and the places in the code, without the message of the exception.
"""

from __future__ import annotations

import json
import logging
import secrets
import traceback
from typing import Any

import falcon

from archive.errors import (
    ArchiveError,
    DictionaryMissing,
    IndexMissing,
    IndexOutdated,
    SearchTooSlow,
)
from web.errors.error_view import ErrorView
from web.errors.removed import Removed
from web.search.params import BadParameter
from web.site.local_time import finnish_time
from web.site.rendering import Pages
from web.site.texts import Texts

LOG = logging.getLogger("web")
RETRY_SECONDS = "30"
PROBLEM = "application/problem+json"
_WHY_UNAVAILABLE: dict[type[ArchiveError], str] = {
    IndexMissing: "error.503_missing",
    IndexOutdated: "error.503_outdated",
    DictionaryMissing: "error.503_dictionary",
    SearchTooSlow: "error.503_slow",
}


class ErrorPages:
    """The error handlers of the application."""

    def __init__(self, pages: Pages) -> None:
        self._pages = pages

    def install(self, app: falcon.App[Any, Any]) -> None:
        """Take over every error of an application."""
        app.add_error_handler(Exception, self.unexpected)
        app.add_error_handler(ArchiveError, self.unavailable)
        app.add_error_handler(falcon.HTTPError, self.http_error)

    def http_error(
        self, req: falcon.Request, resp: falcon.Response, error: falcon.HTTPError, params: object
    ) -> None:
        """What Falcon or a resource raised on purpose."""
        if error.headers is not None:
            resp.set_headers(error.headers)
        status = falcon.http_status_to_code(error.status)
        self._show(req, resp, _view(error, status, self._texts(req)))

    def unavailable(
        self, req: falcon.Request, resp: falcon.Response, error: ArchiveError, params: object
    ) -> None:
        """Index or archive cannot be used at the moment."""
        LOG.warning("unavailable: %s at %s", type(error).__name__, req.uri_template)
        key = _WHY_UNAVAILABLE.get(type(error), "error.503_text")
        if not isinstance(error, SearchTooSlow):  # the same again would be as slow
            resp.set_header("Retry-After", RETRY_SECONDS)
        texts = self._texts(req)
        self._show(req, resp, ErrorView(503, texts("error.503_title"), texts(key)))

    def unexpected(
        self, req: falcon.Request, resp: falcon.Response, error: Exception, params: object
    ) -> None:
        """A fault of ours: the visitor gets an id, the log gets the place."""
        error_id = secrets.token_hex(4)
        where = "".join(traceback.format_tb(error.__traceback__))
        LOG.error("error %s: %s at %s\n%s", error_id, type(error).__name__, req.uri_template, where)
        texts = self._texts(req)
        text = texts("error.500_text", error_id=error_id)
        view = ErrorView(500, texts("error.500_title"), text, error_id=error_id)
        self._show(req, resp, view)

    def _texts(self, req: falcon.Request) -> Texts:
        return self._pages.of(req).texts

    def _show(self, req: falcon.Request, resp: falcon.Response, view: ErrorView) -> None:
        resp.status = view.status
        if req.path == "/api" or req.path.startswith("/api/"):
            resp.stream = resp.data = None
            resp.text = json.dumps(view.problem(), ensure_ascii=False)
            resp.content_type = PROBLEM
        else:
            pages = self._pages.of(req)
            pages.respond(resp, pages.render("error.html", error=view))


def _view(error: falcon.HTTPError, status: int, texts: Texts) -> ErrorView:
    name = str(status) if f"error.{status}_title" in texts else "other"
    title = texts(f"error.{name}_title")
    if isinstance(error, Removed):
        day = texts.day(finnish_time(error.tombstone.removed_at).date())
        text = texts("error.410_text", date=day)
        return ErrorView(status, title, text, reason=error.tombstone.reason)
    if isinstance(error, BadParameter):
        text = texts(error.problem, **error.values)
        return ErrorView(status, title, text, parameter=error.parameter or None)
    return ErrorView(status, title, texts(f"error.{name}_text"))
