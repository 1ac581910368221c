"""The corpus with what is expected of it, as the tests of this folder see it."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
MINUTES = ROOT / "corpus" / "minutes"


@dataclass(frozen=True)
class Golden:
    """One source file and its expected items."""

    path: Path
    reader: str
    items: list[dict[str, Any]]

    @property
    def name(self) -> str:
        return self.path.relative_to(ROOT).as_posix()


def golden_files() -> Iterator[Golden]:
    for expected in sorted(MINUTES.rglob("expected.json")):
        reader = expected.relative_to(MINUTES).parts[0]
        for name, items in json.loads(expected.read_text(encoding="utf-8")).items():
            yield Golden(expected.parent / name, reader, items)
