"""The cluster that is shared by a run, and an archive whose index lies in it."""

import pytest

from indexer.engines import engine
from indexer.generations.folders import Generations
from tests.cluster.archives import new_archive
from tests.cluster.shared import shared_cluster

ITEMS = 120


@pytest.fixture(scope="session")
def cluster():
    return shared_cluster()


@pytest.fixture
def home(cluster, tmp_path, monkeypatch):
    """An archive of 120 items with an alias of its own; its indices go at the end."""
    monkeypatch.delenv("ARCHIVE_OPENSEARCH_HOSTS", raising=False)
    home = new_archive(tmp_path / "home", cluster.hosts, ITEMS)
    yield home
    for generation in Generations(home, "opensearch").all():
        engine("opensearch", generation.files).remove()
