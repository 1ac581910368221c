"""The WSGI application of one archive: reads the settings, builds the real thing."""

from __future__ import annotations

import logging
from typing import Any

import falcon

from archive.settings import load
from archive.store.catalogue import SqliteCatalogue
from indexer.assembly import open_search
from web.app import create_app
from web.operation.access_log import LOG
from web.site_settings import web_settings


def build() -> falcon.App[Any, Any]:
    """The application as the environment and archive.toml describe it."""
    settings = load()
    _write_access_log(bool(settings.number("access_log")))
    return create_app(
        open_search(settings),
        SqliteCatalogue(settings.home),
        web_settings(settings),
    )


def _write_access_log(wanted: bool) -> None:
    """Lines as they are, on standard error."""
    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("%(message)s"))
    LOG.handlers = [handler] if wanted else []
    LOG.propagate = False
    LOG.setLevel(logging.INFO if wanted else logging.CRITICAL)


application = build()
