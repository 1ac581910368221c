"""Files that break a reader break nothing else: real processes, really hung and killed."""

import os
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from archive.errors import ArchiveError, MinutesReadError
from archive.parsing.parser import Limits, Parser
from archive.parsing.process import remove_abandoned
from archive.readers.source import Source

REGISTRY = "tests.archive.misbehaving_readers"
LIMITS = Limits(seconds=0.5, memory=400 * 2**20, file_size=10_000, answer_size=100_000)


@pytest.fixture(scope="module")
def parser() -> Iterator[Parser]:
    with Parser(LIMITS, REGISTRY) as shared:
        yield shared


def title(parser: Parser, deed: str) -> str:
    return parser.parse(Source("f.txt", deed.encode())).items[0].item.title


def code(parser: Parser, data: bytes) -> str:
    with pytest.raises(MinutesReadError) as caught:
        parser.parse(Source("f.txt", data))
    return caught.value.code


def test_items_come_back_with_the_reading(parser: Parser) -> None:
    parsed = parser.parse(Source("a/b.txt", b"fine:7", "Asikkala"))
    assert parsed.items[0].item.title == "a/b.txt Asikkala 7"
    assert (parsed.reader, parsed.reader_version) == ("misbehaving", 3)
    assert parsed.reading == parser.reading("misbehaving")


@pytest.mark.parametrize(
    ("deed", "expected"),
    [
        ("hang", "timed-out"),
        ("spin", "timed-out"),
        ("stop", "timed-out"),
        ("eat", "memory"),
        ("segfault", "crashed"),
        ("raise", "crashed"),
        ("recurse", "crashed"),
        ("exit", "crashed"),
        ("leave", "crashed"),
        ("connect", "crashed"),
        ("run", "crashed"),
        ("write", "crashed"),
        ("refuse", "binary"),
        ("none", "unreadable"),
        ("something else", "unrecognised"),
        ("many:1000", "too-large"),
        ("x" * 10_001, "too-large"),
    ],
)
def test_every_misdeed_has_its_code_and_the_next_file_is_read(
    parser: Parser, deed: str, expected: str
) -> None:
    assert code(parser, deed.encode()) == expected
    assert title(parser, "fine") == "f.txt None "


def test_what_a_reader_raises_is_not_quoted(parser: Parser) -> None:
    with pytest.raises(MinutesReadError) as caught:
        parser.parse(Source("f.txt", b"raise"))
    assert "secret" not in str(caught.value)
    assert "RuntimeError" in str(caught.value)


def test_what_a_reader_prints_does_no_harm(parser: Parser) -> None:
    assert title(parser, "print") == "f.txt None "


def test_a_process_is_used_again_and_then_replaced() -> None:
    with Parser(replace(LIMITS, files_per_process=3), REGISTRY) as parser:
        pids = [title(parser, "pid") for _ in range(7)]
    assert [len(set(pids[:3])), len(set(pids[3:6])), len(set(pids))] == [1, 1, 3]


def test_the_process_and_its_folder_go_at_the_end(tmp_path: Path) -> None:
    with Parser(LIMITS, REGISTRY) as parser:
        pid = int(title(parser, "pid"))
        folder = str(Path(f"/proc/{pid}/cwd").readlink())
    assert not Path(f"/proc/{pid}").exists()
    assert not Path(folder.removesuffix(" (deleted)")).exists()


def test_folders_that_a_killed_program_left_behind_go(tmp_path: Path) -> None:
    old = time.time() - 7200
    for name in ("archive-reader-old", "archive-reader-new", "archive-reader-used", "another"):
        (tmp_path / name).mkdir()
    (tmp_path / "archive-reader-used" / "file").touch()
    for name in ("archive-reader-old", "archive-reader-used", "another"):
        os.utime(tmp_path / name, (old, old))
    remove_abandoned(tmp_path)
    left = {path.name for path in tmp_path.iterdir()}
    assert left == {"archive-reader-new", "archive-reader-used", "another"}


def test_a_new_parser_removes_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    abandoned = tmp_path / "archive-reader-abandoned"
    abandoned.mkdir()
    os.utime(abandoned, (0, 0))
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    with Parser(LIMITS, REGISTRY) as parser:
        title(parser, "pid")
        assert list(tmp_path.iterdir()) == []


def test_it_knows_no_secret_of_the_environment(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("DATABASE_PASSWORD", "hunter2")
    with Parser(LIMITS, REGISTRY) as parser:
        assert "PASSWORD" not in title(parser, "environment")


def test_the_process_dies_with_its_parent(tmp_path: Path) -> None:
    child = os.fork()
    if child == 0:
        parser = Parser(LIMITS, REGISTRY)
        (tmp_path / "pid.part").write_text(title(parser, "pid"))
        (tmp_path / "pid.part").rename(tmp_path / "pid")
        time.sleep(60)
    while not (tmp_path / "pid").exists():
        time.sleep(0.02)
    pid = int((tmp_path / "pid").read_text())
    os.kill(child, 9)
    os.waitpid(child, 0)
    deadline = time.monotonic() + 5
    while _alive(pid) and time.monotonic() < deadline:
        time.sleep(0.02)
    assert not _alive(pid)


def test_readers_that_cannot_be_imported_are_a_clear_error() -> None:
    parser = Parser(LIMITS, "no.such.module")
    with pytest.raises(ArchiveError, match=r"could not be started.*no"):
        parser.parse(Source("f.txt", b"fine"))


def _alive(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return False
    return state != "Z"
