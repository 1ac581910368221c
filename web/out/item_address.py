"""Whole addresses of pages, for what is read outside of the site."""

from __future__ import annotations

from urllib.parse import quote, urlsplit

import falcon

from indexer.search import item_path
from web.service import WebSettings


class Addresses:
    """Makes whole addresses for one request: those of ``base_url``, else of the request."""

    def __init__(self, settings: WebSettings, req: falcon.Request) -> None:
        self.base = settings.base_url or req.prefix
        self._tag_host = urlsplit(settings.base_url).hostname or "localhost"

    def item(self, item_id: str) -> str:
        """The lasting address of an item."""
        return self.base + quote(item_path(item_id))

    def page(self, path: str) -> str:
        """The whole address of a path on this site."""
        return self.base + path

    def tag(self, name: str) -> str:
        """A name that never changes (RFC 4151); it rests on no title, board or index."""
        return f"tag:{self._tag_host},2025:{quote(name, safe='/=&?')}"
