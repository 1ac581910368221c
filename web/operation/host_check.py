"""Only the names of this service are answered: no page is built on a name that a stranger chose."""

from __future__ import annotations

from collections.abc import Iterable

import falcon

HTTP_MISDIRECTED = "421 Misdirected Request"
EXEMPT = "/health/"
"""Watchers of the service ask by its address, and learn nothing that depends on a name."""


class HostCheck:
    """Falcon middleware. Without names, every name is answered."""

    def __init__(self, names: Iterable[str]) -> None:
        self._names = frozenset(name.casefold() for name in names)

    def process_request(self, req: falcon.Request, resp: falcon.Response) -> None:
        """Refuse a request for another name with 421."""
        if not self._names or req.path.startswith(EXEMPT):
            return
        if host_name(req.get_header("Host") or "") not in self._names:
            raise falcon.HTTPError(HTTP_MISDIRECTED)


def host_name(host: str) -> str:
    """The name in a Host header, without its port: "[::1]:8000" → "[::1]"."""
    name = host.strip().casefold()
    if name.startswith("["):
        return name.partition("]")[0] + "]"
    return name.partition(":")[0].rstrip(".")
