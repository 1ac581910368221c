"""A web node in a folder with nothing but settings shows what the archive's machine shows."""

import json
import re
from subprocess import DEVNULL, Popen

import pytest
from falcon.testing import TestClient

from archive.home import Home
from archive.intake.run import ingest
from archive.retention import remove
from archive.settings import load
from archive.store.writer import Store
from indexer.analysis.analyzer import default_analyzer
from indexer.assembly import open_catalogue, open_search
from indexer.cluster_catalogue.live import ClusterLive
from indexer.cluster_catalogue.state import StateReader
from indexer.engines.opensearch.cluster_settings import cluster_settings
from indexer.results import SearchRequest
from tests.cluster.archives import archive, command, own_environment, write_settings
from tests.cluster.nodes import free_port
from tests.cluster.test_commands import until_served
from tests.cluster.test_same_catalogue import MINUTES
from tests.web.sample_archive import CANARY, build
from web.app import create_app
from web.site_settings import web_settings

pytestmark = pytest.mark.slow

QUERIES = ("", "katuvalaistus", "kirjasto", '"ehdotus hyväksyttiin"', "koulu*", "venesatma")
ADDRESS = re.compile(r"/(?:asiakohta|asia|toimielin)/[^\"?#&<> ]+")
MOST = 12
"""Addresses of each kind that are compared."""


def client(home, **overridden):
    settings = load(home.folder, overridden)
    catalogue = open_catalogue(settings)
    return TestClient(create_app(open_search(settings), catalogue, web_settings(settings)))


@pytest.fixture(scope="module")
def nodes(cluster, tmp_path_factory):
    """The archive's machine with the ids of its items, and a bare web node."""
    folder = tmp_path_factory.mktemp("nodes")
    home, bare = Home(folder / "archive"), Home(folder / "bare")
    ids = build(home)
    with Store.open(home) as store:
        ingest(store, [MINUTES / "turku", MINUTES / "dynasty"])
    settings = {
        "opensearch_hosts": cluster.hosts,
        "opensearch_index": "t-node",
        "catalogue": "opensearch",
        "originals": str(home.objects),
        "opensearch_replicas": 0,
    }
    write_settings(home, **settings)
    bare.folder.mkdir()
    write_settings(bare, **settings)
    built = archive(home, "reindex", "--jobs", "1")
    assert built.returncode == 0, built.stderr
    with Store.open(home) as store:
        remove(store, ids["removed"], "Julkaistu <b>vahingossa</b>", "test")
    followed = archive(home, "reindex", "--if-needed")
    assert followed.returncode == 0, followed.stderr
    return client(home, catalogue="sqlite"), client(bare), ids, bare, home


def same(nodes, path, status=None):
    here, there = (node.simulate_get(path, host="127.0.0.1") for node in nodes[:2])
    assert there.status_code == here.status_code, (path, there.text)
    assert there.text == here.text, path
    assert status in (None, here.status_code)
    return here.text


def test_search_pages_and_all_that_they_lead_to(nodes):
    pages = [same(nodes, "/", 200)]
    pages += [same(nodes, f"/?q={query}", 200) for query in QUERIES]
    addresses = {kind: set() for kind in ("asiakohta", "asia", "toimielin")}
    for page in pages:
        for address in ADDRESS.findall(page):
            addresses[address.split("/")[1]].add(address)
    for address in sorted(addresses["asiakohta"])[:MOST]:
        for further in ADDRESS.findall(same(nodes, address, 200)):
            addresses[further.split("/")[1]].add(further)
    for kind in ("asia", "toimielin"):
        assert addresses[kind], kind
        for address in sorted(addresses[kind])[:MOST]:
            same(nodes, address, 200)


def test_records_api_and_feeds(nodes):
    ids = nodes[2]
    for path in (
        "/kattavuus",
        "/tilastot?q=katu",
        "/api/v1/boards",
        "/api/v1/items",
        "/api/v1/changes",
        "/api/v1/search?q=katuvalaistus",
        "/api/v1/suggest?q=katu",
        f"/asiakohta/{ids['changed']}/versiot",
        f"/asiakohta/{ids['changed']}/samankaltaiset",
        f"/api/v1/items/{ids['transport']}",
    ):
        same(nodes, path)


def test_a_removed_item_is_gone_with_its_reason(nodes):
    page = same(nodes, f"/asiakohta/{nodes[2]['removed']}", 410)
    assert "vahingossa" in page


def test_an_original_is_streamed_from_the_folder(nodes):
    assert "ei ollut" in same(nodes, f"/alkuperainen/{nodes[2]['digest']}", 200)


def test_a_search_goes_on_when_its_index_is_swapped_away(nodes):
    """The snapshot goes with the old index; the alias leads to the new one."""
    settings = load(nodes[3].folder)
    reader = StateReader(cluster_settings(settings))
    live = ClusterLive(cluster_settings(settings), reader, default_analyzer())
    with live.searcher() as snapshot:
        before = snapshot.search(SearchRequest(facets=("board",)))
        built = archive(nodes[4], "reindex", "--jobs", "1")
        assert built.returncode == 0, built.stderr
        after = snapshot.search(SearchRequest(facets=("board",)))
    live.close()
    assert (after.total, after.facets) == (before.total, before.facets)
    same(nodes, "/?q=katuvalaistus", 200)


def test_nothing_confidential_shows(nodes):
    assert CANARY not in same(nodes, f"/asiakohta/{nodes[2]['secret']}", 200)
    found = json.loads(same(nodes, f"/api/v1/search?q={CANARY}", 200))
    assert found["total"] == 0


def test_the_command_serves_from_a_bare_folder(nodes):
    port = free_port()
    with Popen(
        [*command(), "serve", "--port", str(port), "--home", str(nodes[3].folder)],
        env=own_environment(),
        stdout=DEVNULL,
        stderr=DEVNULL,
    ) as service:
        try:
            assert "vahingossa" not in until_served(port, "/?q=katuvalaistus")
            answer = json.loads(until_served(port, "/api/v1/search?q=katuvalaistus"))
            assert answer["total"] == 30
        finally:
            service.terminate()


def test_the_folder_of_a_web_node_stays_bare(nodes):
    assert [path.name for path in nodes[3].folder.iterdir()] == ["archive.toml"]
