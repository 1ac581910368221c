"""The engines by name. A new engine is one module and one line here (docs/new-engine.md)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from archive.errors import UsageError
from indexer.engine import SearchEngine
from indexer.engines.opensearch.engine import OpenSearchEngine
from indexer.engines.tantivy import TantivyEngine
from indexer.engines.whoosh import WhooshEngine

EMBEDDED: Mapping[str, Callable[[Path], SearchEngine]] = {
    "tantivy": TantivyEngine,
    "whoosh": WhooshEngine,
}
"""The engines that need nothing but their folder."""

ENGINES: Mapping[str, Callable[[Path], SearchEngine]] = {
    **EMBEDDED,
    OpenSearchEngine.name: OpenSearchEngine,
}
"""Name → what makes the engine over a folder."""


def engine(name: str, folder: Path) -> SearchEngine:
    """The engine of this name over a folder; nothing on the disk is touched yet.

    Raises :class:`archive.errors.UsageError` for an unknown name, listing the known ones.
    """
    try:
        make = ENGINES[name]
    except KeyError:
        known = ", ".join(sorted(ENGINES))
        raise UsageError(f"There is no search engine named {name!r}. Known: {known}.") from None
    return make(folder)
