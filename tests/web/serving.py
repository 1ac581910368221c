"""The real server process over a small archive, for tests that need its sockets."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import contextmanager, suppress
from pathlib import Path

ARCHIVE = Path(sys.executable).with_name("archive")


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextmanager
def serving(home, log, **settings):
    """`archive serve` while the block runs; gives its port. What it says goes to ``log``."""
    port = free_port()
    variables = {f"ARCHIVE_{name.upper()}": str(value) for name, value in settings.items()}
    with log.open("wb") as output:
        process = subprocess.Popen(
            [ARCHIVE, "--home", str(home.folder), "serve", "--port", str(port)],
            env={**os.environ, **variables},
            stdout=output,
            stderr=output,
        )
        try:
            await_ready(port, process)
            yield port
        finally:
            process.terminate()
            process.wait(20)


def await_ready(port, process):
    for _ in range(300):
        with suppress(OSError):
            if fetch(port, "/health/ready").status == 200:
                return
        assert process.poll() is None, "archive serve ended"
        time.sleep(0.1)
    raise AssertionError("archive serve did not become ready in 30 seconds")


def fetch(port, path, timeout=10, **headers):
    request = urllib.request.Request(f"http://127.0.0.1:{port}{path}", headers=headers)
    return urllib.request.urlopen(request, timeout=timeout)
