"""Measures analysis and search and writes the tables of docs/search-quality.md anew.

python -m bench.search_quality
python -m bench.search_quality --only morphology endings

Treebank and judged minutes are looked for beside the project; what is not there is left as
it stands in the page. About fifteen minutes on two processors.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from bench.learned_endings import endings_table
from bench.misspelt import typos
from bench.quality_tables import cross_validation, kinds, morphology, systems
from indexer.analysis.analyzer import default_analyzer
from indexer.analysis.voikko import VoikkoDictionary
from indexer.engines import ENGINES
from indexer.evaluation.collection import read_collection
from indexer.evaluation.cross_validation import candidates, cross_validated
from indexer.evaluation.judgements import read_queries
from indexer.evaluation.measures import figures
from indexer.evaluation.systems import Bench, rankings

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"
MINUTES = SHARED / "minutes"
TREEBANK = SHARED / "finnish" / "fi_tdt-ud-dev.conllu"
PAGE = ROOT / "docs" / "search-quality.md"

Tables = Iterator[tuple[str, str]]
"""Names of tables on the page, and the tables."""


def main() -> int:
    """Measure and write; 0 when the page was written."""
    steps: dict[str, Callable[[Path], Tables]] = {
        "morphology": _morphology,
        "endings": _endings,
        "minutes": _minutes,
        "own": _own,
        "later": _later,
        "typos": _typos,
        "weights": _weights,
    }
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--only", nargs="+", choices=[*steps], default=[*steps])
    chosen = parser.parse_args().only
    with TemporaryDirectory() as folder:
        subprocess.run([sys.executable, "-m", "corpus.judged", folder], check=True, cwd=ROOT)
        for name in chosen:
            for table, text in steps[name](Path(folder)):
                _write(table, text)
    return 0


def _morphology(folder: Path) -> Tables:
    if TREEBANK.is_file():
        found = _archive("morphology", str(TREEBANK), "--baselines")
        yield "morphology", morphology(found["systems"])


def _endings(folder: Path) -> Tables:
    if TREEBANK.is_file():
        yield "endings", endings_table(TREEBANK, [folder, *([MINUTES] if MINUTES.is_dir() else [])])


def _minutes(folder: Path) -> Tables:
    queries = MINUTES / "queries.jsonl"
    if queries.is_file():
        yield from _judged("minutes", queries, MINUTES)


def _own(folder: Path) -> Tables:
    yield from _judged("own", folder / "queries.jsonl", folder)


def _later(folder: Path) -> Tables:
    yield from _judged("later", folder / "later.jsonl", folder)


def _typos(folder: Path) -> Tables:
    yield "typos", typos(folder)


def _weights(folder: Path) -> Tables:
    """Cross-validation on each set and on both together."""
    sets = {"our own": (folder / "queries.jsonl", folder)}
    if (MINUTES / "queries.jsonl").is_file():
        sets = {"real minutes": (MINUTES / "queries.jsonl", MINUTES)} | sets
    found = {}
    both: dict[str, dict[str, float]] = {}
    for name, (queries, corpus) in sets.items():
        scores = _scores(queries, corpus)
        found[name] = cross_validated(scores)
        for candidate, by_query in scores.items():
            both.setdefault(candidate, {}).update(by_query)
    if len(found) > 1:
        found["together"] = cross_validated(both)
    yield "weights", cross_validation(found)


def _scores(queries: Path, corpus: Path) -> dict[str, dict[str, float]]:
    """For each candidate the nDCG@10 of each query."""
    judged, items = read_queries(queries), read_collection(corpus)
    scores = {}
    with TemporaryDirectory() as folder:
        bench = Bench(
            items, ENGINES["tantivy"], Path(folder), default_analyzer(), VoikkoDictionary()
        )
        for name, ranked in rankings(bench, candidates()):
            print(f"weights: {name}, {len(judged)} queries", file=sys.stderr)
            run = figures(judged, {query.id: ranked(query) for query in judged})
            scores[name] = {query: one["ndcg@10"] for query, one in run.items()}
    return scores


def _judged(name: str, queries: Path, corpus: Path) -> Tables:
    found = _archive("search", str(queries), "--corpus", str(corpus), "--ablation")
    found["kinds"] = [query.kind or "other" for query in read_queries(queries)]
    yield name, systems(found)
    yield f"{name}-kinds", kinds(found)


def _archive(*arguments: str) -> dict[str, Any]:
    command = [sys.executable, "-m", "archive.cli", "evaluate", *arguments, "--json"]
    print(" ".join(command[3:]), file=sys.stderr)
    done = subprocess.run(command, check=True, capture_output=True, cwd=ROOT)
    result: dict[str, Any] = json.loads(done.stdout)
    return result


def _write(name: str, table: str) -> None:
    """Put this table between its two marks on the page."""
    page = PAGE.read_text(encoding="utf-8")
    begin, end = f"<!-- figures: {name} -->", "<!-- end -->"
    pattern = re.compile(rf"({re.escape(begin)}\n).*?({re.escape(end)})", re.DOTALL)
    if not pattern.search(page):
        raise SystemExit(f"{PAGE} has no place for the figures {name!r}.")
    put = pattern.sub(lambda match: f"{match[1]}{table}\n{match[2]}", page)
    PAGE.write_text(put, encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
