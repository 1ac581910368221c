"""The live index: the newest generation soon, one generation for a whole request."""

import threading

import pytest

from archive.errors import IndexMissing, IndexOutdated, IndexUnavailable
from indexer.building.catch_up import catch_up
from indexer.building.reindex import reindex
from indexer.generations.live import LiveIndex
from indexer.results import SearchRequest
from tests.indexer.sample_archive import put


@pytest.fixture
def live(indexed, engine_name, analyzer):
    """Looks each time that it is asked."""
    live = LiveIndex(indexed, engine_name, analyzer, interval=0)
    yield live
    live.close()


def total(live):
    with live.searcher() as searcher:
        return searcher.search(SearchRequest()).total


def test_a_catch_up_is_seen(live, indexed, catalogue, engine_name, analyzer):
    assert total(live) == 20
    put(indexed, [20, 21])
    catch_up(indexed, catalogue, engine_name, analyzer)
    assert total(live) == 22
    assert live.problem is None


def test_the_searcher_knows_which_change_it_holds(live, indexed, catalogue, engine_name, analyzer):
    put(indexed, [20])
    catch_up(indexed, catalogue, engine_name, analyzer)
    with live.searcher() as searcher:
        assert searcher.change_number == catalogue.last_change()
        assert searcher.search(SearchRequest()).change_number == catalogue.last_change()


def test_a_request_keeps_its_snapshot_through_swap_and_removal(
    live, indexed, generations, engine_name
):
    with live.searcher() as searcher:
        put(indexed, [20])
        assert reindex(indexed, engine_name).removed == (), "a reader holds the old one"
        assert searcher.search(SearchRequest()).total == 20
        assert total(live) == 21
        assert searcher.search(SearchRequest()).total == 20
        assert generations.remove_unused() == [], "this request is not done with it"
        assert len(generations.all()) == 2
    assert generations.remove_unused() == [1], "its last user is done"
    assert total(live) == 21


def test_between_two_looks_nothing_is_read(indexed, catalogue, engine_name, analyzer):
    live = LiveIndex(indexed, engine_name, analyzer, interval=3600)
    assert total(live) == 20
    put(indexed, [20])
    catch_up(indexed, catalogue, engine_name, analyzer)
    assert total(live) == 20
    live.close()


def test_the_old_one_serves_while_the_new_one_does_not_open(
    live, indexed, generations, engine_name
):
    assert total(live) == 20
    reindex(indexed, engine_name)
    manifest = generations.current().folder / "manifest.json"
    whole = manifest.read_bytes()
    manifest.write_bytes(b"{")
    assert total(live) == 20
    assert "manifest.json" in live.problem
    manifest.write_bytes(whole)
    assert total(live) == 20
    assert live.problem is None


def test_an_outdated_generation_does_not_take_over(live, generations, engine_name, analyzer):
    assert total(live) == 20
    manifest = generations.current().folder / "manifest.json"
    manifest.write_text(manifest.read_text().replace(analyzer.fingerprint, "another"))
    generations.current().write_mark(10_000)
    assert total(live) == 20
    assert "archive reindex" in live.problem


def test_without_an_index_entering_raises_until_there_is_one(home, engine_name, analyzer):
    live = LiveIndex(home, engine_name, analyzer, interval=0)
    for _ in range(2):
        with pytest.raises(IndexMissing, match="archive reindex"):
            total(live)
        assert "archive reindex" in live.problem
    reindex(home, engine_name)
    assert total(live) == 20
    assert live.problem is None
    live.close()


def test_an_index_of_another_analysis_does_not_open(indexed, generations, engine_name, analyzer):
    manifest = generations.current().folder / "manifest.json"
    manifest.write_text(manifest.read_text().replace(analyzer.fingerprint, "another"))
    live = LiveIndex(indexed, engine_name, analyzer)
    with pytest.raises(IndexOutdated, match="archive reindex"):
        total(live)


def test_after_closing_nothing_is_open(live, generations):
    with live.searcher() as searcher:
        live.close()
        assert searcher.search(SearchRequest()).total == 20, "its user is not done"
    with pytest.raises(IndexUnavailable):
        total(live)
    generations.remove_all()
    assert generations.all() == []


@pytest.mark.slow
def test_many_threads_see_whole_snapshots(live, indexed, catalogue, engine_name, analyzer):
    """Each request counts the same twice, whatever is swapped meanwhile."""
    stop = threading.Event()
    wrong: list[object] = []

    def read():
        while not stop.is_set():
            try:
                with live.searcher() as searcher:
                    first = searcher.search(SearchRequest(facets=("stage",)))
                    second = searcher.search(SearchRequest())
                counted = sum(count.count for count in first.facets["stage"])
                if not first.total == second.total == counted:
                    wrong.append((first, second))
            except Exception as error:
                wrong.append(error)

    threads = [threading.Thread(target=read) for _ in range(4)]
    for thread in threads:
        thread.start()
    for number in range(20, 26):
        put(indexed, [number])
        if number % 3:
            catch_up(indexed, catalogue, engine_name, analyzer)
        else:
            reindex(indexed, engine_name)
    stop.set()
    for thread in threads:
        thread.join()
    assert wrong == []
    assert total(live) == 26
