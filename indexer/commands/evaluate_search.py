"""`archive evaluate search`: how good the search is, on judged queries."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import click

from archive.commands.context import CommandContext, json_option, pass_context, show_json
from archive.commands.progress import Line
from indexer.analysis.analyzer import default_analyzer
from indexer.analysis.voikko import VoikkoDictionary
from indexer.assembly import engine_name
from indexer.engines import ENGINES
from indexer.evaluation.collection import read_collection
from indexer.evaluation.judgements import JudgedQuery, read_queries
from indexer.evaluation.measures import MEASURES, ByQuery, by_kind, compared, figures, means
from indexer.evaluation.systems import Bench, systems

_WORST = 10


@click.command("search")
@click.argument("queries", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--corpus",
    required=True,
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="The documents: a folder with items.jsonl, texts/<id>.txt and titles.jsonl.",
)
@click.option("--ablation", is_flag=True, help="Also measure the search without each step.")
@json_option
@pass_context
def evaluate_search(
    context: CommandContext, queries: Path, corpus: Path, ablation: bool, as_json: bool
) -> None:
    """Measure the search on judged QUERIES, beside simpler searches.

    QUERIES is a JSONL file: {"id", "query", "relevant": {"<document id>": grade}, "kind",
    "lang"}; grade 2 is a right answer, 1 a related one. The system "default" is the search
    that is served; the others are baselines over the same documents.

    \b
    Examples:
      archive evaluate search queries.jsonl --corpus minutes/
      archive evaluate search queries.jsonl --corpus minutes/ --ablation --json
    """
    judged = read_queries(queries)
    items = read_collection(corpus)
    results: dict[str, ByQuery] = {}
    engine = ENGINES[engine_name(context.settings())]
    with TemporaryDirectory(prefix="evaluate-") as folder, Line() as line:
        dictionary = VoikkoDictionary()
        bench = Bench(items, engine, Path(folder), default_analyzer(), dictionary)
        for name, ranked in systems(bench, ablation):
            line.say(f"{name}: {len(judged)} queries over {len(items)} documents")
            results[name] = figures(judged, {query.id: ranked(query) for query in judged})
    if as_json:
        show_json(_json(judged, results, len(items)))
    else:
        _show(judged, results, len(items))


def _json(judged: list[JudgedQuery], results: dict[str, ByQuery], documents: int) -> dict[str, Any]:
    default = results["default"]
    return {
        "documents": documents,
        "queries": len(judged),
        "systems": {
            name: {
                **means(one),
                "by_kind": by_kind(judged, one),
                "default_minus_this": asdict(compared(default, one)),
            }
            for name, one in results.items()
        },
        "worst": _worst(judged, default),
        "by_query": default,
    }


def _worst(judged: list[JudgedQuery], default: ByQuery) -> list[dict[str, Any]]:
    ordered = sorted(judged, key=lambda query: (default[query.id]["ndcg@10"], query.id))
    return [
        {"id": query.id, "query": query.query, "kind": query.kind, **default[query.id]}
        for query in ordered[:_WORST]
    ]


def _show(judged: list[JudgedQuery], results: dict[str, ByQuery], documents: int) -> None:
    click.echo(f"{len(judged)} queries over {documents} documents\n")
    click.echo(
        f"{'system':<24}" + "".join(f"{name:>11}" for name in MEASURES) + "   default is better by"
    )
    for name, one in results.items():
        numbers = "".join(f"{value:11.3f}" for value in means(one).values())
        click.echo(f"{name:<24}{numbers}   {_difference(results['default'], one, name)}".rstrip())
    click.echo(f"\n{'kind (default)':<24}" + "".join(f"{name:>11}" for name in MEASURES))
    for kind, values in by_kind(judged, results["default"]).items():
        click.echo(f"{kind:<24}" + "".join(f"{value:11.3f}" for value in values.values()))
    click.echo("\nWorst queries:")
    for one in _worst(judged, results["default"]):
        click.echo(f"  {one['ndcg@10']:.2f}  {one['id']}  {one['query']}")


def _difference(default: ByQuery, other: ByQuery, name: str) -> str:
    if name == "default":
        return ""
    found = compared(default, other)
    return f"{found.difference:+.3f} [{found.low:+.3f}, {found.high:+.3f}]  p = {found.p:.4f}"
