"""Where the cluster is and what a new index in it looks like, from the archive's settings."""

from __future__ import annotations

from dataclasses import dataclass, field
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import urlsplit

from archive.errors import UsageError
from archive.settings import Settings, load

_FILE = "archive.toml"
_WRONG_IN_NAMES = set('\\/*?"<>| ,#:')


@dataclass(frozen=True, slots=True)
class ClusterSettings:
    """``hosts`` are addresses with scheme; ``index`` is the alias that serves.

    ``user`` is empty where the cluster asks for no login, ``ca`` where the system's
    certificates are to be trusted.
    """

    hosts: tuple[str, ...]
    index: str
    user: str = ""
    password: str = field(default="", repr=False)
    ca: str = ""
    shards: int = 3
    replicas: int = 1

    @property
    def shown_hosts(self) -> str:
        """The addresses for a message to people."""
        return ", ".join(self.hosts)


def cluster_settings(settings: Settings) -> ClusterSettings:
    """What the settings say of the cluster.

    Raises :class:`archive.errors.UsageError` naming the setting that is wrong.
    """
    hosts = _checked_hosts(settings)
    _refuse_clear_password(hosts, settings)
    return ClusterSettings(
        hosts=hosts,
        index=_checked_index(settings),
        user=settings.text("opensearch_user"),
        password=_password(settings),
        ca=_checked_ca(settings),
        shards=settings.number("opensearch_shards"),
        replicas=settings.number("opensearch_replicas"),
    )


def settings_near(folder: Path) -> ClusterSettings:
    """The settings of the archive that an index folder lies in.

    An engine is made from a folder alone, so its archive is found by going up to the
    folder with ``archive.toml``; where there is none, environment and defaults count.
    """
    inside = (above for above in folder.absolute().parents if (above / _FILE).is_file())
    return cluster_settings(load(next(inside, folder)))


def _checked_hosts(settings: Settings) -> tuple[str, ...]:
    hosts = [host.strip() for host in settings.text("opensearch_hosts").split(",")]
    named = tuple(_checked_host(host, settings) for host in hosts if host)
    if not named:
        raise _wrong(
            settings,
            "opensearch_hosts",
            "no node is named. Write the addresses of all nodes, by commas, like "
            "https://node1.example.fi:9200",
        )
    return named


def _checked_host(host: str, settings: Settings) -> str:
    parts = urlsplit(host)
    try:
        good = parts.scheme in ("http", "https") and bool(parts.hostname) and not parts.query
        good = good and (parts.port is None or parts.port > 0) and "@" not in parts.netloc
    except ValueError:
        good = False
    if not good:
        raise _wrong(
            settings,
            "opensearch_hosts",
            f"{_without_login(host)!r} is no address of a node. Write it like "
            "https://node1.example.fi:9200; user and password have settings of their own",
        )
    return host.rstrip("/")


def _refuse_clear_password(hosts: tuple[str, ...], settings: Settings) -> None:
    """A password goes without encryption to this machine alone, where nobody else listens."""
    for host in hosts if settings.text("opensearch_user") else ():
        parts = urlsplit(host)
        if parts.scheme == "http" and not _is_this_machine(parts.hostname or ""):
            raise _wrong(
                settings,
                "opensearch_hosts",
                f"{host} would send the password of opensearch_user for everyone on the way to "
                "read. Turn TLS on in the cluster and write https://",
            )


def _is_this_machine(name: str) -> bool:
    try:
        return ip_address(name).is_loopback
    except ValueError:
        return name == "localhost"


def _without_login(host: str) -> str:
    """An address as it may be shown: a password is told to nobody."""
    return host.rpartition("@")[2]


def _checked_index(settings: Settings) -> str:
    name = settings.text("opensearch_index")
    if not name or name != name.lower() or name[0] in "-_+." or _WRONG_IN_NAMES & set(name):
        raise _wrong(
            settings,
            "opensearch_index",
            f"{name!r} is no name of an index. Use small letters, digits and hyphens",
        )
    return name


def _checked_ca(settings: Settings) -> str:
    path = settings.text("opensearch_ca")
    if path and not Path(path).is_file():
        raise _wrong(settings, "opensearch_ca", f"there is no file {path}")
    return path


def _password(settings: Settings) -> str:
    path = settings.text("opensearch_password_file")
    if not path:
        return ""
    try:
        return Path(path).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise _wrong(
            settings, "opensearch_password_file", f"{path} cannot be read: {error}"
        ) from None


def _wrong(settings: Settings, name: str, what: str) -> UsageError:
    return UsageError(f"The setting {name} ({settings.values[name].origin}): {what}.")
