"""An item that is removed or becomes confidential is found no more, before the index knows."""

from dataclasses import replace

import pytest

from archive.catalogue import ChangeKind
from archive.correction import correct
from archive.retention import remove
from archive.store.catalogue import SqliteCatalogue
from archive.store.writer import Store
from indexer import without_removed as module
from indexer.answers.answer import Question
from indexer.building.catch_up import catch_up
from indexer.generations.live import LiveIndex
from indexer.search import ArchiveSearch
from tests.indexer.sample_archive import DECISION, agenda_item, put

WORDS = "uimarannan laituri"
NUMBER = 6


@pytest.fixture
def search(indexed, engine_name, analyzer):
    with SqliteCatalogue(indexed) as catalogue:
        yield ArchiveSearch(LiveIndex(indexed, engine_name, analyzer), catalogue, analyzer)


def by_new_revision(store, item_id):
    item = replace(
        agenda_item(NUMBER), title="Salassa pidettävä asia", confidential=True, sections=()
    )
    with store.transaction() as transaction:
        assert transaction.put_item(item, DECISION).item_id == item_id


def by_correction(store, item_id):
    correct(store, item_id, "confidential", "yes", "Lähde ei kertonut", "a test")


def by_removal(store, item_id):
    remove(store, item_id, "Henkilötiedot", "a test")


def counts(search):
    answer = search.answer(Question(WORDS, facets=("year", "board")))
    with search.found(Question(WORDS)) as found:
        exported = [item.id for item in found]
        total = found.total
    return {
        "total": answer.total,
        "hits": {hit.item.id for hit in answer.hits},
        "facets": [sum(value.count for value in answer.facets[name]) for name in ("year", "board")],
        "exported": set(exported),
        "counted": total,
        "suggested": " ".join(map(str, search.suggest("kohde 6"))),
    }


@pytest.mark.parametrize("hide", [by_new_revision, by_correction, by_removal])
def test_it_is_out_of_everything_at_once(search, indexed, engine_name, analyzer, hide):
    before = counts(search)
    item_id = next(
        hit.item.id
        for hit in search.answer(Question(WORDS)).hits
        if hit.item.section_number == str(NUMBER)
    )
    assert item_id in before["hits"] & before["exported"]
    with Store.open(indexed) as store:
        hide(store, item_id)
    after = counts(search)
    assert after["total"] == before["total"] - 1 == after["counted"]
    assert after["facets"] == [before["total"] - 1] * 2
    assert after["hits"] == before["hits"] - {item_id}
    assert after["exported"] == before["exported"] - {item_id}
    assert item_id not in after["suggested"]
    catch_up(indexed, search._catalogue, engine_name, analyzer)
    live = LiveIndex(indexed, engine_name, analyzer)
    level = ArchiveSearch(live, search._catalogue, analyzer)
    title_stays = hide is by_correction
    assert counts(level)["total"] == before["total"] - (not title_stays)


def test_an_item_that_was_confidential_from_the_start_was_never_removed(indexed):
    item = replace(agenda_item(90), confidential=True)
    with SqliteCatalogue(indexed) as catalogue, Store.open(indexed) as store:
        last = catalogue.last_change()
        with store.transaction() as transaction:
            transaction.put_item(item, DECISION)
        assert [one.kind for one in catalogue.changes(last)] == [ChangeKind.PUT]


def test_an_export_looks_at_the_whole_log(search, indexed, monkeypatch):
    monkeypatch.setattr(module, "_CHANGES", 3)
    with search.found(Question(WORDS)) as found:
        total, item_id = found.total, next(found.ids())
    put(indexed, range(100, 110))
    with Store.open(indexed) as store:
        by_removal(store, item_id)
    with search.found(Question(WORDS)) as found:
        assert found.total == total - 1
