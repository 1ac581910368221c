"""Putting in, replacing, taking out: commit, rollback, snapshots, one writer at a time."""

import random
import shutil
import subprocess
import sys

import pytest

from archive.errors import ArchiveLocked
from indexer.document import IndexDocument
from indexer.engines import engine
from indexer.query import Everything, Keyword, Prefix
from indexer.results import MAX_LIMIT, SearchRequest, Sort
from tests.contracts.invented import invented_document
from tests.contracts.oracle import Oracle

HOLD_THE_WRITER = """
import sys
from pathlib import Path
from indexer.engines import engine
with engine(sys.argv[1], Path(sys.argv[2])).writer():
    print("held", flush=True)
    sys.stdin.read()
"""


def put(made, numbers, edition=0):
    with made.writer() as writer:
        for number in numbers:
            writer.replace(invented_document(number, edition))


def ids(made):
    searcher = made.searcher()
    try:
        found = sorted(searcher.item_ids())
        assert searcher.document_count() == len(found)
        assert searcher.search(SearchRequest()).total == len(found)
        return found
    finally:
        searcher.close()


def revisions(made):
    """The revision of each document that the index holds now."""
    searcher = made.searcher()
    answer = searcher.search(SearchRequest(limit=MAX_LIMIT))
    assert len({hit.item_id for hit in answer.hits}) == answer.total
    found = {
        hit.item_id: count
        for hit in answer.hits
        for count in [searcher.search(SearchRequest(Keyword("id", (hit.item_id,)))).total]
    }
    searcher.close()
    return found


def id_of(number, edition=0):
    return invented_document(number, edition).item_id


def same_id(number, edition):
    """A document with the id of edition 0 and the text of another."""
    new, old = invented_document(number, edition), invented_document(number)
    return type(new)(old.item_id, new.texts, {**new.keywords, "id": (old.item_id,)}, new.numbers)


def test_a_new_index_is_empty(made):
    assert ids(made) == []
    searcher = made.searcher(3)
    page = searcher.search(SearchRequest(Prefix("body", "k"), facets=("board",)))
    assert (page.total, page.hits, page.facets, page.change_number) == (0, (), {"board": ()}, 3)


def test_encoded_documents_are_as_replaced_ones(made, name, tmp_path):
    other = engine(name, tmp_path / "other")
    other.create()
    documents = [invented_document(number) for number in range(30)]
    with made.writer(bulk=True) as writer:
        for document in documents:
            writer.add_encoded(other.encode(document))
    with other.writer() as writer:
        for document in documents:
            writer.replace(document)
    request = SearchRequest(Prefix("body", "k"), facets=("board", "flag"), limit=100)
    assert made.searcher().search(request) == other.searcher().search(request)


def test_replacing_leaves_one_document(made):
    documents = [invented_document(number) for number in range(20)]
    put(made, range(20))
    with made.writer() as writer:
        for number in range(0, 20, 2):
            writer.replace(same_id(number, 1))
            documents[number] = same_id(number, 2)
            writer.replace(documents[number])
    assert set(revisions(made).values()) == {1}
    oracle = Oracle(documents)
    for prefix in ("ka", "=la", "mi"):
        page = made.searcher().search(SearchRequest(Prefix("body", prefix), limit=100))
        assert {hit.item_id for hit in page.hits} == oracle.ids(Prefix("body", prefix))


def test_replacing_what_was_added_before_the_commit(made):
    with made.writer(bulk=True) as writer:
        for number in range(10):
            writer.add_encoded(made.encode(invented_document(number)))
        writer.replace(same_id(3, 1))
        writer.delete(id_of(4))
        writer.add_encoded(made.encode(invented_document(10)))
    assert set(revisions(made).values()) == {1}
    assert ids(made) == sorted(id_of(number) for number in range(11) if number != 4)


def test_deleting(made):
    put(made, range(10))
    with made.writer() as writer:
        writer.delete(id_of(2))
        writer.delete("eiole")
        writer.replace(invented_document(20))
        writer.delete(id_of(20))
        writer.delete(id_of(5))
        writer.replace(invented_document(5))
    assert ids(made) == sorted(id_of(number) for number in range(10) if number != 2)


def test_everything_may_be_deleted(made):
    put(made, range(10))
    with made.writer() as writer:
        for number in range(10):
            writer.delete(id_of(number))
    assert ids(made) == []
    put(made, range(3))
    assert len(ids(made)) == 3


def test_commits_are_seen_by_searchers_opened_afterwards(made):
    with made.writer() as writer:
        writer.replace(invented_document(0))
        assert ids(made) == []
        writer.commit()
        assert ids(made) == [id_of(0)]
        writer.replace(invented_document(1))
        assert ids(made) == [id_of(0)]
        writer.commit()
        writer.commit()
        assert len(ids(made)) == 2
    assert len(ids(made)) == 2


