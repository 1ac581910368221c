"""The generated items of a benchmark, and whether they are what they should be."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from corpus.properties import measure, off

ROOT = Path(__file__).parents[1]


@dataclass(frozen=True, slots=True)
class Items:
    """Items on the disk with their properties; ``problems`` names those out of bounds."""

    folder: Path
    properties: dict[str, float]
    problems: tuple[str, ...]

    @property
    def count(self) -> int:
        """How many items there are."""
        return int(self.properties["items"])

    @property
    def text_bytes(self) -> int:
        """The bytes of all items."""
        return int(self.properties["text_bytes"])

    def sample(self, number: int) -> Iterator[str]:
        """The texts of the first so many, in the order of their paths."""
        return islice(_texts(self.folder), number)


def make_items(folder: Path, number: int, seed: int) -> Items:
    """Write that many items and measure them."""
    subprocess.run(
        [sys.executable, ROOT / "corpus" / "generate.py", str(number), "--seed", str(seed),
         "--out", folder],
        check=True,
    )  # fmt: skip
    properties = measure(_texts(folder))
    size = sum(path.stat().st_size for path in folder.rglob("*.txt"))
    return Items(folder, properties | {"text_bytes": size}, tuple(off(properties)))


def _texts(folder: Path) -> Iterator[str]:
    for path in sorted(folder.rglob("*.txt")):
        yield path.read_text(encoding="utf-8")
