"""The names that the live indices have in the cluster, for whoever looks at it from outside.

One alias is for the documents, one for the vocabulary. Searchers go by the pointer in their
generation's folder.
"""

from __future__ import annotations

from opensearchpy.exceptions import TransportError

from archive.errors import UsageError
from indexer.engines.opensearch.cluster_errors import is_wrong_alias, translated
from indexer.engines.opensearch.connection import Connection
from indexer.engines.opensearch.pointer import VOCABULARY, ClusterIndex


def point_alias(connection: Connection, alias: str, index: ClusterIndex) -> None:
    """Let the aliases name these indices and no other, in one step.

    Raises :class:`archive.errors.UsageError` when an index has the alias's name.
    """
    wanted = {alias: index.documents, alias + VOCABULARY: index.vocabulary}
    actions: list[dict[str, dict[str, str]]] = []
    for name, target in wanted.items():
        named = aliased(connection, name)
        if named == [target]:
            continue
        actions += [{"remove": {"index": old, "alias": name}} for old in named if old != target]
        actions.append({"add": {"index": target, "alias": name}})
    if not actions:
        return
    try:
        connection.tried("POST", "/_aliases", {"actions": actions}, {}, seconds=30, patience=60)
    except TransportError as error:
        if not is_wrong_alias(error):
            raise translated(error, connection.settings) from error
        raise UsageError(
            f"The OpenSearch cluster has an index named {alias}, so that it cannot be the "
            "alias. Choose another name in the setting opensearch_index."
        ) from error


def aliased(connection: Connection, alias: str) -> list[str]:
    """The indices that an alias names."""
    rows = connection.request("GET", f"/_cat/aliases/{alias}", format="json")
    return sorted(str(row["index"]) for row in rows if row["alias"] == alias)
