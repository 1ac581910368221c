"""Everything that can break in a cluster, while people search: a cluster of its own."""

import signal
import time

import pytest

from archive.errors import ArchiveError, DiskFull, IndexUnavailable
from archive.store.catalogue import SqliteCatalogue
from indexer.analysis.analyzer import default_analyzer
from indexer.building.catch_up import catch_up
from indexer.building.comparison import compare
from indexer.building.reindex import reindex
from indexer.generations.folders import Generations
from indexer.generations.live import LiveIndex
from indexer.results import SearchRequest
from tests.cluster.archives import Searching, archive, new_archive
from tests.cluster.nodes import Cluster, ask
from tests.indexer.sample_archive import put

pytestmark = [pytest.mark.cluster_full, pytest.mark.slow]

ITEMS = 300
FROZEN_SECONDS = 15.0


@pytest.fixture(scope="module")
def broken():
    """Nodes that get killed, frozen and filled up."""
    cluster = Cluster.of(3)
    try:
        cluster.start()
        yield cluster
    finally:
        cluster.stop()


@pytest.fixture
def whole(broken, tmp_path, monkeypatch):
    """An archive with its index in a cluster that is green, at the beginning and the end."""
    monkeypatch.delenv("ARCHIVE_OPENSEARCH_HOSTS", raising=False)
    home = new_archive(tmp_path / "home", broken.hosts, ITEMS)
    reindex(home, "opensearch")
    broken.wait_for_green()
    yield home
    for generation in Generations(home, "opensearch").all():
        generation.engine().remove()


@pytest.fixture
def catalogue(whole):
    with SqliteCatalogue(whole) as catalogue:
        yield catalogue


def level(home, catalogue):
    """Bring the index level and compare it with the store."""
    catch_up(home, catalogue, "opensearch", default_analyzer())
    return list(compare(home, catalogue, "opensearch", default_analyzer()))


def test_the_elected_manager_is_killed(broken, whole, catalogue):
    victim = broken.manager()
    with Searching(whole) as searching:
        searching.more(20)
        victim.kill()
        searching.more(100)
        put(whole, range(ITEMS, ITEMS + 5))
        assert level(whole, catalogue) == []
        broken.start(victim)
        broken.wait_for_green()
        searching.more(20)
    assert searching.failed == []
    assert searching.totals <= set(range(ITEMS, ITEMS + 6))


@pytest.mark.parametrize("whom", ["follower", "manager"])
def test_a_frozen_node_stops_nothing_for_long(broken, whole, catalogue, whom):
    manager = broken.manager()
    others = [node for node in broken.nodes if node is not manager]
    victim = manager if whom == "manager" else others[0]
    writes = []
    with Searching(whole) as searching:
        searching.more(20)
        victim.send(signal.SIGSTOP)
        try:
            ends = time.monotonic() + FROZEN_SECONDS
            number = ITEMS
            while time.monotonic() < ends:
                put(whole, [number])
                began = time.monotonic()
                catch_up(whole, catalogue, "opensearch", default_analyzer())
                writes.append(time.monotonic() - began)
                number += 1
        finally:
            victim.send(signal.SIGCONT)
        searching.more(20)
    assert searching.failed == []  # each within the client's patience
    print(f"slowest search {searching.slowest:.1f} s, write {max(writes):.1f} s")
    broken.wait(victim)
    broken.wait_for_green()
    assert level(whole, catalogue) == []


def test_two_nodes_of_three_dead_is_an_error_and_no_part_of_an_answer(broken, whole, catalogue):
    live = LiveIndex(whole, "opensearch", default_analyzer())
    with live.searcher() as searcher:
        assert searcher.search(SearchRequest()).total == ITEMS
        dead = broken.nodes[:2]
        for node in dead:
            node.kill()
        began = time.monotonic()
        with pytest.raises(IndexUnavailable, match=r"OpenSearch cluster") as raised:
            searcher.search(SearchRequest())
        assert "red" in str(raised.value) or "No " in str(raised.value)
    live.close()
    done = archive(whole, "search", "koulu")
    assert done.returncode == 1
    assert "OpenSearch cluster" in done.stderr
    put(whole, range(ITEMS, ITEMS + 3))
    with pytest.raises(ArchiveError, match="OpenSearch cluster"):
        catch_up(whole, catalogue, "opensearch", default_analyzer())
    print(f"all told after {time.monotonic() - began:.0f} s")
    broken.start(*dead)
    broken.wait_for_green()
    assert level(whole, catalogue) == []


def test_reindex_and_swap_under_load(broken, whole, catalogue):
    with Searching(whole) as searching:
        for round_ in range(3):
            put(whole, [ITEMS + round_])
            reindex(whole, "opensearch")
            searching.more(10)
    assert searching.failed == []
    assert searching.totals <= set(range(ITEMS, ITEMS + 4))
    assert level(whole, catalogue) == []


def test_snapshot_and_restore(broken, whole, catalogue):
    node = broken.nodes[0]
    live = Generations(whole, "opensearch").current()
    names = live.engine().index_names()
    place = {"type": "fs", "settings": {"location": str(broken.folder / "snapshots" / "one")}}
    ask(node, "/_snapshot/nightly", "PUT", place)
    chosen = {"indices": ",".join(names), "include_global_state": False}
    made = ask(node, "/_snapshot/nightly/first?wait_for_completion=true", "PUT", chosen, 60)
    assert made["snapshot"]["shards"]["failed"] == 0
    live.engine().remove()
    assert archive(whole, "search", "koulu").returncode == 1
    ask(node, "/_snapshot/nightly/first/_restore?wait_for_completion=true", "POST", {}, 60)
    broken.wait_for_green()
    assert level(whole, catalogue) == []
    assert archive(whole, "search", "koulu").returncode == 0


def test_a_full_disk_is_told_and_caught_up_later(broken, whole, catalogue):
    """The watermarks are set so low that every node counts as full."""
    node = broken.nodes[0]
    marks = "cluster.routing.allocation.disk."
    full = {
        marks + "watermark.low": "1%",
        marks + "watermark.high": "1%",
        marks + "watermark.flood_stage": "1%",
        "cluster.info.update.interval": "10s",
    }
    ask(node, "/_cluster/settings", "PUT", {"persistent": full})
    index = Generations(whole, "opensearch").current().engine().index_names()[0]
    try:
        wait_for_block(node, index, True)
        put(whole, range(ITEMS, ITEMS + 3))
        with pytest.raises(DiskFull, match="no room left"):
            catch_up(whole, catalogue, "opensearch", default_analyzer())
        assert archive(whole, "search", "koulu").returncode == 0
    finally:
        none = dict.fromkeys(full)
        none[marks + "threshold_enabled"] = True
        ask(node, "/_cluster/settings", "PUT", {"persistent": none})
    wait_for_block(node, index, False)
    assert level(whole, catalogue) == []


def wait_for_block(node, index, wanted):
    for _ in range(900):
        answer = ask(node, f"/{index}/_settings/index.blocks.*?flat_settings=true")
        blocked = any(one["settings"] for one in answer.values())
        if blocked is wanted:
            return
        time.sleep(0.1)
    raise AssertionError(answer)
