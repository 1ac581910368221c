"""Each difference between store and index is a finding with its code, and nothing else is."""

from dataclasses import replace

import pytest

from archive.integrity.findings import Level
from archive.minutes import Board
from archive.retention import remove
from archive.store.writer import Store
from indexer.building import comparison
from indexer.building.catch_up import catch_up
from indexer.building.comparison import compare
from indexer.building.reindex import reindex
from indexer.document import build_document
from indexer.generations.manifest import list_files
from tests.indexer.sample_archive import DECISION, agenda_item, put


@pytest.fixture
def findings(indexed, catalogue, engine_name, analyzer):
    """Compares, and gives codes with items."""

    def found():
        differences = compare(indexed, catalogue, engine_name, analyzer)
        return sorted((f.code, f.parameters.get("item")) for f in differences)

    return found


def first_items(catalogue, count):
    return list(catalogue.items(list(catalogue.item_ids())[:count]).values())


def test_a_level_index_has_no_findings(findings):
    assert findings() == []


def test_missing_foreign_and_outdated_documents_are_told_apart(
    findings, catalogue, generations, analyzer
):
    missing, outdated, *_ = first_items(catalogue, 2)
    with generations.current().engine().writer() as writer:
        writer.delete(missing.id)
        writer.replace(build_document(replace(outdated, title="Toinen otsikko"), analyzer))
        writer.replace(build_document(replace(missing, id="nowhere"), analyzer))
    assert findings() == [("I001", missing.id), ("I002", "nowhere"), ("I003", outdated.id)]


def test_many_items_are_compared_in_pieces(findings, catalogue, generations, analyzer, monkeypatch):
    monkeypatch.setattr(comparison, "_CHUNK", 3)
    outdated = first_items(catalogue, 20)[7]
    with generations.current().engine().writer() as writer:
        writer.replace(build_document(replace(outdated, section_number="999"), analyzer))
    assert findings() == [("I003", outdated.id)]


def test_an_index_behind_the_store_is_one_warning(indexed, catalogue, engine_name, analyzer):
    ids = put(indexed, [3, 20], edition=1)
    with Store.open(indexed) as store:
        remove(store, ids[0], "an invented reason", "a test")
    found = list(compare(indexed, catalogue, engine_name, analyzer))
    assert [(f.code, f.level, f.parameters["items"]) for f in found] == [
        ("I005", Level.WARNING, "2")
    ]
    catch_up(indexed, catalogue, engine_name, analyzer)
    assert list(compare(indexed, catalogue, engine_name, analyzer)) == []


def test_a_flipped_bit_in_any_listed_file_is_found(
    indexed, catalogue, generations, engine_name, analyzer
):
    generation = generations.current()
    entries = generation.manifest().files
    assert entries
    for entry in entries:
        path = generation.files / entry.name
        whole = path.read_bytes()
        middle = len(whole) // 2
        path.write_bytes(whole[:middle] + bytes([whole[middle] ^ 1]) + whole[middle + 1 :])
        found = next(compare(indexed, catalogue, engine_name, analyzer))
        assert (found.code, found.parameters["file"]) == ("I004", str(path))
        path.write_bytes(whole)
    assert list(compare(indexed, catalogue, engine_name, analyzer)) == []


def test_no_index_and_an_outdated_one_are_findings(
    home, catalogue, generations, engine_name, analyzer
):
    assert [f.code for f in compare(home, catalogue, engine_name, analyzer)] == ["I006"]
    reindex(home, engine_name)
    manifest = generations.current().folder / "manifest.json"
    manifest.write_text(manifest.read_text().replace(analyzer.fingerprint, "another"))
    (found,) = compare(home, catalogue, engine_name, analyzer)
    assert found.code == "I006"
    assert "archive reindex" in found.text


def test_the_list_of_files_follows_the_engine(
    indexed, catalogue, generations, engine_name, analyzer
):
    before = generations.current().manifest().files
    put(indexed, range(20, 40))
    catch_up(indexed, catalogue, engine_name, analyzer)
    generation = generations.current()
    after = generation.manifest().files
    assert set(after) != set(before)
    assert after == list_files(generation.files)


def test_a_change_that_no_log_tells_is_found(findings, indexed):
    with Store.open(indexed) as store:
        store.connection.execute("UPDATE board SET name = 'Uusi lautakunta'")
    assert {code for code, _ in findings()} == {"I003"}
    assert len(findings()) == 20


def test_a_board_that_gets_its_name_reaches_the_documents_of_its_items(
    findings, indexed, catalogue, engine_name, analyzer
):
    """The earlier items are shown and searched under the new name too."""
    short = replace(agenda_item(30), board=Board(None, "HYVOLTK"))
    both = replace(agenda_item(31), board=Board("Hyvinvointilautakunta", "HYVOLTK"))
    for item in (short, both):
        with Store.open(indexed) as store, store.transaction() as transaction:
            transaction.put_item(item, DECISION)
        catch_up(indexed, catalogue, engine_name, analyzer)
    assert findings() == []
