"""What is known of source files: which bytes were read by whom, and under which paths."""

from __future__ import annotations

from dataclasses import dataclass

import msgspec

from archive.store.writing import Writing


@dataclass(frozen=True, slots=True)
class SourceRecord:
    """A file that a reader read.

    ``name`` is the file name without folders, which may be shown to anyone. ``reading``
    names reader, version and rules; ``named_municipality`` is what the administrator said.
    """

    digest: str
    size: int
    name: str | None
    reader: str
    reader_version: int
    reading: str
    named_municipality: str


@dataclass(frozen=True, slots=True)
class PathRecord:
    """What came of the file at one path; ``code`` is "" where it was read."""

    path: str
    digest: str
    reading: str
    named_municipality: str
    code: str = ""
    message: str = ""
    warnings: tuple[str, ...] = ()


def put_source(writing: Writing, source: SourceRecord) -> None:
    """Remember that these bytes were read, now by this reader."""
    writing.connection.execute(
        "INSERT INTO source (digest, size, name, kept, reader, reader_version, reading,"
        " named_municipality, first_seen) VALUES (?, ?, ?, 0, ?, ?, ?, ?, ?)"
        " ON CONFLICT (digest) DO UPDATE SET reader = excluded.reader,"
        " reader_version = excluded.reader_version, reading = excluded.reading,"
        " named_municipality = excluded.named_municipality",
        (
            source.digest,
            source.size,
            source.name,
            source.reader,
            source.reader_version,
            source.reading,
            source.named_municipality,
            writing.now,
        ),
    )


def settle_kept(writing: Writing, digest: str, name: str | None) -> bool:
    """Whether the original is to be kept: it is, while a live item was read from it."""
    run = writing.connection.execute
    live = run(
        "SELECT 1 FROM source_item JOIN item ON id = item_id"
        " WHERE digest = ? AND current IS NOT NULL LIMIT 1",
        (digest,),
    ).fetchone()
    if live is None:
        run("UPDATE source SET name = NULL WHERE digest = ? AND kept = 0", (digest,))
        return False
    run("UPDATE source SET kept = 1, name = coalesce(name, ?) WHERE digest = ?", (name, digest))
    return True


def hide_sources(writing: Writing, item_id: str) -> None:
    """The item is confidential: its files are not handed out, and no line of them is quoted."""
    run = writing.connection.execute
    run("UPDATE source_item SET confidential = 1 WHERE item_id = ?", (item_id,))
    run(
        "UPDATE source_path SET warnings = '[]' WHERE digest IN"
        " (SELECT digest FROM source_item WHERE item_id = ?)",
        (item_id,),
    )


def put_path(writing: Writing, record: PathRecord) -> None:
    """Remember what the path holds and what came of it."""
    writing.connection.execute(
        "INSERT INTO source_path (path, digest, reading, named_municipality, code, message,"
        " warnings, seen_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
        " ON CONFLICT (path) DO UPDATE SET digest = excluded.digest,"
        " reading = excluded.reading, named_municipality = excluded.named_municipality,"
        " code = excluded.code, message = excluded.message, warnings = excluded.warnings,"
        " seen_at = excluded.seen_at",
        (
            record.path,
            record.digest,
            record.reading,
            record.named_municipality,
            record.code,
            record.message,
            msgspec.json.encode(record.warnings).decode(),
            writing.now,
        ),
    )
