"""The results of one run of the suite as they are kept: a JSON file with its machine."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from bench.cost import Measured
from bench.machine import description

FOLDER = Path("bench-results")
"""Where results are kept unless an option says otherwise."""


@dataclass(slots=True)
class Results:
    """All that was measured, by the number of items."""

    machine: dict[str, str | int | float]
    began: str
    seed: int
    engine: str
    sizes: dict[int, Measured] = field(default_factory=dict)

    @classmethod
    def begun(cls, seed: int, engine: str) -> Results:
        """Nothing measured yet, on this machine, now."""
        now = datetime.now(UTC).isoformat(timespec="seconds")
        return cls(description(), now, seed, engine)

    def write(self, folder: Path) -> Path:
        """Write what there is so far, under the time of the beginning."""
        folder.mkdir(parents=True, exist_ok=True)
        name = self.began.replace(":", "").replace("+0000", "Z")
        path = folder / f"{name}.json"
        path.write_text(json.dumps(asdict(self), indent=2) + "\n", encoding="utf-8")
        return path


def read_results(path: Path) -> Results:
    """Results that were written. Ends with a message where the file holds none."""
    try:
        written = json.loads(path.read_text(encoding="utf-8"))
        sizes = {int(size): measured for size, measured in written.pop("sizes").items()}
        return Results(**written, sizes=sizes)
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as problem:
        raise SystemExit(f"{path} holds no results of the suite: {problem}") from None
