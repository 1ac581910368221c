import os
import socket
from pathlib import Path

import pytest

from archive.errors import MinutesReadError
from archive.intake.source_files import Found, Problem, find_files, read_file

NOWHERE = Path("/nonexistent")


def names(*paths: Path, leave_out: Path = NOWHERE) -> list[str]:
    return [
        f.name if isinstance(f, Found) else f"{f.code}: {f.name}"
        for f in find_files(paths, leave_out)
    ]


def test_folders_are_walked_in_the_order_of_names(tmp_path: Path) -> None:
    for name in ("b/2.txt", "b/1.txt", "a.txt", "c/x/y.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x")
    assert names(tmp_path) == [
        str(tmp_path / name) for name in ("a.txt", "b/1.txt", "b/2.txt", "c/x/y.txt")
    ]


def test_hidden_entries_and_the_archive_itself_are_skipped(tmp_path: Path) -> None:
    for name in (".git/config", ".hidden.txt", "data/objects/x", "seen.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x")
    assert names(tmp_path, leave_out=tmp_path / "data") == [str(tmp_path / "seen.txt")]


def test_names_of_an_ignore_file_are_left_out_there_and_below(tmp_path: Path) -> None:
    for name in ("a/expected.json", "a/x/README.md", "a/x/1.txt", "README.md", "a/2.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x")
    (tmp_path / "a" / ".archiveignore").write_bytes(b"# remark\r\n*.json\n\xff\nREADME.m?\n")
    assert names(tmp_path) == [str(tmp_path / n) for n in ("README.md", "a/2.txt", "a/x/1.txt")]
    assert names(tmp_path / "a" / "expected.json") == [str(tmp_path / "a" / "expected.json")]


def test_links_are_followed_but_no_loop(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "file.txt").write_text("x")
    (tmp_path / "a" / "up").symlink_to(tmp_path)
    (tmp_path / "broken").symlink_to(tmp_path / "nothing")
    (tmp_path / "self").symlink_to(tmp_path / "self")
    assert names(tmp_path) == [
        str(tmp_path / "a" / "file.txt"),
        f"missing: {tmp_path / 'broken'}",
        f"link-loop: {tmp_path / 'self'}",
    ]


def test_special_files_and_missing_ones_are_named(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tmp_path / "socket"))
        found = names(tmp_path, tmp_path / "gone.txt", tmp_path / ("x" * 300))
    assert [line.split(":")[0] for line in found] == ["not-a-file"] * 2 + ["missing"] * 2


def test_a_name_that_is_not_utf8_is_shown_readably(tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/p\xe4\xe4t\xf6s.txt"
    Path(os.fsdecode(path)).write_text("x")
    (found,) = find_files([tmp_path], NOWHERE)
    assert isinstance(found, Found)
    assert found.name.endswith("p\\xe4\\xe4t\\xf6s.txt")
    assert read_file(found.path, 10) == b"x"
    found.key.encode()


@pytest.mark.parametrize(
    ("content", "code"), [(b"", "empty"), (b"x" * 11, "too-large"), (None, "missing")]
)
def test_what_cannot_be_read_has_a_code(tmp_path: Path, content: bytes | None, code: str) -> None:
    path = tmp_path / "file"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(MinutesReadError) as caught:
        read_file(path, 10)
    assert caught.value.code == code


def test_a_pipe_does_not_block(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(MinutesReadError, match="regular"):
        read_file(tmp_path / "pipe", 10)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_no_rights_are_named(tmp_path: Path) -> None:
    (tmp_path / "locked").mkdir(mode=0)
    (found,) = find_files([tmp_path / "locked"], NOWHERE)
    assert isinstance(found, Problem)
    assert found.code == "no-access"
