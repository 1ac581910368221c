"""Measures analysis and search and writes the tables of docs/search-quality.md anew.

python -m bench.search_quality

Treebank and judged minutes are looked for beside the project; what is not there is left as
it stands in the page.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

from indexer.analysis.analyzer import default_analyzer
from indexer.answer import Question
from indexer.document import build_document
from indexer.engines import ENGINES
from indexer.evaluation.collection import read_collection
from indexer.evaluation.fixed_archive import CollectionCatalogue, FixedIndex, build_index
from indexer.search import ArchiveSearch

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"
PAGE = ROOT / "docs" / "search-quality.md"
TYPOS = 200
_LETTERS = "abcdefghijklmnopqrstuvwxyzäö"


def main() -> int:
    """Measure and write; 0 when the page was written."""
    page = PAGE.read_text(encoding="utf-8")
    treebank = SHARED / "finnish" / "fi_tdt-ud-dev.conllu"
    if treebank.is_file():
        found = _archive("morphology", str(treebank), "--baselines")
        page = _put(page, "morphology", _morphology(found["systems"]))
    minutes = SHARED / "minutes"
    if (minutes / "queries.jsonl").is_file():
        found = _archive(
            "search", str(minutes / "queries.jsonl"), "--corpus", str(minutes), "--ablation"
        )
        page = _put(page, "minutes", _systems(found))
        page = _put(page, "minutes-kinds", _kinds(found))
    with TemporaryDirectory() as folder:
        subprocess.run([sys.executable, "-m", "corpus.judged", folder], check=True, cwd=ROOT)
        queries = str(Path(folder) / "queries.jsonl")
        found = _archive("search", queries, "--corpus", folder, "--ablation")
        page = _put(page, "own", _systems(found))
        page = _put(page, "own-kinds", _kinds(found))
        page = _put(page, "typos", _typos(Path(folder)))
    PAGE.write_text(page, encoding="utf-8")
    return 0


def _archive(*arguments: str) -> dict[str, Any]:
    command = [sys.executable, "-m", "archive.cli", "evaluate", *arguments, "--json"]
    print(" ".join(command[3:]), file=sys.stderr)
    done = subprocess.run(command, check=True, capture_output=True, cwd=ROOT)
    result: dict[str, Any] = json.loads(done.stdout)
    return result


def _morphology(systems: Mapping[str, Mapping[str, float]]) -> str:
    rows = ["| analysis | query recall | query precision | pair recall | pair precision |"]
    rows += ["|---|---|---|---|---|"]
    for name, one in systems.items():
        names = ("query_recall", "query_precision", "pair_recall", "pair_precision")
        rows.append(f"| {name} | " + " | ".join(f"{100 * one[key]:.1f}" for key in names) + " |")
    return "\n".join(rows)


def _systems(found: Mapping[str, Any]) -> str:
    rows = [f"{found['queries']} queries over {found['documents']} documents.", ""]
    rows += ["| system | nDCG@10 | recall@20 | MRR | default is better by (95 %) | p |"]
    rows += ["|---|---|---|---|---|---|"]
    for name, one in found["systems"].items():
        other = one["default_minus_this"]
        bounds = f"{other['difference']:+.3f} [{other['low']:+.3f}, {other['high']:+.3f}]"
        compared = f"{bounds} | {other['p']:.4f}" if name != "default" else " | "
        numbers = " | ".join(f"{one[key]:.3f}" for key in ("ndcg@10", "recall@20", "mrr"))
        rows.append(f"| {name} | {numbers} | {compared} |")
    return "\n".join(rows)


def _kinds(found: Mapping[str, Any]) -> str:
    rows = ["| kind of query | nDCG@10 | recall@20 | MRR |", "|---|---|---|---|"]
    for kind, one in found["systems"]["default"]["by_kind"].items():
        numbers = " | ".join(f"{one[key]:.3f}" for key in ("ndcg@10", "recall@20", "mrr"))
        rows.append(f"| {kind} | {numbers} |")
    return "\n".join(rows)


def _typos(folder: Path) -> str:
    """Words of titles with one letter dropped, doubled, changed or swapped."""
    items = read_collection(folder)
    analyzer = default_analyzer()
    documents = (build_document(item, analyzer) for item in items)
    searcher = build_index(ENGINES["tantivy"](folder / "typos"), documents)
    search = ArchiveSearch(FixedIndex(searcher), CollectionCatalogue(items), analyzer)
    rng = Random(5)
    words = sorted({w.lower() for item in items for w in item.title.split() if w.isalpha()})
    words = [word for word in words if 7 <= len(word) <= 20]
    first = among = told = 0
    while told < TYPOS:
        word = rng.choice(words)
        answer = search.answer(Question(_misspelt(word, rng), limit=1))
        if not answer.corrections:
            if answer.total:
                continue  # what was typed occurs as well: nothing to correct
            told += 1
            continue
        told += 1
        (correction,) = answer.corrections
        wanted = set(analyzer.terms_of(word)[:2])
        meant = [
            bool(wanted & set(analyzer.terms_of(better)[:2]))
            for better in (correction.better, *correction.alternatives)
        ]
        first += meant[0]
        among += any(meant)
    return f"{told} misspelt words: the right one is first for {first}, among all for {among}."


def _misspelt(word: str, rng: Random) -> str:
    place = rng.randrange(1, len(word) - 1)
    kind = rng.randrange(4)
    if kind == 0:
        return word[:place] + word[place + 1 :]
    if kind == 1:
        return word[:place] + word[place] + word[place:]
    if kind == 2:
        return word[:place] + rng.choice(_LETTERS) + word[place + 1 :]
    return word[:place] + word[place + 1] + word[place] + word[place + 2 :]


def _put(page: str, name: str, table: str) -> str:
    """The page with this table between its two marks."""
    begin, end = f"<!-- figures: {name} -->", "<!-- end -->"
    pattern = re.compile(rf"({re.escape(begin)}\n).*?({re.escape(end)})", re.DOTALL)
    if not pattern.search(page):
        raise SystemExit(f"{PAGE} has no place for the figures {name!r}.")
    return pattern.sub(lambda match: f"{match[1]}{table}\n{match[2]}", page)


if __name__ == "__main__":
    sys.exit(main())
