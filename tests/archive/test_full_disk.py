"""A disk that fills up at any point of an ingest: said clearly, nothing lost, resumed."""

import gc
import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from archive.errors import DiskFull
from archive.home import Home
from archive.intake import batch
from archive.integrity.check import verify
from archive.store.catalogue import SqliteCatalogue
from archive.store.writer import Store
from tests.archive.store_samples import ingest, write_minutes


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "disk"
    folder.mkdir()
    if os.geteuid() != 0 or not mount(folder, "size=4k"):
        pytest.skip("making a small disk needs root and mount")
    yield folder
    gc.collect()
    subprocess.run(["umount", "-l", str(folder)], check=True)


def mount(folder: Path, options: str) -> bool:
    command = ["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(folder)]
    return subprocess.run(command, capture_output=True).returncode == 0


@pytest.mark.parametrize("kilobytes", [4, 16, 40, 100, 180, 260, 500, 700])
def test_a_full_disk_at_any_point(
    disk: Path, tmp_path: Path, kilobytes: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(batch, "BATCH_FILES", 10)
    assert mount(disk, f"remount,size={kilobytes}k")
    files = write_minutes(tmp_path / "asikkala", range(100), body="Hanke. " * 500)
    home = Home(disk / "data")
    with pytest.raises(DiskFull, match="Make room"), Store.open(home) as store:
        ingest(store, files)
    assert mount(disk, "remount,size=20m")
    assert not [f for f in verify(home) if f.level == "error"] or not home_has_items(home)
    with Store.open(home) as store:
        report = ingest(store, files)
    assert report.files_read + report.files_unchanged == 100
    assert list(verify(home)) == []
    with SqliteCatalogue(home) as catalogue:
        assert catalogue.item_count() == 100


def home_has_items(home: Home) -> bool:
    with SqliteCatalogue(home) as catalogue:
        return catalogue.item_count() > 0
