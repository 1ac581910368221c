"""One line of JSON a request: what kind of page, which status, how long. Never who or what.

A line names the route, not the address: no query text, no item, no address of a client.
"""

from __future__ import annotations

import json
import logging
import time

import falcon

LOG = logging.getLogger("web.access")


class AccessLog:
    """Falcon middleware; stands first, so that it measures all the others too."""

    def process_request(self, req: falcon.Request, resp: falcon.Response) -> None:
        """Start the clock."""
        req.context.began = time.perf_counter()

    def process_response(
        self, req: falcon.Request, resp: falcon.Response, resource: object, req_succeeded: bool
    ) -> None:
        """Write the line."""
        seconds = time.perf_counter() - getattr(req.context, "began", time.perf_counter())
        line = {
            "event": "request",
            "method": req.method if req.method in falcon.HTTP_METHODS else "OTHER",
            "route": req.uri_template or "-",
            "status": resp.status_code,
            "ms": round(seconds * 1000, 1),
        }
        LOG.info(json.dumps(line))
