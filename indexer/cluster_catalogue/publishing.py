"""What the archive's machine tells the cluster before and after its index changes.

Before: the catalogue, so that every hit can be shown and nothing removed is. After: which
index is live and how far it is, for web nodes to open.
"""

from __future__ import annotations

from archive.settings import Settings
from indexer.cluster_catalogue.filling import fill_catalogue
from indexer.cluster_catalogue.indices import CatalogueIndices
from indexer.cluster_catalogue.state import IndexState, write_state
from indexer.engines.opensearch.cluster_settings import cluster_settings
from indexer.engines.opensearch.connection import connect
from indexer.engines.opensearch.engine import OpenSearchEngine
from indexer.engines.opensearch.pointer import read_pointer
from indexer.generations.folders import Generations

CLUSTER = OpenSearchEngine.name
"""The value of the setting ``catalogue`` with which web nodes need the cluster alone."""


def serves_from_cluster(settings: Settings) -> bool:
    """Whether pages are made from what the cluster holds."""
    return settings.text("catalogue") == CLUSTER


def publish_catalogue(settings: Settings, whole: bool = False) -> None:
    """Bring the catalogue in the cluster level, where the settings want one.

    ``whole`` writes it all anew. Raises :class:`archive.errors.ArchiveError` when the cluster
    cannot take it.
    """
    if serves_from_cluster(settings):
        fill_catalogue(settings.home, cluster_settings(settings), whole)


def publish_index(settings: Settings) -> None:
    """Tell which index is live and how far it is, where the settings want web nodes.

    Raises :class:`archive.errors.IndexMissing` when there is none.
    """
    if not serves_from_cluster(settings) or settings.text("engine") != CLUSTER:
        return
    cluster = cluster_settings(settings)
    with Generations(settings.home, CLUSTER).held() as generation:
        manifest = generation.manifest()
        state = IndexState(
            name=read_pointer(generation.files).documents,
            change=generation.mark(),
            schema_version=manifest.schema_version,
            fingerprint=manifest.fingerprint,
            updated_at=generation.updated_at(),
        )
    write_state(connect(cluster), CatalogueIndices(cluster.index), state)
