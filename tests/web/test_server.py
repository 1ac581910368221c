"""The real server on loopback: slow clients, the log, a wrong name."""

import json
import resource
import socket
import time
import urllib.error
from contextlib import ExitStack

import pytest

from archive.home import Home
from indexer.building.reindex import reindex
from tests.web.sample_archive import build
from tests.web.serving import fetch, serving

pytestmark = pytest.mark.slow
SLOW_CLIENTS = 500


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    folder = tmp_path_factory.mktemp("server")
    home = Home(folder / "home")
    build(home)
    reindex(home, "tantivy")
    log = folder / "log"
    with serving(home, log) as port:
        yield port, log


def unfinished(stack, port, text):
    client = stack.enter_context(socket.create_connection(("127.0.0.1", port), timeout=10))
    client.sendall(text)
    return client


@pytest.mark.parametrize(
    "text",
    [
        b"",
        b"GET /?q=koulu HTTP/1.1\r\nHost: localhost\r\nX-Slow: ",
        b"POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000000\r\n\r\nx",
    ],
    ids=["silent", "half a head", "half a body"],
)
def test_500_clients_that_never_finish_keep_nobody_else_waiting(server, text):
    port, _ = server
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if hard < SLOW_CLIENTS + 100:
        pytest.skip(f"this machine lets a process open {hard} files only")
    resource.setrlimit(resource.RLIMIT_NOFILE, (max(soft, SLOW_CLIENTS + 200), hard))
    with ExitStack() as stack:
        for _ in range(SLOW_CLIENTS):
            unfinished(stack, port, text)
        began = time.monotonic()
        for _ in range(5):
            assert fetch(port, "/?q=koulu", timeout=5).status == 200
        assert time.monotonic() - began < 5


def test_half_a_head_is_given_up(server):
    port, _ = server
    with ExitStack() as stack:
        client = unfinished(stack, port, b"GET / HTTP/1.1\r\nHost: localhost\r\n")
        client.settimeout(20)
        began = time.monotonic()
        answer = client.recv(1000)
        assert answer == b"" or answer.startswith(b"HTTP/1.1 4")
        assert time.monotonic() - began < 15


def test_another_name_is_not_answered(server):
    port, _ = server
    with pytest.raises(urllib.error.HTTPError) as refused:
        fetch(port, "/", Host="evil.example")
    assert refused.value.code == 421


def test_the_log_of_the_server_is_json_and_names_nobody(server):
    port, log = server
    fetch(port, "/?q=salainenhaku").read()
    time.sleep(0.3)
    text = log.read_text()
    lines = [json.loads(line) for line in text.splitlines() if line.startswith('{"event"')]
    assert {"method", "route", "status", "ms"} <= set(lines[-1])
    assert lines[-1]["route"] == "/"
    assert "salainenhaku" not in text
    assert '"127.0.0.1"' not in text
