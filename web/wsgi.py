"""The WSGI application of one archive: reads the settings, builds the real thing."""

from __future__ import annotations

from typing import Any

import falcon

from archive.settings import load
from archive.store.catalogue import SqliteCatalogue
from indexer.assembly import open_search
from web.app import WebSettings, create_app


def build() -> falcon.App[Any, Any]:
    """The application as the environment and archive.toml describe it."""
    settings = load()
    return create_app(
        open_search(settings),
        SqliteCatalogue(settings.home),
        WebSettings(base_url=settings.text("base_url")),
    )


application = build()
