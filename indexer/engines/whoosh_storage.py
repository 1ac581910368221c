"""Whoosh's files in a folder, with the syncing that Whoosh leaves out."""

from __future__ import annotations

from pathlib import Path

from whoosh.filedb.filestore import FileStorage

from indexer.generations.durable import sync, sync_tree


class SyncedStorage(FileStorage):
    """A commit ends with renaming the table of contents: all before it is synced first."""

    def __init__(self, folder: Path) -> None:
        super().__init__(str(folder))  # type: ignore[no-untyped-call]

    def rename_file(self, oldname: str, newname: str, safe: bool = False) -> None:
        """Rename a file, so that what it names is on the disk before and itself after."""
        sync_tree(Path(self.folder))
        super().rename_file(oldname, newname, safe)  # type: ignore[no-untyped-call]
        sync(Path(self.folder))
