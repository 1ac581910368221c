"""The catalogue over SQLite: threads, forks, speed, odd questions."""

import os
import threading
import time
from dataclasses import replace
from pathlib import Path

import pytest

from archive.catalogue import Catalogue
from archive.home import Home
from archive.public import PublicItem, Tombstone
from archive.retention import remove
from archive.store.catalogue import SqliteCatalogue
from archive.store.writer import Store
from tests.archive.store_samples import ITEM, home_in, put


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return home_in(tmp_path)


@pytest.fixture
def ids(home: Home) -> list[str]:
    with Store.open(home) as store:
        return put(store, *(replace(ITEM, section_number=str(n)) for n in range(1, 41)))


def test_it_is_a_catalogue(home: Home, ids: list[str]) -> None:
    catalogue: Catalogue = SqliteCatalogue(home)
    assert list(catalogue.item_ids()) == sorted(ids)
    assert set(catalogue.items(ids)) == set(ids)


def test_unknown_and_hostile_ids_are_simply_not_there(home: Home, ids: list[str]) -> None:
    with SqliteCatalogue(home) as catalogue:
        for item_id in ("", "nosuchitem", "'; DROP TABLE item; --", "\x00", "\ud800", "ä" * 9999):
            assert catalogue.item(item_id) is None
        assert catalogue.items(["nosuchitem"]) == {}
        assert catalogue.items([]) == {}
        assert catalogue.removed(["nosuchitem", ids[0]]) == {"nosuchitem"}


def test_more_ids_than_sqlite_has_variables(home: Home, ids: list[str]) -> None:
    many = ids + [f"x{n}" for n in range(40_000)]
    with SqliteCatalogue(home) as catalogue:
        assert len(catalogue.items(many)) == 40
        assert len(catalogue.removed(many)) == 40_000


def test_a_removed_item_is_a_tombstone(home: Home, ids: list[str]) -> None:
    with Store.open(home) as store:
        remove(store, ids[3], "Henkilötietoja", "tester")
    with SqliteCatalogue(home) as catalogue:
        stone = catalogue.item(ids[3])
        assert isinstance(stone, Tombstone)
        assert stone.reason == "Henkilötietoja"
        assert catalogue.items(ids).keys() == set(ids) - {ids[3]}
        assert catalogue.removed(ids) == {ids[3]}
        assert ids[3] not in set(catalogue.item_ids())
        assert catalogue.item_count() == 39


def test_changes_come_in_their_order_and_in_pieces(home: Home, ids: list[str]) -> None:
    with SqliteCatalogue(home) as catalogue:
        first = catalogue.changes(0, limit=25)
        rest = catalogue.changes(first[-1].number)
        assert [change.item_id for change in first + rest] == ids
        assert catalogue.last_change() == rest[-1].number
        assert catalogue.changes(catalogue.last_change()) == []


def test_a_commit_is_seen_at_once(home: Home, ids: list[str]) -> None:
    with SqliteCatalogue(home) as catalogue, Store.open(home) as store:
        before = catalogue.last_change()
        put(store, replace(ITEM, section_number="99"))
        assert catalogue.last_change() == before + 1


def test_many_threads_may_ask_while_one_writes(home: Home, ids: list[str]) -> None:
    errors: list[BaseException] = []
    catalogue = SqliteCatalogue(home)

    def ask() -> None:
        try:
            for _ in range(30):
                assert len(catalogue.items(ids)) == 40
                assert isinstance(catalogue.item(ids[0]), PublicItem)
        except BaseException as error:
            errors.append(error)

    threads = [threading.Thread(target=ask) for _ in range(8)]
    for thread in threads:
        thread.start()
    with Store.open(home) as store:
        put(store, *(replace(ITEM, title=f"Muutos {n}") for n in range(20)))
    for thread in threads:
        thread.join()
    catalogue.close()
    assert errors == []


def test_a_forked_process_asks_on_its_own_connection(home: Home, ids: list[str]) -> None:
    catalogue = SqliteCatalogue(home)
    assert len(catalogue.items(ids)) == 40
    child = os.fork()
    if child == 0:
        os._exit(0 if len(catalogue.items(ids)) == 40 else 1)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    assert len(catalogue.items(ids)) == 40


def test_twenty_items_take_less_than_two_milliseconds(home: Home, ids: list[str]) -> None:
    times = []
    with SqliteCatalogue(home) as catalogue:
        for _ in range(20):
            start = time.perf_counter()
            catalogue.items(ids[:20])
            times.append(time.perf_counter() - start)
    assert min(times) < 0.002
