"""After a commit to the store: bring the index level with it, and say how it went."""

from __future__ import annotations

from archive.errors import ArchiveError, IndexMissing
from archive.settings import Settings
from archive.store.catalogue import SqliteCatalogue
from indexer.analysis.analyzer import default_analyzer
from indexer.assembly import engine_name
from indexer.building.catch_up import catch_up
from indexer.cluster_catalogue.publishing import publish_catalogue, publish_index


def follow_index(settings: Settings) -> str:
    """Catch up; returns one sentence for people. The store is whole whatever happens here."""
    try:
        publish_catalogue(settings)
        result = catch_up(
            settings.home,
            SqliteCatalogue(settings.home),
            engine_name(settings),
            default_analyzer(),
        )
        publish_index(settings)
    except IndexMissing:
        return "There is no search index yet. Build it: archive reindex"
    except ArchiveError as error:
        return f"The archive is up to date, the search index is not: {error}"
    if result.left:
        holder = result.left_to or "another process"
        return f"The search index is being brought up to date by {holder}."
    if result.problems:
        first = result.problems[0]
        return (
            f"The search index is up to date but for {len(result.problems)} items, "
            f"the first one {first.item_id}: {first.reason}"
        )
    return "The search index is up to date."
