"""SIGKILL of a real ingest at random points: the next run ends where an undisturbed one does."""

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from archive.home import Home
from archive.integrity.check import verify
from tests.archive.store_samples import minutes_text, state, write_minutes

ROOT = Path(__file__).parents[2]
KILLS = 14
FILES = 240


def start(home: Home, folder: Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tests.archive.ingest_driver", str(home.folder), str(folder)]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert process.stdout
    assert process.stdout.readline() == "started\n"
    return process


def run(home: Home, folder: Path) -> float:
    began = time.monotonic()
    process = start(home, folder)
    out, _ = process.communicate(timeout=60)
    assert process.returncode == 0
    assert int(out) == FILES + 2
    return time.monotonic() - began


def test_an_interrupted_ingest_leaves_everything_whole(tmp_path: Path) -> None:
    folder = tmp_path / "asikkala"
    write_minutes(folder, range(400), body="Hanke. " * 500)
    home = Home(tmp_path / "home")
    command = [sys.executable, "-m", "tests.archive.ingest_driver", str(home.folder), str(folder)]
    process = subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    deadline = time.monotonic() + 20
    while not list(home.objects.glob("??/*")) and time.monotonic() < deadline:
        time.sleep(0.01)
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=20)
    assert process.returncode == -signal.SIGINT
    assert errors.rstrip().endswith("KeyboardInterrupt")
    assert 0 < len(state(home)) < 400
    assert list(verify(home)) == []


@pytest.mark.slow
def test_killed_at_random_points_and_resumed(tmp_path: Path) -> None:
    folder = tmp_path / "asikkala"
    write_minutes(folder, range(FILES))
    agenda = minutes_text(7, resolution="").replace("/2024\n\n", "/2024\nEsityslista\n\n")
    (folder / "agenda.txt").write_text(agenda, "utf-8")
    (folder / "not minutes.txt").write_text("Hei!", "utf-8")
    undisturbed = Home(tmp_path / "undisturbed")
    whole = run(undisturbed, folder)
    expected = state(undisturbed)
    assert len(expected) == FILES

    chance = random.Random(20250409)
    home = Home(tmp_path / "killed")
    killed = 0
    while killed < KILLS:
        process = start(home, folder)
        time.sleep(chance.uniform(0.0, whole * 0.7))
        process.send_signal(signal.SIGKILL)
        process.communicate()
        killed += process.returncode == -signal.SIGKILL
        if process.returncode == 0:  # all is done in spite of the kills: start afresh
            assert state(home) == expected
            assert list(verify(home)) == []
            home = Home(tmp_path / f"killed-{killed}")
        elif home.database.exists():
            assert not [f for f in verify(home) if f.level == "error"]
    run(home, folder)
    assert state(home) == expected
    assert list(verify(home)) == []
