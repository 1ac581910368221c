"""Measures analysis and search and writes the tables of docs/search-quality.md anew.

python -m bench.search_quality
python -m bench.search_quality --only morphology endings
python -m bench.search_quality --only opensearch --opensearch http://127.0.0.1:9200

Treebank and judged minutes are looked for beside the project, OpenSearch at the address that is
given; what is not there is left as it stands in the page. About fifteen minutes on two processors.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from archive.public import PublicItem
from bench.learned_endings import endings_table
from bench.misspelt import typos
from bench.opensearch_node import node_searches
from bench.quality_tables import beside_node, cross_validation, kinds, morphology, systems
from indexer.analysis.analyzer import default_analyzer
from indexer.analysis.voikko import VoikkoDictionary
from indexer.engines import ENGINES
from indexer.evaluation.collection import read_collection
from indexer.evaluation.cross_validation import candidates, cross_validated
from indexer.evaluation.judgements import read_queries
from indexer.evaluation.measures import ByQuery, figures
from indexer.evaluation.systems import Bench, rankings, rebuilt_finnish
from indexer.evaluation.systems import systems as compared_systems

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"
MINUTES = SHARED / "minutes"
TREEBANK = SHARED / "finnish" / "fi_tdt-ud-dev.conllu"
PAGE = ROOT / "docs" / "search-quality.md"

Tables = Iterator[tuple[str, str]]
"""Names of tables on the page, and the tables."""


@dataclass(frozen=True, slots=True)
class Asked:
    """``own`` is the folder of our judged queries; ``opensearch`` the address of a node."""

    own: Path
    opensearch: str | None = None

    def sets(self) -> dict[str, tuple[Path, Path]]:
        """The sets of judged queries that are there: their queries, and the documents."""
        known = {
            "real minutes": (MINUTES / "queries.jsonl", MINUTES),
            "our own": (self.own / "queries.jsonl", self.own),
            "later": (self.own / "later.jsonl", self.own),
        }
        return {name: one for name, one in known.items() if one[0].is_file()}


def main() -> int:
    """Measure and write; 0 when the page was written."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--only", nargs="+", choices=[*_STEPS], default=[*_STEPS])
    parser.add_argument("--opensearch", metavar="URL", help="an OpenSearch 2 to compare with")
    options = parser.parse_args()
    if options.opensearch is None and options.only == ["opensearch"]:
        parser.error("Say where OpenSearch answers: --opensearch http://127.0.0.1:9200")
    with TemporaryDirectory() as folder:
        subprocess.run([sys.executable, "-m", "corpus.judged", folder], check=True, cwd=ROOT)
        asked = Asked(Path(folder), options.opensearch)
        for name in options.only:
            for table, text in _STEPS[name](asked):
                _write(table, text)
    return 0


def _morphology(asked: Asked) -> Tables:
    if TREEBANK.is_file():
        found = _archive("morphology", str(TREEBANK), "--baselines")
        yield "morphology", morphology(found["systems"])


def _endings(asked: Asked) -> Tables:
    if TREEBANK.is_file():
        yield (
            "endings",
            endings_table(TREEBANK, [asked.own, *([MINUTES] if MINUTES.is_dir() else [])]),
        )


def _minutes(asked: Asked) -> Tables:
    queries = MINUTES / "queries.jsonl"
    if queries.is_file():
        yield from _judged("minutes", queries, MINUTES)


def _own(asked: Asked) -> Tables:
    yield from _judged("own", asked.own / "queries.jsonl", asked.own)


def _later(asked: Asked) -> Tables:
    yield from _judged("later", asked.own / "later.jsonl", asked.own)


def _typos(asked: Asked) -> Tables:
    yield "typos", typos(asked.own)


def _weights(asked: Asked) -> Tables:
    """Cross-validation on each set and on both together."""
    found = {}
    both: dict[str, dict[str, float]] = {}
    for name, (queries, corpus) in asked.sets().items():
        if name == "later":
            continue  # nothing is chosen on these
        scores = _scores(queries, corpus)
        found[name] = cross_validated(scores)
        for candidate, by_query in scores.items():
            both.setdefault(candidate, {}).update(by_query)
    if len(found) > 1:
        found["together"] = cross_validated(both)
    yield "weights", cross_validation(found)


def _opensearch(asked: Asked) -> Tables:
    """The served search beside OpenSearch's own analyzer, on a node and rebuilt."""
    if not asked.opensearch:
        return
    found: dict[str, dict[str, ByQuery]] = {}
    for name, (queries, corpus) in asked.sets().items():
        judged, items = read_queries(queries), read_collection(corpus)
        found[name] = {}
        with TemporaryDirectory() as folder:
            bench = _bench(items, folder)
            searches = chain(
                islice(compared_systems(bench, ablation=False), 1),
                [("opensearch_finnish", rebuilt_finnish(bench))],
                node_searches(asked.opensearch, items),
            )
            for search, ranked in searches:
                print(f"{search}: {len(judged)} queries, {name}", file=sys.stderr)
                run = {query.id: ranked(query) for query in judged}
                found[name][search] = figures(judged, run)
    yield "opensearch", beside_node(found)


def _scores(queries: Path, corpus: Path) -> dict[str, dict[str, float]]:
    """For each candidate the nDCG@10 of each query."""
    judged, items = read_queries(queries), read_collection(corpus)
    scores = {}
    with TemporaryDirectory() as folder:
        for name, ranked in rankings(_bench(items, folder), candidates()):
            print(f"weights: {name}, {len(judged)} queries", file=sys.stderr)
            run = figures(judged, {query.id: ranked(query) for query in judged})
            scores[name] = {query: one["ndcg@10"] for query, one in run.items()}
    return scores


def _bench(items: Sequence[PublicItem], folder: str) -> Bench:
    return Bench(items, ENGINES["tantivy"], Path(folder), default_analyzer(), VoikkoDictionary())


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


_STEPS: Mapping[str, Callable[[Asked], Tables]] = {
    "morphology": _morphology,
    "endings": _endings,
    "minutes": _minutes,
    "own": _own,
    "later": _later,
    "opensearch": _opensearch,
    "typos": _typos,
    "weights": _weights,
}


if __name__ == "__main__":
    sys.exit(main())
