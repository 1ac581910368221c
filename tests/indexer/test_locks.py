"""Locks between real processes: who holds one, and what a kill leaves."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from archive.errors import ArchiveLocked, ExitCode, IndexUnavailable
from indexer.generations.locks import ProcessLock, SharedLock

HOLDING = """
import sys, pathlib
from indexer.generations.locks import ProcessLock
lock = ProcessLock(pathlib.Path(sys.argv[1]), "is testing")
lock.acquire()
print("held", flush=True)
sys.stdin.read()
lock.release()
"""


@pytest.fixture
def lock(tmp_path):
    return ProcessLock(tmp_path / "folder" / "test.lock", "is testing")


@pytest.fixture
def other_process(lock):
    lock.path.parent.mkdir()
    process = subprocess.Popen(
        [sys.executable, "-c", HOLDING, str(lock.path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=Path(__file__).parents[2],
    )
    assert process.stdout.readline() == b"held\n"
    yield process
    process.kill()
    process.wait()
    process.stdin.close()
    process.stdout.close()


def test_a_lock_is_taken_and_given_back(lock):
    with lock:
        assert lock.held_by().pid == os.getpid()
        assert not ProcessLock(lock.path, "is testing").try_acquire()
    assert lock.held_by() is None
    assert lock.try_acquire()
    lock.release()


def test_giving_back_twice_does_nothing(lock):
    lock.try_acquire()
    lock.release()
    lock.release()
    assert lock.held_by() is None


def test_the_error_names_the_process_that_holds_the_lock(lock, other_process):
    with pytest.raises(ArchiveLocked) as caught:
        lock.acquire()
    message = str(caught.value)
    assert f"process {other_process.pid} (" in message
    assert "is testing" in message
    assert str(lock.path) in message
    assert caught.value.exit_code is ExitCode.LOCKED


def test_looking_at_the_holder_never_takes_the_lock(lock):
    """Looking must not make another process's try fail: its changes would wait."""
    lock.try_acquire()
    lock.release()
    other = ProcessLock(lock.path, "is testing")
    for _ in range(100):
        other.held_by()
        assert lock.try_acquire()
        lock.release()


def test_a_kill_frees_the_lock(lock, other_process):
    other_process.send_signal(signal.SIGKILL)
    other_process.wait()
    assert lock.path.stat().st_size > 0, "the killed process left its name"
    assert lock.held_by() is None
    assert lock.try_acquire()
    lock.release()


def test_waiting_takes_the_lock_when_it_becomes_free(lock, other_process):
    other_process.stdin.close()
    lock.acquire(wait=10)
    lock.release()


def test_another_process_with_the_same_number_is_not_the_holder(lock):
    lock.path.parent.mkdir()
    with lock:
        words = lock.path.read_bytes()
    lock.path.write_bytes(words.replace(b'"birth":', b'"birth":1'))
    assert lock.held_by() is None


def test_a_damaged_file_is_a_lock_all_the_same(lock):
    lock.path.parent.mkdir()
    lock.path.write_bytes(b"\x00\xff" * 10_000)
    assert lock.held_by() is None
    with lock:
        assert lock.held_by().pid == os.getpid()


def test_readers_share_and_a_remover_waits_for_them(tmp_path):
    file = tmp_path / "in_use"
    file.touch()
    first, second = SharedLock.shared(file), SharedLock.shared(file)
    assert SharedLock.alone(file) is None
    first.release()
    assert SharedLock.alone(file) is None
    second.release()
    with SharedLock.alone(file) as alone:
        assert alone is not None


def test_a_reader_does_not_hold_what_was_removed(tmp_path):
    file = tmp_path / "in_use"
    assert SharedLock.shared(file) is None
    file.touch()
    with SharedLock.alone(file):
        file.rename(tmp_path / "going")
        file.touch()
        with SharedLock.shared(file) as held:
            assert held is not None


def test_a_lock_that_cannot_be_written_is_an_error_for_people(tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(IndexUnavailable, match="cannot be written"):
        ProcessLock(tmp_path / "file" / "test.lock", "is testing").try_acquire()
