"""What is said of servers that are no cluster this program can use."""

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from archive.errors import ArchiveError, IndexUnavailable, UsageError
from indexer.engines.opensearch.cluster_settings import ClusterSettings
from indexer.engines.opensearch.connection import Connection, connect


def about(distribution, number):
    version = {"number": number} | ({"distribution": distribution} if distribution else {})
    return json.dumps({"version": version})


@pytest.fixture
def answering():
    """Starts servers that give the same answer to everything."""
    servers = []

    def start(body, status=200, kind="application/json"):
        class Handler(BaseHTTPRequestHandler):
            def do_GET(self):
                self.send_response(status)
                self.send_header("content-type", kind)
                self.send_header("content-length", str(len(body.encode())))
                self.end_headers()
                self.wfile.write(body.encode())

            def log_message(self, *_):
                pass

        server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        servers.append(server)
        return ClusterSettings((f"http://127.0.0.1:{server.server_port}",), "minutes")

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()


@pytest.mark.parametrize(
    ("distribution", "number", "said"),
    [
        ("opensearch", "3.1.0", "opensearch 3.1.0"),
        ("opensearch", "2.3.9", "opensearch 2.3.9"),
        ("opensearch", "x", "opensearch x"),
        (None, "8.17.0", "another server 8.17.0"),
    ],
)
def test_another_version_is_refused(answering, distribution, number, said):
    with pytest.raises(IndexUnavailable, match=f"is {said}. This program works with OpenSearch 2"):
        connect(answering(about(distribution, number)))


@pytest.mark.parametrize("number", ["2.4.0", "2.19.6"])
def test_a_known_version_is_taken(answering, number):
    settings = answering(about("opensearch", number))
    assert connect(settings) is connect(settings)


@pytest.mark.parametrize(
    ("status", "kind", "error", "said"),
    [
        (401, "text/html", UsageError, "Wrong user or password"),
        (403, "text/html", UsageError, "docs/scaling.md"),
        (404, "text/html", IndexUnavailable, "a page, as of a proxy"),
    ],
)
def test_a_proxy_that_refuses_is_told(answering, status, kind, error, said):
    settings = answering("<html><body>invented</body></html>", status, kind)
    with pytest.raises(error, match=said) as raised:
        Connection(settings).request("GET", "/")
    assert "<html>" not in str(raised.value)


def test_a_server_that_is_busy_is_asked_again_and_then_told(answering):
    with pytest.raises(ArchiveError, match="overloaded"):
        Connection(answering("{}", 429)).request("GET", "/", patience=0.5)
