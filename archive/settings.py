"""Settings: flag, then environment (``ARCHIVE_…``), then ``archive.toml``, then default.

Each value remembers where it comes from; an unknown key is an error that lists the
known ones. ``docs/settings.md`` explains each setting to administrators.
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from archive.errors import UsageError
from archive.home import Home
from archive.town_tables import Towns, TownTable, board_tables, classification_tables

DEFAULT_HOME = Path("data")
PREFIX = "ARCHIVE_"


@dataclass(frozen=True, slots=True)
class Definition:
    """One setting: its name, its default (whose type it has), and what it is for."""

    name: str
    default: str | int
    help: str
    least: int = 0
    most: int = 65_535


DEFINITIONS: tuple[Definition, ...] = (
    Definition("engine", "tantivy", "search engine: tantivy, whoosh or opensearch"),
    Definition("host", "127.0.0.1", "address that `archive serve` listens on"),
    Definition("port", 8000, "port that `archive serve` listens on", 1),
    Definition("base_url", "", "public address of the service, without a slash at the end"),
    Definition("jobs", 0, "processes for `archive reindex`; 0: as many as processors", 0, 64),
    Definition("threads", 4, "requests that `archive serve` answers at once", 1, 64),
    Definition("hosts", "", "further names of the service, parted by commas"),
    Definition("trusted_proxies", "", "addresses of proxies whose X-Forwarded-For counts"),
    Definition("rate_limit", 300, "requests a minute and client; 0: no limit", 0),
    Definition("contact", "", "mail address or page for reports of errors"),
    Definition("access_log", 1, "1: a line of JSON a request, without query or address", 0, 1),
    Definition("opensearch_hosts", "http://127.0.0.1:9200", "nodes of the cluster, by commas"),
    Definition("opensearch_index", "minutes", "alias of the index that serves"),
    Definition("opensearch_user", "", "user of the cluster; empty: no login"),
    Definition("opensearch_password_file", "", "file with that user's password"),
    Definition("opensearch_ca", "", "file with the certificate that signed the nodes' ones"),
    Definition("opensearch_shards", 3, "shards of a new index", 1, 1_000),
    Definition("opensearch_replicas", 1, "further copies of each shard", 0, 10),
    Definition("catalogue", "sqlite", "where pages come from: sqlite (the archive) or opensearch"),
    Definition("originals", "", "folder of original files; empty: objects in the archive's"),
)
BY_NAME = {definition.name: definition for definition in DEFINITIONS}
TABLES = ("boards", "classification")


@dataclass(frozen=True, slots=True)
class Value:
    """A setting's value and where it comes from, in words for people."""

    value: str | int
    origin: str


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings of one run.

    ``towns`` is what they say of single municipalities.
    """

    home: Home
    home_origin: str
    values: Mapping[str, Value]
    towns: Towns = field(default_factory=Towns)

    @property
    def boards(self) -> TownTable:
        """Municipality → abbreviation of a board → its full name."""
        return self.towns.board_names

    def text(self, name: str) -> str:
        """A setting that is text."""
        return str(self.values[name].value)

    def number(self, name: str) -> int:
        """A setting that is a whole number."""
        return int(self.values[name].value)


def load(
    home: Path | None = None,
    flags: Mapping[str, str | int | None] | None = None,
    environment: Mapping[str, str] | None = None,
) -> Settings:
    """Read the settings for an archive's folder.

    Raises :class:`archive.errors.UsageError` naming the place of a wrong key or value.
    """
    env = os.environ if environment is None else environment
    folder, origin = _home(home, env)
    file = Home(folder).settings
    table = _read_toml(file)
    values: dict[str, Value] = {}
    for definition in DEFINITIONS:
        values[definition.name] = _value(definition, flags or {}, env, table, file)
    boards, relations = board_tables(table.get("boards", {}), file)
    classes = classification_tables(table.get("classification", {}), file)
    return Settings(Home(folder), origin, values, Towns(boards, relations, classes))


def _home(flag: Path | None, env: Mapping[str, str]) -> tuple[Path, str]:
    if flag is not None:
        return flag, "--home"
    if env.get(PREFIX + "HOME"):
        return Path(env[PREFIX + "HOME"]), PREFIX + "HOME"
    return DEFAULT_HOME, "default"


def _read_toml(file: Path) -> dict[str, Any]:
    try:
        table = tomllib.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise UsageError(f"The settings in {file} cannot be read: {error}.") from error
    known = [*BY_NAME, *TABLES]
    for key in table:
        if key not in known:
            names = ", ".join(known)
            raise UsageError(f"{file}: there is no setting {key!r}. Known settings: {names}.")
    return table


def _value(
    definition: Definition,
    flags: Mapping[str, str | int | None],
    env: Mapping[str, str],
    table: Mapping[str, Any],
    file: Path,
) -> Value:
    name = definition.name
    variable = PREFIX + name.upper()
    flag = flags.get(name)
    if flag is not None:
        return Value(_checked(definition, flag, f"--{name}"), f"--{name}")
    if env.get(variable):
        return Value(_checked(definition, env[variable], variable), variable)
    if name in table:
        return Value(_checked(definition, table[name], str(file)), str(file))
    return Value(definition.default, "default")


def _checked(definition: Definition, value: object, place: str) -> str | int:
    if isinstance(definition.default, str):
        if not isinstance(value, str):
            raise UsageError(f"{place}: {definition.name} must be text, not {value!r}.")
        return value
    try:
        number = int(str(value))
    except ValueError:
        number = definition.least - 1
    if isinstance(value, bool) or not definition.least <= number <= definition.most:
        raise UsageError(
            f"{place}: {definition.name} must be a whole number from {definition.least} "
            f"to {definition.most}, not {value!r}."
        )
    return number
