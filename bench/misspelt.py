"""How often the right word is offered for a misspelt one."""

from __future__ import annotations

from pathlib import Path
from random import Random

from indexer.analysis.analyzer import default_analyzer
from indexer.answers.answer import Question
from indexer.document import build_document
from indexer.engines import ENGINES
from indexer.evaluation.collection import read_collection
from indexer.evaluation.fixed_archive import CollectionCatalogue, FixedIndex, build_index
from indexer.search import ArchiveSearch

TYPOS = 200
_LETTERS = "abcdefghijklmnopqrstuvwxyzäö"


def typos(folder: Path) -> str:
    """Words of titles with one letter dropped, doubled, changed or swapped, and what is offered."""
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
