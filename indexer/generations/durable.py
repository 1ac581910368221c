"""Writing so that it is still there after a power failure: sync, rename, sync the folder."""

from __future__ import annotations

import os
from collections.abc import Collection
from pathlib import Path

from indexer.steps import reached


def write_durably(path: Path, data: bytes) -> None:
    """Put ``data`` in place of the file at once: a reader sees the old bytes or the new.

    The temporary file beside it is overwritten by the next call after a kill.
    """
    temporary = path.with_name(path.name + ".new")
    with temporary.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    reached("new file synced")
    temporary.rename(path)
    reached("new file renamed")
    sync(path.parent)


def sync(path: Path) -> None:
    """Sync one file or folder to the disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def sync_tree(folder: Path, but: Collection[Path] = ()) -> None:
    """Sync every file below a folder but those, then the folders.

    Files that go meanwhile are left.
    """
    for path in sorted(folder.rglob("*"), reverse=True):
        if path in but:
            continue
        try:
            sync(path)
        except FileNotFoundError:
            continue
    sync(folder)
