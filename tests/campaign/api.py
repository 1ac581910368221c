"""Thousands of requests made from the API's own description: what `make test` does at length."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
EXAMPLES = 720
"""Requests an operation at most; operations without parameters need one."""


def run_api(folder: Path, examples: int = EXAMPLES) -> tuple[str, bool]:
    """What was seen, in one sentence, and whether no answer broke the description."""
    count = folder / "requests"
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "tests/web/test_api_campaign.py"],
        cwd=ROOT,
        env={**os.environ, "API_EXAMPLES": str(examples), "API_COUNT": str(count)},
        capture_output=True,
        text=True,
    )
    requests = int(count.read_text()) if count.is_file() else 0
    good = done.returncode == 0
    seen = "no 5xx, and no answer that breaks the description" if good else "FAULTS FOUND"
    return f"{requests:,} requests by schemathesis over all operations: {seen}.", good
