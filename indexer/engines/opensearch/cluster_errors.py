"""The line that no exception of opensearch-py crosses: what went wrong, for people."""

from __future__ import annotations

from opensearchpy.exceptions import ConnectionError as NoConnection
from opensearchpy.exceptions import ConnectionTimeout, SSLError, TransportError

from archive.errors import ArchiveError, DiskFull, IndexMissing, IndexUnavailable, UsageError
from indexer.engines.opensearch.cluster_settings import ClusterSettings

TOO_MANY = 429
_BUSY = frozenset({TOO_MANY, 502, 503, 504})
_FULL = "disk usage exceeded flood-stage watermark"
_LOST = (
    "search_phase_execution_exception",
    "search_context_missing_exception",
    "no_shard_available_action_exception",
    "unavailable_shards_exception",
    "node_not_connected_exception",
    "node_disconnected_exception",
    "node_closed_exception",
    "master_not_discovered_exception",
    "cluster_manager_not_discovered_exception",
    "cluster_block_exception",
)


def status_of(error: TransportError) -> int:
    """The HTTP status; 0 where there was no answer."""
    return error.status_code if isinstance(error.status_code, int) else 0


def is_temporary(error: TransportError) -> bool:
    """Whether the same request may go well on another node or a little later."""
    if isinstance(error, SSLError):
        return False
    if isinstance(error, NoConnection):
        return True
    return status_of(error) in _BUSY or (status_of(error) == 500 and _kind(error) in _LOST)


def is_lost_search(error: TransportError) -> bool:
    """Whether a search failed because a part of its snapshot is gone."""
    kind = _kind(error)
    return kind in _LOST or (status_of(error) == 404 and "search_context" in str(error))


def is_there_already(error: TransportError) -> bool:
    """Whether an index could not be made because it is there."""
    return _kind(error) == "resource_already_exists_exception"


def is_gone(error: TransportError) -> bool:
    """Whether an index is not in the cluster."""
    return status_of(error) == 404 and _kind(error) == "index_not_found_exception"


def is_wrong_alias(error: TransportError) -> bool:
    """Whether an alias could not be made because an index has its name."""
    return _kind(error) == "invalid_alias_name_exception"


def is_full(text: str) -> bool:
    """Whether an error tells that a node's disk is full."""
    return _FULL in text


def full(settings: ClusterSettings) -> DiskFull:
    """The error for a full disk of a node."""
    return DiskFull(
        f"A node of the OpenSearch cluster ({settings.shown_hosts}) has no room left on its "
        "disk: it takes nothing more in (flood-stage watermark). Searching goes on and nothing "
        "was lost. Free some room on the node or add one, then run again: "
        "archive reindex --if-needed"
    )


def translated(error: TransportError, settings: ClusterSettings) -> ArchiveError:
    """The error of ours that says what is wrong and what to do."""
    where = f"OpenSearch cluster ({settings.shown_hosts})"
    if isinstance(error, SSLError):
        return _certificate(error, where)
    if isinstance(error, ConnectionTimeout):
        return IndexUnavailable(
            f"No node of the {where} answered in time. Look whether the nodes are overloaded or "
            "stopped, then try again."
        )
    if isinstance(error, NoConnection):
        return IndexUnavailable(
            f"No connection to the {where}: {_reason(error)}. Look whether its nodes run, and "
            "check the setting opensearch_hosts: archive config"
        )
    if is_full(str(error)):
        return full(settings)
    return _by_status(error, where)


def _by_status(error: TransportError, where: str) -> ArchiveError:
    status = status_of(error)
    if status == 401:
        return UsageError(
            f"Wrong user or password for the {where}. Check the settings opensearch_user and "
            "opensearch_password_file: archive config"
        )
    if status == 403:
        return UsageError(
            f"The user of the setting opensearch_user may not do this in the {where}: "
            f"{_reason(error)}. docs/scaling.md lists the rights that it needs."
        )
    if status == 400 and "HTTPS port" in str(error):
        return UsageError(
            f"The {where} wants an encrypted connection. Write https:// in the setting "
            "opensearch_hosts."
        )
    if is_gone(error):
        return IndexMissing(
            f"The index is gone from the {where}: {_reason(error)}. Build it anew: archive reindex"
        )
    if status == TOO_MANY:
        return IndexUnavailable(f"The {where} is overloaded: {_reason(error)}. Try again later.")
    if _kind(error) in _LOST or status in _BUSY:
        return IndexUnavailable(
            f"A part of the {where} is not there (its health is red): {_reason(error)}. Start the "
            "nodes that are missing; rather than some of the results, none are shown until then."
        )
    return IndexUnavailable(f"The {where} refused a request ({status}): {_reason(error)}.")


def _certificate(error: SSLError, where: str) -> ArchiveError:
    reason = str(error.info if len(error.args) > 2 else error)
    if "WRONG_VERSION_NUMBER" in reason or "record layer failure" in reason:
        return UsageError(
            f"The {where} does not speak TLS. Write http:// in the setting opensearch_hosts, or "
            "turn TLS on in the cluster."
        )
    return UsageError(
        f"The certificate of the {where} is not trusted: {reason}. Name the file of the "
        "certificate that signed it in the setting opensearch_ca, and write the nodes' names as "
        "the certificate does."
    )


def _kind(error: TransportError) -> str:
    return str(error.error) if len(error.args) > 1 else ""


def _reason(error: TransportError) -> str:
    """What the server or the system said, in one line."""
    info = error.info if len(error.args) > 2 else None
    if isinstance(info, dict) and isinstance(info.get("error"), dict):
        cause = info["error"]
        inner = (cause.get("root_cause") or [cause])[0]
        return str(inner.get("reason") or cause.get("reason") or cause.get("type"))[:300]
    text = str(info or (error.error if len(error.args) > 1 else error))
    if "<html" in text.lower():
        return "the answer is a page, as of a proxy and not of a node"
    return (text.splitlines() or [type(error).__name__])[0][:300]
