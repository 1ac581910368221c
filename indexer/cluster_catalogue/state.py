"""How far the catalogue in the cluster is, and which index is live: two small documents.

Whoever writes the catalogue or the index writes them last. Readers look at most each half
second, so that all their questions of that time are answered from one state.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from datetime import datetime
from threading import Lock
from typing import TypeVar

import msgspec

from archive.errors import IndexMissing, IndexOutdated, IndexUnavailable
from indexer.cluster_catalogue.indices import FORMAT, CatalogueIndices
from indexer.engines.opensearch.cluster_settings import ClusterSettings
from indexer.engines.opensearch.connection import Connection, connect

INTERVAL = 0.5
"""Seconds between two looks at the state."""

_CATALOGUE, _INDEX = "catalogue", "index"
_State = TypeVar("_State", "CatalogueState", "IndexState")


@dataclass(frozen=True, slots=True)
class CatalogueState:
    """``change`` is the newest entry of the log that the catalogue holds.

    ``filling`` names the filling that wrote all documents, ``version`` is another one each
    time that anything may have changed.
    """

    format: int
    change: int
    filling: str
    version: str


@dataclass(frozen=True, slots=True)
class IndexState:
    """The live index: what it was made by, and the newest change that it surely holds."""

    name: str
    change: int
    schema_version: int
    fingerprint: str
    updated_at: datetime | None


@dataclass(frozen=True, slots=True)
class States:
    """Both; None where nobody has written them yet."""

    catalogue: CatalogueState | None
    index: IndexState | None


def read_states(connection: Connection, indices: CatalogueIndices) -> States:
    """The states as they are now."""
    answer = connection.request(
        "POST", f"/{indices.state}/_mget", {"ids": [_CATALOGUE, _INDEX]}, realtime="true"
    )
    catalogue, index = answer["docs"]
    return States(_read(catalogue, CatalogueState), _read(index, IndexState))


def write_state(
    connection: Connection, indices: CatalogueIndices, state: CatalogueState | IndexState
) -> None:
    """Write one of the two; it is seen at once."""
    name = _CATALOGUE if isinstance(state, CatalogueState) else _INDEX
    body = {"state": msgspec.to_builtins(state)}
    connection.request("PUT", f"/{indices.state}/_doc/{name}", body, patience=60)


class StateReader:
    """The states of a cluster, looked at each half second at most. Thread-safe."""

    def __init__(self, settings: ClusterSettings, interval: float = INTERVAL) -> None:
        self._settings = settings
        self._indices = CatalogueIndices(settings.index)
        self._interval = interval
        self._turn = Lock()
        self._next_look = 0.0
        self._states = States(None, None)

    def catalogue(self) -> CatalogueState:
        """The catalogue's state.

        Raises :class:`archive.errors.IndexMissing` where the cluster holds none, and
        :class:`archive.errors.IndexOutdated` where another version of the program wrote it.
        """
        state = self._now().catalogue
        if state is None:
            raise IndexMissing(
                f"The OpenSearch cluster ({self._settings.shown_hosts}) holds no catalogue under "
                f"the name {self._settings.index} yet. On the archive's machine, write "
                'catalogue = "opensearch" in archive.toml and run: archive reindex'
            )
        if state.format != FORMAT:
            raise IndexOutdated(
                f"The catalogue in the OpenSearch cluster has format {state.format}, this program "
                f"reads {FORMAT}. Run on the archive's machine, with the same version of the "
                "program as here: archive reindex"
            )
        return state

    def index(self) -> IndexState:
        """The live index's state.

        Raises :class:`archive.errors.IndexMissing` where none is told of.
        """
        state = self._now().index
        if state is None:
            raise IndexMissing(
                f"The OpenSearch cluster ({self._settings.shown_hosts}) tells of no index named "
                f"{self._settings.index} yet. Run on the archive's machine: archive reindex"
            )
        return state

    def _now(self) -> States:
        with self._turn:
            if time.monotonic() >= self._next_look:
                self._states = read_states(connect(self._settings), self._indices)
                self._next_look = time.monotonic() + self._interval
            return self._states


def _read(document: dict[str, object], kind: type[_State]) -> _State | None:
    error = document.get("error")
    if isinstance(error, dict) and error.get("type") != "index_not_found_exception":
        raise IndexUnavailable(f"The state of the cluster cannot be read: {error.get('reason')}.")
    if not document.get("found"):
        return None
    source = document["_source"]
    assert isinstance(source, dict)
    try:
        return msgspec.convert(source["state"], kind)
    except msgspec.ValidationError as problem:
        raise IndexOutdated(
            f"Another version of the program wrote the state of the cluster ({problem}). Run on "
            "the archive's machine, with the same version as here: archive reindex"
        ) from problem
