"""`archive evaluate morphology`: how well base forms find inflected forms."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import click

from archive.commands.context import json_option, show_json
from indexer.analysis.analyzer import FinnishAnalyzer, default_analyzer
from indexer.analysis.voikko import VoikkoDictionary
from indexer.evaluation.baselines import BASELINES, baseline_analyzer
from indexer.evaluation.morphology import LemmaFigures, TermsOf, by_lemma, measure
from indexer.evaluation.treebank import read_types

_WORST = 15
_NAMES = ("query_recall", "query_precision", "pair_recall", "pair_precision")


@click.command("morphology")
@click.argument("conllu", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--baselines", is_flag=True, help="Measure simpler analyses too.")
@json_option
def evaluate_morphology(conllu: Path, baselines: bool, as_json: bool) -> None:
    """Measure the analysis on a treebank with gold lemmas (CONLLU).

    Each lemma of a noun, name, verb or adjective is a query as a person would type it; a
    form is found when it shares an index term with it. Fractions; queries are weighted by
    tokens for each lemma, pairs of forms count once.

    \b
    Example:
      archive evaluate morphology fi_tdt-ud-dev.conllu --baselines
    """
    types = read_types(conllu)
    analyzers: dict[str, FinnishAnalyzer] = {"default": default_analyzer()}
    if baselines:
        dictionary = VoikkoDictionary()
        analyzers |= {name: baseline_analyzer(name, dictionary) for name in BASELINES}
    results = {name: measure(types, indexed_terms(one)) for name, one in analyzers.items()}
    if as_json:
        systems = {name: asdict(one) for name, one in results.items()}
        show_json({**systems["default"], **({"systems": systems} if baselines else {})})
        return
    click.echo(f"{results['default'].lemmas} lemmas, {results['default'].types} types\n")
    click.echo(f"{'analysis':<14}" + "".join(f"{name:>17}" for name in _NAMES))
    for name, one in results.items():
        click.echo(f"{name:<14}" + "".join(f"{getattr(one, field):17.3f}" for field in _NAMES))
    click.echo("\nWorst recall (what the query does not find):")
    for lemma in _worst(by_lemma(types, indexed_terms(analyzers["default"]))):
        click.echo(f"  {lemma.recall:.2f}  {lemma.lemma}: {', '.join(lemma.missed)}")


def indexed_terms(analyzer: FinnishAnalyzer) -> TermsOf:
    """From a word to its terms as a text that holds nothing else is indexed."""
    return lambda word: [term for _, _, _, terms in analyzer.stacks(word) for term in terms]


def _worst(lemmas: list[LemmaFigures]) -> list[LemmaFigures]:
    return sorted(lemmas, key=lambda one: (one.recall, one.lemma))[:_WORST]
