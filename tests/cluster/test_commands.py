"""The commands over an archive whose index lies in a cluster."""

import json
import time
import urllib.error
import urllib.request
from subprocess import DEVNULL, PIPE, Popen

import pytest

from archive.settings import load
from tests.cluster.archives import archive, command, own_environment, write_settings
from tests.cluster.conftest import ITEMS
from tests.cluster.nodes import ask, free_port
from tests.indexer.sample_archive import put

pytestmark = pytest.mark.slow


def aliases(cluster, home):
    """The indices that the archive's two aliases name."""
    name = load(home.folder, environment={}).text("opensearch_index")
    rows = ask(cluster.nodes[0], "/_cat/aliases?format=json")
    return sorted(row["index"] for row in rows if row["alias"] in (name, f"{name}-terms"))


def indices(cluster, home):
    """All indices of the archive."""
    name = load(home.folder, environment={}).text("opensearch_index")
    rows = ask(cluster.nodes[0], f"/_cat/indices/{name}-*?format=json")
    return sorted(row["index"] for row in rows)


def test_reindex_search_and_swap(cluster, home):
    assert archive(home, "search", "koulu").returncode == 1
    built = archive(home, "reindex", "--json")
    assert built.returncode == 0, built.stderr
    first = indices(cluster, home)
    assert aliases(cluster, home) == first
    assert len(first) == 2

    found = archive(home, "search", "koulujen piha", "--json")
    assert found.returncode == 0, found.stderr
    assert json.loads(found.stdout)["total"] == ITEMS // 4

    put(home, range(ITEMS, ITEMS + 4))
    assert archive(home, "reindex").returncode == 0
    second = indices(cluster, home)
    assert aliases(cluster, home) == second
    assert not set(first) & set(second)
    found = archive(home, "search", "koulujen piha", "--json")
    assert json.loads(found.stdout)["total"] == ITEMS // 4 + 1
    assert archive(home, "verify").returncode == 0


def test_the_service_answers_from_the_cluster(cluster, home):
    assert archive(home, "reindex").returncode == 0
    port = free_port()
    with Popen(
        [*command(), "serve", "--port", str(port), "--home", str(home.folder)],
        env=own_environment(),
        stdout=PIPE,
        stderr=DEVNULL,
        text=True,
    ) as service:
        try:
            page = until_served(port, "/?q=kirjasto")
            assert "aukioloajat" in page
            answer = json.loads(until_served(port, "/api/v1/search?q=kirjasto"))
            assert answer["total"] == ITEMS // 4
        finally:
            service.terminate()


def until_served(port, path):
    for _ in range(600):
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=10) as answer:
                return answer.read().decode()
        except urllib.error.URLError as error:
            problem = error
            time.sleep(0.1)
    raise problem


def test_a_wrong_host_is_named(home):
    write_settings(home, opensearch_hosts=f"http://127.0.0.1:{free_port()}")
    done = archive(home, "reindex")
    assert done.returncode == 1
    assert "No connection to the OpenSearch cluster" in done.stderr
    assert "opensearch_hosts" in done.stderr


def test_tls_to_a_server_without_it_is_told(cluster, home):
    write_settings(home, opensearch_hosts=cluster.nodes[0].url.replace("http:", "https:"))
    done = archive(home, "reindex")
    assert done.returncode == 2
    assert "does not speak TLS" in done.stderr


def test_an_index_with_the_name_of_the_alias_is_told(cluster, home):
    name = load(home.folder, environment={}).text("opensearch_index")
    ask(cluster.nodes[0], f"/{name}", "PUT", {})
    done = archive(home, "reindex")
    ask(cluster.nodes[0], f"/{name}", "DELETE")
    assert done.returncode == 2
    assert "opensearch_index" in done.stderr


def test_an_index_deleted_by_hand_is_told(cluster, home):
    assert archive(home, "reindex").returncode == 0
    for name in indices(cluster, home):
        ask(cluster.nodes[0], f"/{name}", "DELETE")
    done = archive(home, "search", "koulu")
    assert done.returncode == 1
    assert "archive reindex" in done.stderr
    assert archive(home, "reindex").returncode == 0
    assert archive(home, "search", "koulu").returncode == 0
