"""The one cluster that all tests of a run share, started by the first that needs it."""

from __future__ import annotations

import atexit
import functools
import os

from tests.cluster.nodes import Cluster


@functools.cache
def shared_cluster() -> Cluster:
    """Three nodes; the settings of this process and its children name them from now on."""
    cluster = Cluster.of(3, ("cluster.routing.allocation.disk.threshold_enabled: false",))
    atexit.register(cluster.stop)
    cluster.start()
    os.environ["ARCHIVE_OPENSEARCH_HOSTS"] = cluster.hosts
    return cluster
