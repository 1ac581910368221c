"""Puts analyzer, live index and catalogue together as the settings say."""

from __future__ import annotations

from archive.settings import Settings
from archive.store.catalogue import SqliteCatalogue
from indexer.analysis.analyzer import default_analyzer
from indexer.live import LiveIndex
from indexer.search import ArchiveSearch


def open_search(settings: Settings) -> ArchiveSearch:
    """The search over the archive of these settings, with the engine that they name."""
    analyzer = default_analyzer()
    catalogue = SqliteCatalogue(settings.home)
    live = LiveIndex(settings.home, settings.text("engine"), analyzer)
    return ArchiveSearch(live, catalogue, analyzer, settings.text("base_url"))
