"""About, privacy, accessibility, and help for the search: prose, one template a language."""

from __future__ import annotations

from dataclasses import dataclass

import falcon

from web.site.rendering import Pages


@dataclass(frozen=True, slots=True)
class AboutPage:
    """One page: its address, the name of its template, and the key of its title."""

    path: str
    template: str
    title: str


PAGES = (
    AboutPage("/ohje", "help", "about.help"),
    AboutPage("/tietoa", "about", "about.about"),
    AboutPage("/tietosuoja", "privacy", "about.privacy"),
    AboutPage("/saavutettavuus", "accessibility", "about.accessibility"),
)


class AboutResource:
    """Serves one of the pages."""

    def __init__(self, pages: Pages, page: AboutPage) -> None:
        self._pages = pages
        self._page = page

    def on_get(self, req: falcon.Request, resp: falcon.Response) -> None:
        """The page."""
        pages = self._pages.of(req)
        template = f"about/{pages.texts.language}/{self._page.template}.html"
        title = pages.texts(self._page.title)
        html = pages.render(template, path=self._page.path, canonical=True, title=title)
        pages.respond(resp, html)

    on_head = on_get
