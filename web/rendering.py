"""Templates → pages. Everything that a template writes is escaped; nothing may be undefined."""

from __future__ import annotations

from pathlib import Path

import falcon
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from web.search_state import SearchState
from web.service import WebSettings
from web.static_files import StaticFiles
from web.texts import Texts, grouped

FOLDER = Path(__file__).parent / "templates"


class Pages:
    """Makes the HTML of every page, in the language of the site."""

    def __init__(self, settings: WebSettings, static: StaticFiles) -> None:
        self.settings = settings
        self.texts = Texts(settings.language)
        self._environment = Environment(
            loader=FileSystemLoader(FOLDER),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
        )
        self._environment.filters["grouped"] = grouped
        self._environment.globals.update(
            t=self.texts, static=static.address, service_name=settings.service_name
        )

    def render(
        self, template: str, state: SearchState | None = None, path: str = "", **values: object
    ) -> str:
        """One page. ``state`` fills the search box; ``path`` is the page's lasting address."""
        base = self.settings.base_url
        return self._environment.get_template(template).render(
            state=state or SearchState(),
            canonical=base + path if base and path else None,
            **values,
        )

    def respond(self, resp: falcon.Response, html: str) -> None:
        """Put a page into a response."""
        resp.content_type = falcon.MEDIA_HTML
        resp.text = html
        resp.data = None
        resp.stream = None
