"""Building the index anew: whole or not at all, one at a time, in bounded room."""

import errno
import os
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import psutil
import pytest

from archive.errors import (
    ArchiveError,
    ArchiveLocked,
    DiskFull,
    ExitCode,
    IndexUnavailable,
)
from archive.store.catalogue import SqliteCatalogue
from indexer.analysis.analyzer import default_analyzer
from indexer.analysis.token import FreshForms
from indexer.building import disk_need as disk_need_module
from indexer.building.catch_up import catch_up
from indexer.building.comparison import compare
from indexer.building.disk_need import DiskNeed, disk_need, full_disk_told
from indexer.building.reindex import reindex
from indexer.generations.index_status import index_status, needs_reindex
from tests.indexer.sample_archive import put

ROOT = Path(__file__).parents[2]

REINDEXING = """
import sys
from pathlib import Path
from archive.home import Home
from indexer.building.reindex import reindex
if __name__ == "__main__":
    try:
        reindex(Home(Path(sys.argv[1])), sys.argv[2], jobs=2)
    except KeyboardInterrupt:
        sys.exit(130)
"""


class BrokenAnalyzer:
    """Knows no form before it breaks."""

    def fresh_forms(self):
        return FreshForms({}, [])

    def learn(self, analysed):
        assert not analysed


class DyingAnalyzer(BrokenAnalyzer):
    """Takes its process with it, as a fault in a library would."""

    fingerprint = "dying"

    def stacks(self, text, *language):
        os.kill(os.getpid(), signal.SIGSEGV)


class FailingAnalyzer(BrokenAnalyzer):
    fingerprint = "failing"

    def stacks(self, text, *language):
        raise ZeroDivisionError("an invented failure")


class ForgetfulCatalogue(SqliteCatalogue):
    """Leaves an item out of every list of ids but the first."""

    asked = 0

    def item_ids(self):
        self.asked += 1
        ids = list(super().item_ids())
        return iter(ids if self.asked > 2 else ids[1:])


@pytest.mark.parametrize("jobs", [1, 2])
def test_all_items_are_in_the_new_index(home, catalogue, generations, engine_name, analyzer, jobs):
    done = []
    report = reindex(
        home, engine_name, jobs=jobs, on_progress=lambda number, of: done.append((number, of))
    )
    assert report.documents == 20
    assert report.change_number == catalogue.last_change()
    assert report.generation == generations.current().number == 1
    assert done[-1] == (20, 20)
    assert report.size > 0
    assert list(compare(home, catalogue, engine_name, analyzer)) == []


def test_an_empty_archive_has_an_empty_index(home, engine_name, catalogue, analyzer):
    connection_home = replace(home, folder=home.folder.parent / "empty")
    put(connection_home, [])
    assert reindex(connection_home, engine_name).documents == 0
    with SqliteCatalogue(connection_home) as empty:
        assert list(compare(connection_home, empty, engine_name, analyzer)) == []


def test_the_old_generation_goes_after_the_swap(indexed, generations, engine_name):
    report = reindex(indexed, engine_name)
    assert (report.generation, report.removed) == (2, (1,))
    assert [generation.number for generation in generations.all()] == [2]


def test_recreate_takes_the_old_index_away_first(indexed, generations, engine_name):
    free = []
    report = reindex(
        indexed,
        engine_name,
        recreate=True,
        on_need=lambda need: free.append(generations.all()),
    )
    assert free == [[]]
    assert report.documents == 20
    assert generations.current().number == report.generation


def test_a_dry_run_changes_nothing(home, engine_name):
    report = reindex(home, engine_name, dry_run=True)
    assert report.need.items == 20
    assert 0 < report.need.text_bytes < report.need.needed < report.need.free
    assert not home.index(engine_name).exists()


def test_what_changes_during_the_build_is_in_the_new_index(
    indexed, catalogue, engine_name, analyzer
):
    """Others write and catch the live index up meanwhile: neither is held up or lost."""

    def meanwhile(done, of):
        put(indexed, [5, 30], edition=3)
        assert catch_up(indexed, catalogue, engine_name, analyzer).changes == 2

    report = reindex(indexed, engine_name, on_progress=meanwhile)
    assert report.documents == 21
    assert report.change_number == catalogue.last_change()
    assert list(compare(indexed, catalogue, engine_name, analyzer)) == []


def test_a_second_reindex_is_refused_and_told_by_whom(indexed, generations, engine_name):
    with generations.building, pytest.raises(ArchiveLocked, match=str(os.getpid())) as caught:
        reindex(indexed, engine_name)
    assert caught.value.exit_code is ExitCode.LOCKED
    assert reindex(indexed, engine_name).documents == 20


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_failing_analysis_leaves_the_old_index(indexed, generations, engine_name, jobs):
    with pytest.raises(ArchiveError, match=r"20 items could not be indexed.*invented failure"):
        reindex(indexed, engine_name, jobs=jobs, make_analyzer=FailingAnalyzer)
    assert [generation.number for generation in generations.all()] == [1]
    assert generations.current().number == 1
    assert generations.building.held_by() is None


