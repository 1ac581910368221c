"""Puts analyzer, live index and catalogue together as the settings say."""

from __future__ import annotations

from archive.errors import UsageError
from archive.settings import Settings
from archive.store.catalogue import SqliteCatalogue
from indexer.analysis.analyzer import default_analyzer
from indexer.engines import ENGINES
from indexer.generations.live import LiveIndex
from indexer.search import ArchiveSearch


def engine_name(settings: Settings) -> str:
    """The engine that the settings name.

    Raises :class:`archive.errors.UsageError` listing the known ones for any other.
    """
    name = settings.text("engine")
    if name not in ENGINES:
        known = ", ".join(sorted(ENGINES))
        origin = settings.values["engine"].origin
        raise UsageError(f"There is no search engine named {name!r} ({origin}). Known: {known}.")
    return name


def open_search(settings: Settings) -> ArchiveSearch:
    """The search over the archive of these settings, with the engine that they name."""
    analyzer = default_analyzer()
    catalogue = SqliteCatalogue(settings.home)
    live = LiveIndex(settings.home, engine_name(settings), analyzer)
    return ArchiveSearch(live, catalogue, analyzer, settings.text("base_url"))
