"""Making an index in the cluster, so that an earlier try that got through does no harm."""

from __future__ import annotations

from opensearchpy.exceptions import TransportError

from indexer.engines.opensearch.cluster_errors import is_there_already, translated
from indexer.engines.opensearch.connection import Connection

SECONDS = 40.0
"""For one node to make an index or to take one away."""


def make_index(connection: Connection, name: str, body: dict[str, object]) -> None:
    """Make an index. One that is there already is ours: an earlier try got through."""
    try:
        connection.tried("PUT", f"/{name}", body, {}, seconds=SECONDS, patience=SECONDS)
    except TransportError as error:
        if not is_there_already(error):
            raise translated(error, connection.settings) from error
