"""ETags, and 304 for what the client has already.

The tag is that of the answer's own bytes. It is right whatever an answer rests on (index,
store, templates, language, the day), and it costs 0.1 ms; what it does not save is making
the answer. Large files carry the tag of their digest instead and are not read for it.
"""

from __future__ import annotations

import re
from hashlib import blake2b

import falcon

_TAG = re.compile(r'"([^"]*)"')


class ETags:
    """Falcon middleware for answers that are whole in memory."""

    def process_response(
        self, req: falcon.Request, resp: falcon.Response, resource: object, req_succeeded: bool
    ) -> None:
        """Tag the answer; replace it by 304 where the client has it."""
        if req.method not in ("GET", "HEAD") or resp.status_code != 200 or resp.stream:
            return
        if resp.get_header("ETag") is not None:
            return  # a file with the tag of its digest
        body = resp.render_body() or b""
        resp.data, resp.text = body, None
        tag = f'W/"{blake2b(body, digest_size=12).hexdigest()}"'
        resp.set_header("ETag", tag)
        if has_already(req, tag):
            not_modified(resp)


def has_already(req: falcon.Request, tag: str) -> bool:
    """Whether the client names this tag as one that it has (weak comparison, RFC 9110)."""
    named = req.get_header("If-None-Match")
    if named is None:
        return False
    return named.strip() == "*" or tag.removeprefix("W/").strip('"') in _TAG.findall(named)


def not_modified(resp: falcon.Response) -> None:
    """Make an answer of 304 out of what was there."""
    resp.status = falcon.HTTP_304
    resp.data = resp.text = resp.media = resp.stream = None
    resp.delete_header("Content-Type")
    resp.delete_header("Content-Length")
