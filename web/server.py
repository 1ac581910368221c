"""The server process: granian in front of the WSGI application, on one address."""

from __future__ import annotations

import os
import socket

import click
from granian.constants import Interfaces
from granian.http import HTTP1Settings
from granian.server import Server

from archive.errors import ArchiveError
from archive.settings import Settings
from indexer.assembly import open_search
from web.site_settings import web_settings

HEADER_TIMEOUT = 10_000
"""Milliseconds that a client has to send the head of its request."""

BACKLOG = 2_048
"""Connections that may wait; those that never finish their request hold none of the threads."""

HOME_VARIABLE = "ARCHIVE_HOME"


def run(settings: Settings) -> None:
    """Serve until interrupted.

    Raises :class:`archive.errors.ArchiveError` when the address is taken. Without an index
    that opens, pages answer 503 and say why, and searches begin as soon as there is one.
    """
    web_settings(settings)  # says now what is wrong, not in a worker's log
    host, port = settings.text("host"), settings.number("port")
    _check_address(host, port)
    problem = open_search(settings).ready()
    if problem:
        click.echo(f"Not ready yet, pages say so until it is mended: {problem}", err=True)
    _hand_over(settings)
    click.echo(f"Serving {settings.home.folder} on http://{host}:{port}/ (stop with Ctrl-C)")
    Server(
        "web.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        blocking_threads=settings.number("threads"),
        log_enabled=True,
        log_access=False,
        http1_settings=HTTP1Settings(header_read_timeout=HEADER_TIMEOUT),
        backlog=BACKLOG,
        respawn_failed_workers=True,
    ).serve()


def _hand_over(settings: Settings) -> None:
    """Give the worker process the settings of this run through its environment."""
    os.environ[HOME_VARIABLE] = str(settings.home.folder.resolve())
    for name, value in settings.values.items():
        if value.origin.startswith("--"):
            os.environ[f"ARCHIVE_{name.upper()}"] = str(value.value)


def _check_address(host: str, port: int) -> None:
    """Say plainly that an address is taken, before the server fails at it."""
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        with socket.socket(family, socket.SOCK_STREAM) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((host, port))
    except OSError as error:
        raise ArchiveError(
            f"Cannot listen on {host} port {port}: {error.strerror or error}. "
            "Is the service running already? Choose another port: archive serve --port 8001"
        ) from error
