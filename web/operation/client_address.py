"""Where a request comes from, when proxies stand before the service.

``X-Forwarded-For`` is believed only as far as proxies wrote it that the settings name.
"""

from __future__ import annotations

from collections.abc import Iterable
from ipaddress import IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

import falcon

Network = IPv4Network | IPv6Network


class ClientAddress:
    """Tells the client of a request. ``proxies`` are addresses or networks (CIDR).

    Raises ValueError for one that is neither.
    """

    def __init__(self, proxies: Iterable[str] = ()) -> None:
        self._proxies: tuple[Network, ...] = tuple(ip_network(proxy) for proxy in proxies)

    def of(self, req: falcon.Request) -> str:
        """The client's address, as a key: of IPv6 the network of 64 bits that one has.

        Empty for requests of this machine itself, whose address tells nothing.
        """
        address = req.remote_addr or ""
        forwarded = (req.get_header("X-Forwarded-For") or "").split(",")
        while self._is_proxy(address) and forwarded:
            before = forwarded.pop().strip()
            if not before:
                break
            address = before
        return self._key(address)

    def _is_proxy(self, address: str) -> bool:
        try:
            parsed = ip_address(address)
        except ValueError:
            return False
        return any(parsed in proxy for proxy in self._proxies)

    @staticmethod
    def _key(address: str) -> str:
        try:
            parsed = ip_address(address)
        except ValueError:
            return address[:64]
        if isinstance(parsed, IPv6Address) and parsed.ipv4_mapped:
            parsed = parsed.ipv4_mapped
        if parsed.is_loopback:
            return ""
        if isinstance(parsed, IPv6Address):
            return str(ip_network((parsed, 64), strict=False))
        return str(parsed)
