"""Which language a page is asked in: the address says so, no cookie and no guess.

The site's own language has the plain addresses; the others live under ``/sv`` and ``/en``,
so that every link, feed and bookmark keeps the language it was found in.
"""

from __future__ import annotations

import falcon

from web.site.texts import LANGUAGES


class LanguagePrefix:
    """Falcon middleware: takes the language off the path before the path is routed."""

    def __init__(self, default: str) -> None:
        self._default = default

    def process_request(self, req: falcon.Request, resp: falcon.Response) -> None:
        """Note the language in ``req.context`` and route by the rest of the path."""
        language, path = self.split(req.path)
        req.context.language = language
        req.path = path

    def split(self, path: str) -> tuple[str, str]:
        """The language of a path, and the path without it."""
        first, _, rest = path[1:].partition("/")
        if first in LANGUAGES and first != self._default and rest.partition("/")[0] != "api":
            return first, f"/{rest}"
        return self._default, path


def language_of(req: falcon.Request, default: str) -> str:
    """The language that was noted; the default where the middleware never ran."""
    return getattr(req.context, "language", default)


def root_of(language: str, default: str) -> str:
    """What every address of this language begins with: "" or "/sv"."""
    return "" if language == default else f"/{language}"
