"""From the store to an index: reading, analysis, encoding, and the engine's own work.

The encoded documents lie in a file between the two tasks, so that the engine's threads are
never counted as analysis.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

from bench.cost import Measured, Stopwatch, megabytes_of
from bench.ground import Ground
from indexer.analysis.analyzer import default_analyzer
from indexer.document import build_document
from indexer.engines import engine

_LENGTH_BYTES = 4


def analyse(ground: Ground) -> Measured:
    """Read all items, make a document of each, encode it: one process, an empty memory."""
    analyzer, target = default_analyzer(), engine(ground.engine, ground.scratch / "none")
    reading, analysing, encoding = Stopwatch(), Stopwatch(), Stopwatch()
    count = 0
    chunks = ground.stored()
    with _spool(ground).open("wb") as spool:
        while True:
            with reading.running():
                chunk = next(chunks, None)
            if chunk is None:
                break
            with analysing.running():
                documents = [build_document(item, analyzer) for item in chunk]
            with encoding.running():
                encoded = [target.encode(document) for document in documents]
            for one in encoded:
                spool.write(len(one).to_bytes(_LENGTH_BYTES) + one)
            count += len(chunk)
    return {
        "read": reading.figures(count),
        "analyse": analysing.figures(count),
        "encode": encoding.figures(count) | {"spool_mb": megabytes_of(_spool(ground))},
    }


def index(ground: Ground) -> Measured:
    """Write all encoded documents into an empty index and commit: the engine alone."""
    folder = ground.scratch / "index"
    target = engine(ground.engine, folder)
    target.create()
    watch, count = Stopwatch(), 0
    with watch.running(), target.writer(bulk=True) as writer:
        for encoded in _spooled(_spool(ground)):
            writer.add_encoded(encoded)
            count += 1
    figures = watch.figures(count) | {"disk_mb": megabytes_of(folder)}
    shutil.rmtree(folder)
    _spool(ground).unlink()
    return {"index": figures}


def _spool(ground: Ground) -> Path:
    return ground.scratch / "documents"


def _spooled(path: Path) -> Iterator[bytes]:
    with path.open("rb") as spool:
        while length := spool.read(_LENGTH_BYTES):
            yield spool.read(int.from_bytes(length))
