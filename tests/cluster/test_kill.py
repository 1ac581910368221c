"""A data node is killed while people search and items come in."""

import pytest

from archive.store.catalogue import SqliteCatalogue
from indexer.analysis.analyzer import default_analyzer
from indexer.building.catch_up import catch_up
from indexer.building.comparison import compare
from indexer.building.reindex import reindex
from tests.cluster.archives import Searching
from tests.cluster.conftest import ITEMS
from tests.indexer.sample_archive import put

pytestmark = pytest.mark.slow


def test_a_killed_node_is_not_noticed(cluster, home):
    """No search fails after the client's retries, no document is lost."""
    reindex(home, "opensearch")
    cluster.wait_for_green()
    victim = next(node for node in cluster.nodes if node is not cluster.manager())
    analyzer = default_analyzer()
    with SqliteCatalogue(home) as catalogue:
        with Searching(home) as searching:
            searching.more(20)
            victim.kill()
            searching.more(20)
            for number in range(ITEMS, ITEMS + 3):
                put(home, [number])
                assert catch_up(home, catalogue, "opensearch", analyzer).changes == 1
            searching.more(60)
            cluster.start(victim)
            searching.more(20)
        assert searching.failed == []
        assert searching.totals <= set(range(ITEMS, ITEMS + 4))
        cluster.wait_for_green()
        assert list(compare(home, catalogue, "opensearch", analyzer)) == []
