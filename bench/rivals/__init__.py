"""How far are we from what others do with the same items and the same queries?"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from bench.rivals.fts5 import Fts5
from bench.rivals.ours import Ours
from bench.rivals.raw_tantivy import RawTantivy
from bench.rivals.rival import Rival

LIMIT = "raw-tantivy"
"""The rival that all others are compared with."""

RIVALS: Mapping[str, Callable[[Path], Rival]] = {
    LIMIT: RawTantivy,
    "sqlite-fts5": Fts5,
    "our-tantivy": partial(Ours, "tantivy"),
    "our-whoosh": partial(Ours, "whoosh"),
    "our-opensearch": partial(Ours, "opensearch"),
}
"""Name → what makes it over an empty folder."""
