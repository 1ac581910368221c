"""Would a guesser of base forms that learns from the collection be better than fixed rules?

From each word that the dictionary knows in one way it learns which ending of the form goes
with which ending of the base form, and how often. A word that nobody knows is then taken
apart by the longest ending that was learned. Only measured here: the served analysis guesses
by the rules of ``indexer.analysis.endings``.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

from indexer.analysis.analyzer import FinnishAnalyzer
from indexer.analysis.endings import MOST_GUESSES, guessed_bases
from indexer.analysis.voikko import VoikkoDictionary
from indexer.commands.evaluate_morphology import indexed_terms
from indexer.engines import ENGINES
from indexer.evaluation.collection import read_collection
from indexer.evaluation.judgements import read_queries
from indexer.evaluation.measures import figures, means
from indexer.evaluation.morphology import measure
from indexer.evaluation.systems import Bench, rankings
from indexer.evaluation.treebank import read_types
from indexer.query_language.ranking import SERVED

Guesser = Callable[[str], list[str]]
Table = Mapping[str, Mapping[str, int]]
"""From an ending of forms to the endings of base forms, with how often."""

_WORD = re.compile(r"[^\W\d_]+")
_BEFORE = 4  # letters before the ending that are learned with it
_LONGEST_ENDING, _LONGEST_LEARNED = 6, 9
_LEAST_SEEN = 2
_LEAST_SHARE = 0.2
_MOST_BASES = 2


def learned(forms: Iterable[str], dictionary: VoikkoDictionary) -> Table:
    """The endings of all forms that have one base form."""
    table: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for form in forms:
        bases = {reading.base for reading in dictionary.readings(form)}
        if len(bases) == 1 and "-" not in form:
            for ending, new in _endings(form, bases.pop()):
                table[ending][new] += 1
    return table


def _endings(form: str, base: str) -> list[tuple[str, str]]:
    same = 0
    while same < min(len(form), len(base)) and form[same] == base[same]:
        same += 1
    if len(form) - same > _LONGEST_ENDING:
        return []
    starts = range(same, max(0, same - _BEFORE - 1), -1)
    return [(form[start:], base[start:]) for start in starts]


def guesser(table: Table) -> Guesser:
    """Guesses by the longest ending that was learned."""

    def guess(word: str) -> list[str]:
        guesses = {word: None}
        for length in range(min(_LONGEST_LEARNED, len(word) - 1), 0, -1):
            found = Counter(table.get(word[-length:], {}))
            if found.total() >= _LEAST_SEEN:
                for new, times in found.most_common(_MOST_BASES):
                    if times >= _LEAST_SHARE * found.total():
                        guesses[word[:-length] + new] = None
                break
        return list(guesses)[:MOST_GUESSES]

    return guess


def endings_table(treebank: Path, collections: Sequence[Path]) -> str:
    """The figures of each guesser on a treebank, and on the queries of the first collection."""
    types = read_types(treebank)
    dictionary = VoikkoDictionary()
    here = guesser(learned((word.form for word in types), dictionary))
    there = guesser(learned(forms_of(collections), dictionary))
    guessers: dict[str, Guesser] = {
        "none": lambda word: [word],
        "learned from the treebank's own forms": here,
        "learned from the judged collections": there,
        "fixed rules (served)": guessed_bases,
        "rules, and learned from the collections": both(guessed_bases, there),
    }
    rows = ["| guesses by | query recall | query precision | nDCG@10, our own queries |"]
    rows += ["|---|---|---|---|"]
    for name, one in guessers.items():
        with patch("indexer.analysis.unknown.guessed_bases", one):
            found = measure(types, indexed_terms(FinnishAnalyzer(dictionary)))
            ndcg = _ndcg(collections[0], dictionary)
        recall, precision = 100 * found.query_recall, 100 * found.query_precision
        rows.append(f"| {name} | {recall:.2f} | {precision:.2f} | {ndcg:.3f} |")
    return "\n".join(rows)


def both(one: Guesser, other: Guesser) -> Guesser:
    """The guesses of one guesser, then those of the other."""
    return lambda word: list(dict.fromkeys([*one(word), *other(word)]))


def forms_of(collections: Sequence[Path]) -> set[str]:
    """The different words of the texts of these folders."""
    forms: set[str] = set()
    for folder in collections:
        for path in sorted((folder / "texts").glob("*.txt")):
            forms.update(
                _WORD.findall(path.read_text(encoding="utf-8", errors="replace").casefold())
            )
    return forms


def _ndcg(folder: Path, dictionary: VoikkoDictionary) -> float:
    """The served search over a collection, with an analyzer of its own."""
    judged = read_queries(folder / "queries.jsonl")
    with TemporaryDirectory() as index:
        bench = Bench(
            items=read_collection(folder),
            make_engine=ENGINES["tantivy"],
            folder=Path(index),
            analyzer=FinnishAnalyzer(dictionary),
            dictionary=dictionary,
        )
        ((_, ranked),) = rankings(bench, {"served": SERVED})
        return means(figures(judged, {one.id: ranked(one) for one in judged}))["ndcg@10"]