def test_a_dying_worker_leaves_the_old_index(indexed, generations, engine_name):
    with pytest.raises(ArchiveError, match=r"killed by signal 11.*--jobs 1"):
        reindex(indexed, engine_name, jobs=2, make_analyzer=DyingAnalyzer)
    assert [generation.number for generation in generations.all()] == [1]
    assert workers_of(psutil.Process()) == []


def test_an_index_that_lacks_an_item_is_not_swapped_in(indexed, generations, engine_name):
    with pytest.raises(ArchiveError, match="does not agree with the store"):
        reindex(indexed, engine_name, open_catalogue=ForgetfulCatalogue)
    assert [generation.number for generation in generations.all()] == [1]


def test_ctrl_c_leaves_the_old_index(indexed, generations, engine_name):
    def interrupt(done, of):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        reindex(indexed, engine_name, on_progress=interrupt)
    assert [generation.number for generation in generations.all()] == [1]
    assert reindex(indexed, engine_name).documents == 20


def test_no_room_is_told_in_numbers_before_anything_is_written(tmp_path):
    need = DiskNeed(1000, 5_000_000, 30_000_000, 20_000_000, tmp_path)
    with pytest.raises(DiskFull, match=r"30 MB, 20 MB are free.*--recreate"):
        need.check()
    DiskNeed(1000, 5_000_000, 30_000_000, 30_000_000, tmp_path).check()


def test_a_full_disk_is_told_as_such(tmp_path, monkeypatch):
    with pytest.raises(DiskFull, match="Free some room"), full_disk_told(tmp_path):
        raise OSError(errno.ENOSPC, "No space left on device")
    with pytest.raises(PermissionError), full_disk_told(tmp_path):
        raise PermissionError(errno.EACCES, "Permission denied")
    with pytest.raises(IndexUnavailable), full_disk_told(tmp_path):
        raise IndexUnavailable("a thread failed")
    monkeypatch.setattr(disk_need_module, "free_bytes", lambda folder: 4096)
    with pytest.raises(DiskFull), full_disk_told(tmp_path):
        raise IndexUnavailable("a thread failed")


def test_the_estimate_grows_with_the_texts(home, engine_name):
    with SqliteCatalogue(home) as catalogue:
        before = disk_need(home, catalogue, engine_name)
        put(home, range(20, 60))
        after = disk_need(home, catalogue, engine_name)
    assert after.items == 3 * before.items
    assert after.text_bytes == pytest.approx(3 * before.text_bytes, rel=0.1)


def test_status_and_need_of_a_reindex(home, catalogue, generations, engine_name, analyzer):
    assert "archive reindex" in index_status(home, catalogue, engine_name, analyzer).problem
    assert "archive reindex" in needs_reindex(home, engine_name, analyzer)
    reindex(home, engine_name)
    put(home, [20, 21])
    status = index_status(home, catalogue, engine_name, analyzer)
    assert (status.problem, status.documents, status.behind) == (None, 20, 2)
    assert (status.generation, status.leftovers) == (1, 0)
    assert needs_reindex(home, engine_name, analyzer) is None
    assert needs_reindex(home, engine_name, FailingAnalyzer()) is not None


@pytest.mark.slow
@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM])
def test_workers_end_when_their_parent_is_killed(home, engine_name, how):
    put(home, range(20, 1500))
    process = psutil.Popen(
        [sys.executable, "-c", REINDEXING, str(home.folder), engine_name],
        cwd=ROOT,
        stderr=subprocess.PIPE,
    )
    workers = wait_for(lambda: workers_of(process))
    process.send_signal(how)
    process.wait(10)
    assert process.stderr.read() == b""
    process.stderr.close()
    _, alive = psutil.wait_procs(workers, timeout=10)
    assert alive == []
    with SqliteCatalogue(home) as catalogue:
        assert reindex(home, engine_name).documents == catalogue.item_count()


@pytest.mark.slow
def test_ctrl_c_ends_workers_without_a_word(home, generations, engine_name):
    """The terminal sends SIGINT to all processes of the command at once."""
    put(home, range(20, 1500))
    process = psutil.Popen(
        [sys.executable, "-c", REINDEXING, str(home.folder), engine_name],
        cwd=ROOT,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    workers = wait_for(lambda: [w for w in workers_of(process) if w.cpu_times().user > 0.2])
    os.killpg(process.pid, signal.SIGINT)
    assert process.wait(20) == 130
    assert process.stderr.read() == b""
    process.stderr.close()
    _, alive = psutil.wait_procs(workers, timeout=10)
    assert alive == []
    assert generations.all() == []


def workers_of(process):
    return [child for child in process.children() if "bulk_worker" in str(child.cmdline())]


def wait_for(look):
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        if found := look():
            return found
        time.sleep(0.01)
    raise AssertionError("it did not happen within 20 seconds")


def test_the_real_analyzer_goes_to_workers_by_name():
    assert default_analyzer.__module__ == "indexer.analysis.analyzer"
