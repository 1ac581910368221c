"""Does the index say what the store says? Compared both ways, by id and by content.

=====  ==================================================================
code   what was found
=====  ==================================================================
I001   an item of the store is not in the index
I002   a document of the index is no item of the store
I003   a document was made from another revision of its item
I004   a file of the index has other bytes than it was written with
I005   the index does not hold the newest changes of the store yet
I006   the index cannot be opened
=====  ==================================================================
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from archive.catalogue import Catalogue
from archive.errors import IndexUnavailable
from archive.home import Home
from archive.integrity.findings import Finding, Level
from indexer.analysis.token import Analyzer
from indexer.building.revision import revision_key
from indexer.engine import Searcher
from indexer.generations.folders import Generation, Generations
from indexer.generations.live import open_searcher
from indexer.generations.manifest import file_digest
from indexer.query import Keyword
from indexer.results import SearchRequest

_CHUNK = 200
_CHANGES = 10_000
_REBUILD = "Build the index anew: archive reindex"


def compare(
    home: Home, catalogue: Catalogue, engine_name: str, analyzer: Analyzer
) -> Iterator[Finding]:
    """All differences between store and index, and damage to the index's files.

    Items that changed after the index was last brought level are counted in I005 and
    not compared. Nothing is changed, and a bad index is a finding, never an error.
    """
    try:
        with Generations(home, engine_name).held() as generation:
            yield from _damaged_files(generation)
            searcher = open_searcher(generation, analyzer.fingerprint)
            try:
                yield from _differences(searcher, catalogue)
            finally:
                searcher.close()
    except IndexUnavailable as error:
        yield Finding("I006", {"engine": engine_name}, str(error))


def _damaged_files(generation: Generation) -> Iterator[Finding]:
    """Files of the manifest that are there must be as they were written.

    One that is gone was merged away, or else the engine does not open.
    """
    for entry in generation.manifest().files:
        path = generation.files / entry.name
        try:
            good = path.stat().st_size == entry.size and file_digest(path) == entry.sha256
        except FileNotFoundError:
            continue
        except OSError:
            good = False
        if not good:
            yield Finding(
                "I004",
                {"file": str(path)},
                f"The index file {path} is damaged: it has other bytes than were written. "
                f"{_REBUILD}",
            )


def _differences(searcher: Searcher, catalogue: Catalogue) -> Iterator[Finding]:
    late = _changed_after(searcher.change_number, catalogue)
    if late:
        yield Finding(
            "I005",
            {"items": str(len(late)), "change_number": str(searcher.change_number)},
            f"{len(late)} items changed after the index was last brought up to date. "
            "Any ingest brings it up to date, as does: archive reindex",
            Level.WARNING,
        )
    unmatched = set(searcher.item_ids())
    chunk: list[str] = []
    for item_id in catalogue.item_ids():
        if item_id not in unmatched:
            if item_id not in late:
                yield _missing(item_id)
            continue
        unmatched.remove(item_id)
        if item_id not in late:
            chunk.append(item_id)
        if len(chunk) == _CHUNK:
            yield from _outdated(searcher, catalogue, chunk)
            chunk = []
    yield from _outdated(searcher, catalogue, chunk)
    for item_id in sorted(unmatched - late):
        yield Finding(
            "I002",
            {"item": item_id},
            f"The index holds {item_id}, which is no item of the store. {_REBUILD}",
        )


def _changed_after(change_number: int, catalogue: Catalogue) -> set[str]:
    """The ids of all items in the log after this number."""
    late: set[str] = set()
    while changes := catalogue.changes(change_number, _CHANGES):
        late.update(change.item_id for change in changes)
        change_number = changes[-1].number
    return late


def _outdated(
    searcher: Searcher, catalogue: Catalogue, item_ids: Sequence[str]
) -> Iterator[Finding]:
    """Those of these items whose document was made from another text.

    All are asked for at once; only where one is missing they are asked for one by one.
    """
    items = catalogue.items(item_ids)
    keys = {item_id: revision_key(item) for item_id, item in items.items()}
    if _count(searcher, tuple(keys.values())) == len(keys):
        return
    for item_id, key in keys.items():
        if _count(searcher, (key,)) != 1:
            yield Finding(
                "I003",
                {"item": item_id},
                f"The index holds another text of {item_id} than the store. {_REBUILD}",
            )


def _count(searcher: Searcher, keys: tuple[str, ...]) -> int:
    if not keys:
        return 0
    return searcher.search(SearchRequest(Keyword("revision", keys), limit=0)).total


def _missing(item_id: str) -> Finding:
    return Finding("I001", {"item": item_id}, f"The item {item_id} is not in the index. {_REBUILD}")
