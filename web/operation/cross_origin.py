"""Programs on other sites may read what is made for programs; nothing can be written anyway."""

from __future__ import annotations

import falcon

OPEN = ("/api/", "/haku.", "/sv/haku.", "/en/haku.", "/sitemap", "/opensearch.xml")


class CrossOrigin:
    """Falcon middleware: CORS for reading."""

    def process_request(self, req: falcon.Request, resp: falcon.Response) -> None:
        """Remember the path as it was asked, before the language is taken off it."""
        req.context.open = req.path.startswith(OPEN)

    def process_response(
        self, req: falcon.Request, resp: falcon.Response, resource: object, req_succeeded: bool
    ) -> None:
        """Open the answer."""
        if not getattr(req.context, "open", False):
            return
        resp.set_header("Access-Control-Allow-Origin", "*")
        resp.set_header("Access-Control-Expose-Headers", "ETag, Retry-After, X-Total-Count")
        resp.set_header("Cross-Origin-Resource-Policy", "cross-origin")
        if req.method == "OPTIONS":
            resp.set_header("Access-Control-Allow-Methods", "GET, HEAD")
            resp.set_header("Access-Control-Allow-Headers", "If-None-Match, If-Modified-Since")
            resp.set_header("Access-Control-Max-Age", "86400")
