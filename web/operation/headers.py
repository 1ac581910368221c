"""The headers of every answer: what the browser may load, run, frame and tell others."""

from __future__ import annotations

import falcon

CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'none'",
        "style-src 'self'",
        "img-src 'self'",
        "script-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


STRICT_TRANSPORT = "max-age=31536000"


class SecurityHeaders:
    """Falcon middleware. What a resource has set itself stays.

    ``https`` is whether the service is public under https: then browsers never go back.
    """

    def __init__(self, https: bool = False) -> None:
        self._https = https

    def process_response(
        self, req: falcon.Request, resp: falcon.Response, resource: object, req_succeeded: bool
    ) -> None:
        """Set what is missing; pages are asked for anew each time, as items can be removed."""
        for name, value in HEADERS.items():
            if resp.get_header(name) is None:
                resp.set_header(name, value)
        if self._https:
            resp.set_header("Strict-Transport-Security", STRICT_TRANSPORT)
        if resp.get_header("Content-Security-Policy") is None:
            resp.set_header("Content-Security-Policy", CONTENT_SECURITY_POLICY)
        if resp.get_header("Cache-Control") is None:
            resp.cache_control = ["no-cache"]
