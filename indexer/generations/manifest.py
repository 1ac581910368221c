"""What an index generation was made from and by: its manifest.

Engines verify no checksums when they read, so the manifest lists the segment files with
sizes and SHA-256. A file of the list that is gone was merged away by its engine; one that
is there must still have the same bytes.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import msgspec

from archive.errors import IndexOutdated, IndexUnavailable
from indexer.generations.durable import write_durably
from indexer.schema import SCHEMA_VERSION

FORMAT = 1
REBUILD = "Build it anew with: archive reindex"

DISTRIBUTIONS = {"tantivy": "tantivy", "whoosh": "whoosh3"}
"""The Python distribution whose version an engine's files go with."""

_MUTABLE_SUFFIXES = (".json", ".lock", "LOCK", ".toc", ".tmp")


@dataclass(frozen=True, slots=True)
class FileEntry:
    """One segment file: its path below ``files/``, its size in bytes, its SHA-256."""

    name: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What is known of one generation. ``change_number`` is what its building held."""

    engine: str
    engine_version: str
    schema_version: int
    fingerprint: str
    change_number: int
    created_at: datetime
    documents: int = 0
    files: tuple[FileEntry, ...] = ()
    format: int = FORMAT

    @classmethod
    def of_build(cls, engine: str, fingerprint: str, change_number: int) -> Manifest:
        """The manifest of a generation that this program builds now."""
        return cls(
            engine=engine,
            engine_version=engine_version(engine),
            schema_version=SCHEMA_VERSION,
            fingerprint=fingerprint,
            change_number=change_number,
            created_at=datetime.now(UTC).replace(microsecond=0),
        )

    def with_files(self, files: tuple[FileEntry, ...]) -> Manifest:
        """The same with another list of files."""
        return replace(self, files=files)

    def finished(self, documents: int, files: tuple[FileEntry, ...]) -> Manifest:
        """The same at the end of the building: with its documents counted and files listed."""
        return replace(self, documents=documents, files=files)

    def check(self, engine: str, fingerprint: str) -> None:
        """Raise :class:`archive.errors.IndexOutdated` when this program cannot use it."""
        for name, made, now in (
            ("engine", self.engine, engine),
            ("engine version", self.engine_version, engine_version(engine)),
            ("field table", self.schema_version, SCHEMA_VERSION),
            ("analysis", self.fingerprint, fingerprint),
        ):
            if made != now:
                raise IndexOutdated(
                    f"The search index was made with another {name} ({made}; now {now}). {REBUILD}"
                )


def read_manifest(path: Path) -> Manifest:
    """Read a manifest. Raises :class:`archive.errors.IndexUnavailable` when it is damaged."""
    try:
        manifest = msgspec.json.decode(path.read_bytes(), type=Manifest)
    except (OSError, msgspec.MsgspecError) as error:
        raise IndexUnavailable(
            f"The search index cannot be read: {path} is damaged or missing ({error}). {REBUILD}"
        ) from error
    if manifest.format != FORMAT:
        raise IndexOutdated(
            f"The search index has format {manifest.format}, this program reads {FORMAT}. {REBUILD}"
        )
    return manifest


def write_manifest(path: Path, manifest: Manifest) -> None:
    """Write a manifest durably."""
    write_durably(path, msgspec.json.format(msgspec.json.encode(manifest), indent=1))


def list_files(folder: Path, known: tuple[FileEntry, ...] = ()) -> tuple[FileEntry, ...]:
    """The segment files below a folder; those known already are not hashed again."""
    before = {entry.name: entry for entry in known}
    entries: list[FileEntry] = []
    for path in segment_files(folder):
        name = path.relative_to(folder).as_posix()
        try:
            size = path.stat().st_size
            entry = before.get(name)
            if entry is None or entry.size != size:
                entry = FileEntry(name, size, file_digest(path))
        except FileNotFoundError:  # merged away meanwhile
            continue
        entries.append(entry)
    return tuple(entries)


def segment_files(folder: Path) -> Iterator[Path]:
    """The files that their engine never changes once they are written."""
    for path in sorted(folder.rglob("*")):
        mutable = path.name.startswith(".") or path.name.endswith(_MUTABLE_SUFFIXES)
        if path.is_file() and not mutable:
            yield path


def file_digest(path: Path) -> str:
    """The SHA-256 of a file, in hex."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def engine_version(engine: str) -> str:
    """The version of an engine's library; empty where it is not a Python distribution."""
    try:
        return version(DISTRIBUTIONS.get(engine, engine))
    except PackageNotFoundError:
        return ""
