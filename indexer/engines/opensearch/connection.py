"""One connection to the cluster: requests that go to another node when one does not answer."""

from __future__ import annotations

import functools
import logging
import os
import time
from collections.abc import Callable, Mapping
from typing import Any

from opensearchpy import OpenSearch
from opensearchpy.exceptions import ConnectionError as NoConnection
from opensearchpy.exceptions import ConnectionTimeout, TransportError

from archive.errors import IndexUnavailable
from indexer.engines.opensearch.cluster_errors import is_full, is_temporary, translated
from indexer.engines.opensearch.cluster_settings import ClusterSettings
from indexer.engines.opensearch.node_choice import NodeChoice

TIMEOUT = 3.0
"""Seconds that one node has to answer before another one is asked."""

PATIENCE = 12.0
"""Seconds that a request may take in all, with every retry."""

_FIRST_PAUSE, _LONGEST_PAUSE = 0.1, 1.0
_ROUNDS = 3  # how often all nodes are asked that refuse to be connected to

MAJOR = 2
"""The version of OpenSearch that this engine knows, from 2.4 on."""

_LEAST_MINOR = 4

_LOGGER = logging.getLogger("opensearch")


class Connection:
    """Requests to one cluster. Thread-safe."""

    def __init__(self, settings: ClusterSettings) -> None:
        self.settings = settings
        login = (settings.user, settings.password) if settings.user else None
        options: dict[str, Any] = {"ca_certs": settings.ca} if settings.ca else {}
        self._choice = NodeChoice(len(settings.hosts))
        self._transports = [
            OpenSearch(
                [host],
                http_auth=login,
                timeout=TIMEOUT,
                max_retries=0,  # retries are ours: bounded by time, not by number
                pool_maxsize=16,
                **options,
            ).transport
            for host in settings.hosts
        ]

    def request(
        self,
        method: str,
        path: str,
        body: object = None,
        *,
        seconds: float = TIMEOUT,
        patience: float = PATIENCE,
        **params: str | int,
    ) -> Any:  # noqa: ANN401 (JSON)
        """The answer to one request, which must do no harm when it is done twice.

        ``seconds`` are given to one node, ``patience`` in all. Raises our own errors.
        """
        try:
            return self.tried(method, path, body, params, seconds=seconds, patience=patience)
        except TransportError as error:
            raise translated(error, self.settings) from error

    def tried(
        self,
        method: str,
        path: str,
        body: object,
        params: Mapping[str, str | int],
        *,
        seconds: float = TIMEOUT,
        patience: float = PATIENCE,
        again: Callable[[TransportError], bool] = is_temporary,
    ) -> Any:  # noqa: ANN401 (JSON)
        """As :meth:`request`, but the client's error comes out as it is."""
        ends = time.monotonic() + patience
        pause, refusals = _FIRST_PAUSE, 0
        while True:
            try:
                return self._once(method, path, body, seconds, params)
            except TransportError as error:
                refusals += isinstance(error, NoConnection) and not _timed_out(error)
                exhausted = refusals >= _ROUNDS * len(self.settings.hosts)
                if exhausted or not again(error) or is_full(str(error)):
                    raise
                if time.monotonic() + pause >= ends:
                    raise
            time.sleep(pause)
            pause = min(2 * pause, _LONGEST_PAUSE)

    def _once(
        self, method: str, path: str, body: object, seconds: float, params: Mapping[str, str | int]
    ) -> Any:  # noqa: ANN401 (JSON)
        lines = isinstance(body, bytes)
        kind = "application/x-ndjson" if lines else "application/json"
        node = self._choice.next()
        try:
            answer = self._transports[node].perform_request(
                method,
                path,
                params=dict(params),
                body=body,
                timeout=seconds,
                headers={"content-type": kind},
            )
        except NoConnection:
            self._choice.failed(node)
            raise
        self._choice.worked(node)
        return answer


def connect(settings: ClusterSettings) -> Connection:
    """The connection of this process to a cluster, whose version was looked at once.

    Raises :class:`archive.errors.ArchiveError` where it cannot be reached or used.
    """
    return _connected(settings, os.getpid())


@functools.lru_cache(maxsize=8)
def _connected(settings: ClusterSettings, process: int) -> Connection:
    """Sockets must not be shared with a parent process, hence ``process``."""
    _LOGGER.setLevel(logging.ERROR)  # its warnings carry traces; our errors tell what failed
    connection = Connection(settings)
    about = connection.request("GET", "/")
    version = about.get("version", {}) if isinstance(about, dict) else {}
    name = str(version.get("distribution", "another server"))
    number = str(version.get("number", "of unknown version"))
    if name != "opensearch" or not _known(number):
        raise IndexUnavailable(
            f"{settings.shown_hosts} is {name} {number}. This program works with OpenSearch "
            f"{MAJOR}, from {MAJOR}.{_LEAST_MINOR} on."
        )
    return connection


def _known(number: str) -> bool:
    parts = number.split(".")
    if not all(part.isdigit() for part in parts[:2]) or len(parts) < 2:
        return False
    return int(parts[0]) == MAJOR and int(parts[1]) >= _LEAST_MINOR


def _timed_out(error: TransportError) -> bool:
    return isinstance(error, ConnectionTimeout)
