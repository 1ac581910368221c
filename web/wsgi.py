"""The WSGI application of one archive: reads the settings, builds the real thing."""

from __future__ import annotations

import logging
import threading
from typing import Any

import falcon

from archive.settings import load
from indexer.assembly import open_catalogue, open_search
from web.app import create_app
from web.operation.access_log import LOG
from web.records.coverage_cache import CoverageCache
from web.site_settings import web_settings


def build() -> falcon.App[Any, Any]:
    """The application as the environment and archive.toml describe it."""
    settings = load()
    _write_access_log(bool(settings.number("access_log")))
    catalogue = open_catalogue(settings)
    coverage = CoverageCache(catalogue)
    threading.Thread(target=coverage.warm, daemon=True).start()
    return create_app(open_search(settings), catalogue, web_settings(settings), coverage)


def _write_access_log(wanted: bool) -> None:
    """Lines as they are, on standard error."""
    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("%(message)s"))
    LOG.handlers = [handler] if wanted else []
    LOG.propagate = False
    LOG.setLevel(logging.INFO if wanted else logging.CRITICAL)


application = build()
