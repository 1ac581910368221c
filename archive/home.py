"""The archive's folder: what lies where.

HOME/archive.toml      settings (optional)
HOME/archive.sqlite    items, revisions, meetings, cases, tombstones, change log
HOME/intake.lock       held while an ingest runs; names its process
HOME/objects/          original files by SHA-256: ab/cdef…; never changed
HOME/index/ENGINE/     the disposable search index: generations and a pointer
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Home:
    """Paths in the archive's folder; making one touches nothing on the disk."""

    folder: Path

    @property
    def settings(self) -> Path:
        """The settings file."""
        return self.folder / "archive.toml"

    @property
    def database(self) -> Path:
        """The SQLite store."""
        return self.folder / "archive.sqlite"

    @property
    def objects(self) -> Path:
        """The folder of original files."""
        return self.folder / "objects"

    def index(self, engine: str) -> Path:
        """The folder of this engine's index generations."""
        return self.folder / "index" / engine