@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt])
@pytest.mark.parametrize("bulk", [False, True])
def test_an_error_rolls_back_to_the_last_commit(made, error, bulk):
    put(made, range(5))

    def fail():
        with made.writer(bulk) as writer:
            writer.replace(invented_document(10))
            writer.commit()
            writer.replace(same_id(1, 1))
            writer.delete(id_of(2))
            if bulk:
                writer.add_encoded(made.encode(invented_document(11)))
            raise error("an invented failure")

    with pytest.raises(error, match="an invented failure"):
        fail()
    committed = [0, 1, 2, 3, 4, 10]
    assert ids(made) == sorted(map(id_of, committed))
    put(made, [12])
    assert id_of(12) in ids(made)


def test_a_snapshot_stays_as_it_was(made):
    put(made, range(50))
    searcher = made.searcher()
    request = SearchRequest(Prefix("body", "k"), facets=("board", "year"), limit=100)
    before = searcher.search(request)
    with made.writer() as writer:
        for number in range(0, 50, 2):
            writer.delete(id_of(number))
        for number in range(60, 90):
            writer.replace(invented_document(number))
        assert searcher.search(request) == before
        writer.commit()
        assert searcher.search(request) == before
    for number in range(100, 112):
        put(made, [number])
    assert searcher.search(request) == before
    assert sorted(searcher.item_ids()) == sorted(map(id_of, range(50)))
    assert made.searcher().search(SearchRequest()).total == 25 + 30 + 12


def test_a_snapshot_outlives_its_folder(made):
    put(made, range(50))
    searcher = made.searcher()
    shutil.rmtree(made.folder)
    page = searcher.search(SearchRequest(Prefix("body", "k"), facets=("board",)))
    assert page.total > 20
    assert len(list(searcher.item_ids())) == 50


def test_ids_that_begin_alike_break_ties_too(made):
    plain = invented_document(0)
    ids_put = [f"pitkätunnus-{number:04}" for number in range(200)]
    with made.writer() as writer:
        for item_id in random.Random(1).sample(ids_put, len(ids_put)):
            keywords = {**plain.keywords, "id": (item_id,)}
            writer.replace(IndexDocument(item_id, plain.texts, keywords, plain.numbers))
    searcher = made.searcher()
    for query in (Everything(), Prefix("title", "")):
        for sort in Sort:
            pages = [
                hit.item_id
                for offset in range(0, 200, 7)
                for hit in searcher.search(
                    SearchRequest(query, sort=sort, offset=offset, limit=7)
                ).hits
            ]
            assert pages == ids_put


def test_many_small_commits_leave_few_files(made):
    for number in range(30):
        put(made, [number])
    put(made, range(0, 30, 3))
    assert set(revisions(made).values()) == {1}
    assert len(ids(made)) == 30
    assert len(list(made.folder.iterdir())) < 90


def test_one_writer_at_a_time(made):
    with made.writer() as writer:
        for bulk in (False, True):
            with pytest.raises(ArchiveLocked, match="Another process is writing"):
                made.writer(bulk)
        writer.replace(invented_document(1))
        writer.commit()
        with pytest.raises(ArchiveLocked):
            made.writer()
    with made.writer():
        pass


def test_the_lock_holds_between_processes_and_goes_with_its_holder(made, name):
    command = [sys.executable, "-c", HOLD_THE_WRITER, name, str(made.folder)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as holder:
        assert holder.stdout.readline() == b"held\n"
        with pytest.raises(ArchiveLocked):
            made.writer()
        holder.kill()
        holder.wait()
    put(made, range(3))
    assert len(ids(made)) == 3


def test_the_merged_index_finds_the_same(made):
    """Many commits in a mixed order against the same documents looked at one by one."""
    held = {}
    for round_ in range(12):
        with made.writer() as writer:
            for number in range(round_ * 7, round_ * 7 + 15):
                document = same_id(number, round_)
                held[document.item_id] = document
                writer.replace(document)
            gone = id_of(round_ * 7)
            writer.delete(gone)
            held.pop(gone)
    oracle = Oracle(held.values())
    searcher = made.searcher()
    for query in (Everything(), Prefix("body", "ka"), Prefix("title", "la")):
        page = searcher.search(SearchRequest(query, facets=("board", "flag"), limit=500))
        assert {hit.item_id for hit in page.hits} == oracle.ids(query)
        for facet, counts in page.facets.items():
            assert {c.value: c.count for c in counts} == oracle.counts(oracle.ids(query), {}, facet)
