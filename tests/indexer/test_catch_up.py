"""Catching up: every change ends in the index, once, whoever applies it."""

import subprocess
import sys
from pathlib import Path

import pytest

from archive.errors import IndexMissing, IndexOutdated
from archive.retention import remove
from archive.store.writer import Store
from indexer.building import changes
from indexer.building.catch_up import catch_up
from indexer.building.comparison import compare
from indexer.document import build_document
from indexer.generations.form_table import FormTable
from indexer.generations.live import open_searcher
from indexer.query import Keyword
from indexer.results import SearchRequest
from tests.indexer.sample_archive import put

ROOT = Path(__file__).parents[2]

WRITING = """
import sys
from pathlib import Path
from archive.home import Home
from archive.store.catalogue import SqliteCatalogue
from indexer.analysis.analyzer import default_analyzer
from indexer.building.catch_up import catch_up
from tests.indexer.sample_archive import put
home, engine, first = Home(Path(sys.argv[1])), sys.argv[2], int(sys.argv[3])
left = 0
for number in range(first, first + 12):
    put(home, [number])
    left += catch_up(home, SqliteCatalogue(home), engine, default_analyzer()).left
print(left)
"""


def ids_in(generations, analyzer):
    with generations.held() as generation:
        searcher = open_searcher(generation, analyzer.fingerprint)
        try:
            return sorted(searcher.item_ids())
        finally:
            searcher.close()


def test_new_changed_and_removed_items_reach_the_index(
    indexed, catalogue, generations, engine_name, analyzer
):
    new = put(indexed, [20, 21])
    changed = put(indexed, [3, 4], edition=1)
    with Store.open(indexed) as store:
        remove(store, changed[1], "an invented reason", "a test")
    result = catch_up(indexed, catalogue, engine_name, analyzer)
    assert result.changes == 5
    assert result.change_number == catalogue.last_change() == generations.current().mark()
    assert not result.left
    assert ids_in(generations, analyzer) == list(catalogue.item_ids())
    assert set(new) <= set(ids_in(generations, analyzer))
    assert changed[1] not in ids_in(generations, analyzer)
    assert list(compare(indexed, catalogue, engine_name, analyzer)) == []


def test_the_forms_of_new_items_are_known(indexed, catalogue, generations, engine_name, analyzer):
    (item_id,) = put(indexed, [20])
    catch_up(indexed, catalogue, engine_name, analyzer)
    document = build_document(catalogue.items([item_id])[item_id], analyzer)
    expected = {term for terms in document.forms() for term in terms[1:] if term[0] != "#"}
    assert expected
    with generations.held() as generation:
        table = FormTable(generation.folder)
        assert all(table.having(term) for term in expected)
        table.close()


@pytest.mark.parametrize("batch", [1, 2, 7, 1000])
def test_the_size_of_a_batch_changes_nothing(
    indexed, catalogue, generations, engine_name, analyzer, batch
):
    put(indexed, range(15, 25), edition=1)
    put(indexed, range(18, 22), edition=2)
    assert catch_up(indexed, catalogue, engine_name, analyzer, batch=batch).changes == 14
    assert list(compare(indexed, catalogue, engine_name, analyzer)) == []


def test_a_level_index_is_not_touched(indexed, catalogue, generations, engine_name, analyzer):
    before = {path: path.stat().st_mtime_ns for path in generations.folder.rglob("*")}
    result = catch_up(indexed, catalogue, engine_name, analyzer)
    assert (result.changes, result.change_number) == (0, catalogue.last_change())
    assert {path: path.stat().st_mtime_ns for path in generations.folder.rglob("*")} == before


def test_changes_applied_twice_change_nothing(
    indexed, catalogue, generations, engine_name, analyzer
):
    """As after a kill between commit and mark."""
    put(indexed, [19, 20], edition=1)
    before = generations.current().mark()
    catch_up(indexed, catalogue, engine_name, analyzer)
    generations.current().write_mark(before)
    assert catch_up(indexed, catalogue, engine_name, analyzer).changes == 2
    assert list(compare(indexed, catalogue, engine_name, analyzer)) == []


def test_without_an_index_the_error_names_the_command(home, catalogue, engine_name, analyzer):
    with pytest.raises(IndexMissing, match="archive reindex"):
        catch_up(home, catalogue, engine_name, analyzer)


