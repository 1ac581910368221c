"""Puts analyzer, live index and catalogue together as the settings say."""

from __future__ import annotations

from pathlib import Path

from archive.catalogue import Catalogue
from archive.errors import UsageError
from archive.settings import Settings
from archive.store.catalogue import SqliteCatalogue
from indexer.analysis.analyzer import default_analyzer
from indexer.cluster_catalogue.catalogue import ClusterCatalogue
from indexer.cluster_catalogue.live import ClusterLive
from indexer.cluster_catalogue.publishing import CLUSTER, serves_from_cluster
from indexer.cluster_catalogue.state import StateReader
from indexer.engines import ENGINES
from indexer.engines.opensearch.cluster_settings import cluster_settings
from indexer.generations.live import LiveIndex
from indexer.search import ArchiveSearch

_CATALOGUES = ("sqlite", CLUSTER)


def engine_name(settings: Settings) -> str:
    """The engine that the settings name.

    Raises :class:`archive.errors.UsageError` listing the known ones for any other, and for
    one that does not go with the catalogue that they name.
    """
    name = settings.text("engine")
    if name not in ENGINES:
        known = ", ".join(sorted(ENGINES))
        origin = settings.values["engine"].origin
        raise UsageError(f"There is no search engine named {name!r} ({origin}). Known: {known}.")
    catalogue = settings.values["catalogue"]
    if catalogue.value not in _CATALOGUES:
        raise UsageError(
            f"There is no catalogue named {catalogue.value!r} ({catalogue.origin}). "
            f"Known: {', '.join(_CATALOGUES)}."
        )
    return name


def needs_archive(settings: Settings) -> bool:
    """Whether serving needs the archive in its folder, and not a cluster alone.

    Raises :class:`archive.errors.UsageError` where the settings do not go together.
    """
    name = engine_name(settings)
    if not serves_from_cluster(settings):
        return True
    if name != CLUSTER:
        raise UsageError(
            f'The setting catalogue = "{CLUSTER}" ({settings.values["catalogue"].origin}) needs '
            f'engine = "{CLUSTER}", not {name!r} ({settings.values["engine"].origin}).'
        )
    return False


def open_catalogue(settings: Settings) -> Catalogue:
    """What is shown of the archive: from its folder, or from the cluster."""
    if needs_archive(settings):
        return SqliteCatalogue(settings.home)
    return _cluster_catalogue(settings, _state_reader(settings))


def open_search(settings: Settings) -> ArchiveSearch:
    """The search over the archive of these settings, with the engine that they name."""
    analyzer, base_url = default_analyzer(), settings.text("base_url")
    if needs_archive(settings):
        live = LiveIndex(settings.home, engine_name(settings), analyzer)
        return ArchiveSearch(live, SqliteCatalogue(settings.home), analyzer, base_url)
    state = _state_reader(settings)
    followed = ClusterLive(cluster_settings(settings), state, analyzer)
    return ArchiveSearch(followed, _cluster_catalogue(settings, state), analyzer, base_url)


def _state_reader(settings: Settings) -> StateReader:
    return StateReader(cluster_settings(settings))


def _cluster_catalogue(settings: Settings, state: StateReader) -> ClusterCatalogue:
    named = settings.text("originals")
    originals = Path(named) if named else settings.home.objects
    return ClusterCatalogue(cluster_settings(settings), state, originals)
