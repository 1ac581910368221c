"""Checking the original files against the database: every one is read and hashed again."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import apsw

from archive.integrity.findings import Finding, finding

_PIECE = 1 << 20


def check_objects(connection: apsw.Connection, folder: Path) -> Iterator[Finding]:
    """Originals that must be there: A003, A004, A012."""
    sources: Iterator[Any] = connection.execute(
        "SELECT digest, coalesce(name, 'without a name') FROM source WHERE kept = 1 ORDER BY digest"
    )
    for digest, name in sources:
        path = folder / digest[:2] / digest
        try:
            actual = _hash(path)
        except FileNotFoundError:
            yield finding("A003", digest=digest, name=name)
        except OSError as error:
            yield finding("A003", digest=digest, name=f"{name}; {error.strerror}")
        else:
            if actual != digest:
                yield finding("A004", digest=digest, name=name, actual=actual, path=str(path))
    waiting: Iterator[Any] = connection.execute("SELECT digest FROM pending_purge ORDER BY digest")
    for (digest,) in waiting:
        yield finding("A012", digest=digest)


def check_unnamed_objects(connection: apsw.Connection, folder: Path) -> Iterator[Finding]:
    """Files in the objects folder that the database does not know: A005, A011."""
    for path in sorted(folder.rglob("*")) if folder.is_dir() else ():
        if path.is_dir():
            continue
        digest = path.name
        is_object = len(digest) == 64 and path.parent == folder / digest[:2]
        if not is_object:
            yield finding("A011", path=str(path))
            continue
        known: Any = connection.execute(
            "SELECT 1 FROM source WHERE digest = ?1 AND kept = 1"
            " UNION SELECT 1 FROM pending_purge WHERE digest = ?1",
            (digest,),
        ).fetchone()
        if known is None:
            yield finding("A005", digest=digest)


def _hash(path: Path) -> str:
    seal = sha256()
    with path.open("rb") as file:
        while piece := file.read(_PIECE):
            seal.update(piece)
    return seal.hexdigest()
