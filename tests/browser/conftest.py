"""Debian's Chromium over a site that is served on this machine."""

from __future__ import annotations

import threading
from pathlib import Path
from socketserver import ThreadingMixIn
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

import pytest
from playwright.sync_api import sync_playwright

from tests.web.conftest import site  # noqa: F401

CHROMIUM = Path("/usr/bin/chromium")
REFUSED = "Failed to load resource: the server responded with a status of 4"
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


class Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True


class Quiet(WSGIRequestHandler):
    def log_message(self, *words):
        pass


@pytest.fixture(scope="session")
def address(site):  # noqa: F811
    """The address of the served site."""
    server = make_server("127.0.0.1", 0, site.client.app, Server, Quiet)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="session")
def chromium():
    if not CHROMIUM.exists():
        pytest.skip(f"{CHROMIUM} is missing: bash scripts/setup.sh browser python3 .venv")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def visit(chromium, address):
    """Opens pages in a browser of its own; fails where a page complains or asks elsewhere."""
    contexts, complaints = [], []

    def watch(page):
        page.on("console", lambda message: said(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("dialog", lambda dialog: (complaints.append("dialog"), dialog.dismiss()))
        page.on("request", elsewhere)

    def said(text):
        if not text.startswith(REFUSED):  # pages of errors are looked at too
            complaints.append(text)

    def elsewhere(request):
        if not request.url.startswith(address):
            complaints.append(f"asked {request.url}")

    def open_page(path="/", width=1440, scheme="light", javascript=True, height=900):
        context = chromium.new_context(
            base_url=address,
            viewport={"width": width, "height": height},
            color_scheme=scheme,
            java_script_enabled=javascript,
        )
        context.set_default_timeout(5_000)
        contexts.append(context)
        page = context.new_page()
        watch(page)
        page.goto(path)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert complaints == []
