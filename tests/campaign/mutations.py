"""Deliberate faults in rules, readers and index: each one must turn tests red."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
COPIED = ("archive", "indexer", "web", "tests", "corpus", "bench", "docs", "scripts")


@dataclass(frozen=True, slots=True)
class Mutation:
    """One fault: ``old`` becomes ``new`` in a file; ``tests`` must notice it."""

    name: str
    file: str
    old: str
    new: str
    tests: str


MUTATIONS = (
    Mutation(
        "a rule: the formula of noting is misspelt",
        "archive/decision/rules.toml",
        "tiedoksi",
        "tiedokse",
        "tests/corpus/test_golden.py",
    ),
    Mutation(
        "a rule: the second figure of a vote no longer wins",
        "archive/decision/outcome.py",
        "if vote.winner == COUNTER_PROPOSAL:",
        "if vote.winner == PROPOSAL:",
        "tests/corpus/test_golden.py tests/archive/test_decision_votes.py",
    ),
    Mutation(
        "a reader: day and month change places",
        "archive/readers/item_text/heading.py",
        'int(match["month"]), int(match["day"])',
        'int(match["day"]), int(match["month"])',
        "tests/corpus/test_golden.py",
    ),
    Mutation(
        "a reader: the resolution is taken for the proposal",
        "archive/readers/item_text/labels.py",
        'SectionKind.RESOLUTION: "päätös,',
        'SectionKind.PROPOSAL: "päätös,',
        "tests/corpus/test_golden.py",
    ),
    Mutation(
        "the store: a confidential text is shown",
        "archive/store/public_view.py",
        "return _mention(shown, item) if item.confidential or row[17] else shown",
        "return shown",
        "tests/archive/test_confidential.py",
    ),
    Mutation(
        "analysis: capitals are kept",
        "indexer/analysis/tokenizer.py",
        "return word[:LONGEST_WORD].lower()",
        "return word[:LONGEST_WORD]",
        "tests/indexer/analysis",
    ),
    Mutation(
        "facets: a facet counts within its own selection",
        "indexer/engines/whoosh_facets.py",
        "if other != name",
        "if other",
        "tests/contracts/test_facets.py",
    ),
    Mutation(
        "generations: a swap without the last changes",
        "indexer/building/reindex.py",
        "            self._level(generation, problems)\n",
        "",
        "tests/indexer/test_reindex.py tests/end_to_end/test_readers.py",
    ),
)


def run_mutations() -> Iterator[str]:
    """Try each one in a copy of the tree; yields a table row each."""
    for mutation in MUTATIONS:
        yield f"| {mutation.name} | `{mutation.file}` | {_tried(mutation)} |"


def _tried(mutation: Mutation) -> str:
    with tempfile.TemporaryDirectory(prefix="archive-mutation-") as folder:
        copy = Path(folder)
        for name in COPIED:
            shutil.copytree(ROOT / name, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
        for file in ROOT.glob("*.*"):
            if file.is_file():
                shutil.copy(file, copy)
        target = copy / mutation.file
        text = target.read_text(encoding="utf-8")
        if mutation.old not in text:
            return f"NOT APPLIED: {mutation.old!r} is not there"
        target.write_text(text.replace(mutation.old, mutation.new), encoding="utf-8")
        done = subprocess.run(
            [
                sys.executable,
                "-m",
                "pytest",
                "-p",
                "no:cacheprovider",
                *mutation.tests.split(),
            ],
            cwd=copy,
            env={**os.environ, "PYTHONPATH": str(copy)},
            capture_output=True,
            text=True,
            check=False,
        )
    counts = ", ".join(re.findall(r"\d+ (?:failed|passed|errors?)", done.stdout[-400:]))
    if done.returncode == 1 and "failed" in counts:
        return f"noticed: {counts}"
    return f"SURVIVED (exit {done.returncode}): {counts or done.stderr[-200:]}"
