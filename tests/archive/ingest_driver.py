"""One ingest in a process of its own, to be killed: ``HOME FOLDER``."""

from __future__ import annotations

import sys
from pathlib import Path

from archive.home import Home
from archive.intake import batch
from archive.intake.run import ingest
from archive.store.writer import Store


def main(home: str, folder: str) -> None:
    """Ingest in small batches, so that kills meet every part of the work."""
    batch.BATCH_FILES = 5
    print("started", flush=True)
    with Store.open(Home(Path(home))) as store:
        report = ingest(store, [Path(folder)])
    print(report.files, flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
