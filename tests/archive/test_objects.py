import os
import subprocess
from hashlib import sha256
from pathlib import Path

import pytest

from archive.errors import DiskFull, StoreError
from archive.objects import NEW_PREFIX, ObjectStore, digest_of


@pytest.fixture
def objects(tmp_path: Path) -> ObjectStore:
    return ObjectStore(tmp_path / "objects")


def test_bytes_come_back_under_their_sha256(objects: ObjectStore) -> None:
    digest = objects.put(b"one")
    assert digest == sha256(b"one").hexdigest()
    assert objects.read(digest) == b"one"
    assert objects.path(digest).parent.name == digest[:2]
    assert list(objects.digests()) == [digest]


def test_same_bytes_are_not_written_again(objects: ObjectStore) -> None:
    path = objects.path(objects.put(b"one"))
    before = path.stat().st_ino
    objects.put(b"one")
    assert path.stat().st_ino == before


def test_a_file_of_wrong_size_is_written_again(objects: ObjectStore) -> None:
    digest = objects.put(b"whole bytes")
    objects.path(digest).write_bytes(b"who")
    objects.put(b"whole bytes")
    assert objects.read(digest) == b"whole bytes"


def test_put_soon_shows_nothing_before_sync(objects: ObjectStore) -> None:
    digests = sorted(objects.put_soon(bytes([n])) for n in range(5))
    assert list(objects.digests()) == []
    objects.sync()
    assert list(objects.digests()) == digests


def test_forget_leaves_nothing(objects: ObjectStore, tmp_path: Path) -> None:
    objects.put_soon(b"one")
    objects.forget()
    objects.sync()
    assert list((tmp_path / "objects").iterdir()) == []


def test_unfinished_files_are_cleared(objects: ObjectStore, tmp_path: Path) -> None:
    objects.put(b"one")
    (tmp_path / "objects" / f"{NEW_PREFIX}abc").write_bytes(b"half")
    assert objects.clear_unfinished() == 1
    assert list(objects.digests()) == [digest_of(b"one")]


def test_a_missing_object_is_named(objects: ObjectStore) -> None:
    with pytest.raises(StoreError, match=digest_of(b"never")):
        objects.read(digest_of(b"never"))


@pytest.mark.parametrize("name", ["", "../../etc/passwd", "A" * 64, "ab"])
def test_only_digests_have_a_path(objects: ObjectStore, name: str) -> None:
    with pytest.raises(ValueError, match="digest"):
        objects.path(name)


def test_a_full_disk_is_said_clearly_and_leaves_nothing_half(tmp_path: Path) -> None:
    disk = tmp_path / "small"
    disk.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(disk)]
    if os.geteuid() != 0 or subprocess.run(command, capture_output=True).returncode != 0:
        pytest.skip("making a small disk needs root and mount")
    try:
        objects = ObjectStore(disk / "objects")
        kept = objects.put(b"a" * 4096)
        with pytest.raises(DiskFull, match="no room"):
            objects.put(os.urandom(256 * 1024))
        assert [p.name for p in (disk / "objects").iterdir()] == [kept[:2]]
        assert objects.read(kept) == b"a" * 4096
    finally:
        subprocess.run(["umount", str(disk)], check=True)


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(StoreError, match="file"):
        ObjectStore(tmp_path / "file" / "objects").put(b"one")