def test_an_outdated_index_is_left_alone(indexed, catalogue, generations, engine_name, analyzer):
    manifest = generations.current().folder / "manifest.json"
    manifest.write_text(manifest.read_text().replace(analyzer.fingerprint, "another"))
    mark = generations.current().mark()
    put(indexed, [20])
    with pytest.raises(IndexOutdated, match="archive reindex"):
        catch_up(indexed, catalogue, engine_name, analyzer)
    assert generations.current().mark() == mark
    assert generations.indexing.held_by() is None


def test_changes_are_left_to_the_process_at_work(
    indexed, catalogue, generations, engine_name, analyzer
):
    put(indexed, [20])
    with generations.indexing:
        result = catch_up(indexed, catalogue, engine_name, analyzer)
        assert result.left
        assert result.left_to == generations.indexing.held_by()
        assert result.changes == 0
    assert catch_up(indexed, catalogue, engine_name, analyzer).changes == 1


def test_an_item_that_cannot_be_analysed_keeps_out_itself_alone(
    indexed, catalogue, generations, engine_name, analyzer
):
    class Failing:
        """Fails on one word, as no rule of the real one should."""

        fingerprint = analyzer.fingerprint

        def stacks(self, text, *language):
            if "kohde 21" in text:
                raise ZeroDivisionError("an invented failure")
            return analyzer.stacks(text, *language)

    ids = put(indexed, [20, 21, 22])
    result = catch_up(indexed, catalogue, engine_name, Failing())
    assert [(p.item_id, p.reason) for p in result.problems] == [
        (ids[1], "ZeroDivisionError: an invented failure")
    ]
    assert set(ids_in(generations, analyzer)) & set(ids) == {ids[0], ids[2]}
    codes = [finding.code for finding in compare(indexed, catalogue, engine_name, analyzer)]
    assert codes == ["I001"]


def test_the_index_files_are_listed_with_their_digests(
    indexed, catalogue, generations, engine_name, analyzer
):
    put(indexed, [20])
    catch_up(indexed, catalogue, engine_name, analyzer)
    listed = {entry.name for entry in generations.current().manifest().files}
    there = {path.name for path in generations.current().files.iterdir()}
    assert listed
    assert listed <= there


def test_memory_is_bounded_by_chunks(indexed, catalogue, engine_name, analyzer):
    """Never more items at a time than a chunk, however long the log is."""

    class Counting:
        largest = 0

        def items(self, item_ids):
            self.largest = max(self.largest, len(item_ids))
            return catalogue.items(item_ids)

        def __getattr__(self, name):
            return getattr(catalogue, name)

    put(indexed, range(20, 20 + 2 * changes.CHUNK + 5))
    counting = Counting()
    catch_up(indexed, counting, engine_name, analyzer)
    assert counting.largest == changes.CHUNK


@pytest.mark.slow
def test_no_change_waits_when_several_processes_write_at_once(
    indexed, catalogue, engine_name, analyzer
):
    """Each leaves its changes to the one at work, which looks again after unlocking."""
    writers = [
        subprocess.Popen(
            [sys.executable, "-c", WRITING, str(indexed.folder), engine_name, str(first)],
            cwd=ROOT,
            stdout=subprocess.PIPE,
        )
        for first in (100, 200, 300, 400)
    ]
    left = [int(writer.communicate()[0]) for writer in writers]
    assert [writer.returncode for writer in writers] == [0] * 4
    assert sum(left) > 0, "at least one found the lock held, or this shows nothing"
    assert catalogue.item_count() == 68
    assert list(compare(indexed, catalogue, engine_name, analyzer)) == []


def test_a_removed_item_is_found_no_more(indexed, catalogue, generations, engine_name, analyzer):
    item_id = next(iter(catalogue.item_ids()))
    with Store.open(indexed) as store:
        remove(store, item_id, "an invented reason", "a test")
    catch_up(indexed, catalogue, engine_name, analyzer)
    with generations.held() as generation:
        searcher = open_searcher(generation, analyzer.fingerprint)
        assert searcher.search(SearchRequest(Keyword("id", (item_id,)))).total == 0
        searcher.close()
