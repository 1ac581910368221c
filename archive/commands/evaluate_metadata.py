"""`archive evaluate metadata GOLD`: how much of a source's metadata is read rightly."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from archive.commands.context import json_option, show_json
from archive.commands.progress import Line
from archive.evaluation.figures import FieldError, Figures, Retrieval
from archive.evaluation.metadata import Evaluation, evaluate

_LISTED = 60


@click.command("metadata")
@click.argument("gold", metavar="GOLD", type=click.Path(exists=True, path_type=Path))
@click.option(
    "--sources",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="The folder that the gold's sources are relative to (else the gold's own).",
)
@json_option
def evaluate_metadata(gold: Path, sources: Path | None, as_json: bool) -> None:
    """Compare what is read of source files with gold metadata.

    GOLD is a JSONL file, one item a line with its source and what a person found there,
    or a folder of samples with expected.json files (and decisions/*.toml). A null in the
    gold is not scored; an item that is not found is wrong in every field.

    \b
    Examples:
      archive evaluate metadata items.jsonl
      archive evaluate metadata corpus/ --json
    """
    with Line() as line:
        result = evaluate(gold, sources, line.say)
    if as_json:
        show_json(_json(result))
    else:
        _show(result)


def _json(result: Evaluation) -> dict[str, Any]:
    return {
        "items": {
            "gold": result.gold_items,
            "missing": result.missing,
            "surplus": [asdict(one) for one in result.surplus],
        },
        "sources": {"read": result.sources, "unread": [asdict(one) for one in result.unread]},
        **_figures(result.total),
        "errors": [asdict(error) for error in result.total.errors],
        "systems": {name: _figures(one) for name, one in result.systems.items()},
        "without": {name: _figures(one) for name, one in result.without.items()},
        "left_out": {name: _figures(one) for name, one in result.left_out.items()},
    }


def _figures(figures: Figures) -> dict[str, Any]:
    return {
        "fields": {name: asdict(counts) for name, counts in figures.fields.items()},
        "types": _table(figures.types),
        "types_micro": _retrieval(figures.all_types),
        "flags": _table(figures.flags),
        "agendas_shown_as_decided": figures.decided_agendas,
    }


def _table(table: Mapping[str, Retrieval]) -> dict[str, Any]:
    return {name: _retrieval(one) for name, one in sorted(table.items())}


def _retrieval(one: Retrieval) -> dict[str, Any]:
    return {**asdict(one), "precision": one.precision, "recall": one.recall}


def _show(result: Evaluation) -> None:
    click.echo(
        f"{result.gold_items} gold items in {result.sources} files: {len(result.missing)} not "
        f"found, {len(result.surplus)} more were read"
    )
    _show_fields(result.total)
    _show_values("decision type", result.total.types, result.total.all_types)
    _show_values("flag", result.total.flags, None)
    _show_systems(result)
    agendas = result.total.decided_agendas
    click.echo(f"\nAgendas shown as decided: {', '.join(agendas) or 'none'}")
    _show_lists(result)


def _show_fields(figures: Figures) -> None:
    click.echo(f"\n{'field':18}  right  wrong  unknown   share")
    for name, counts in figures.fields.items():
        click.echo(
            f"{name:18} {counts.right:>6} {counts.wrong:>6} {counts.unknown:>8} "
            f"{_percent(counts.share):>7}"
        )


def _show_values(name: str, table: Mapping[str, Retrieval], total: Retrieval | None) -> None:
    click.echo(f"\n{name:22}  right surplus  missed  precision  recall")
    rows = sorted(table.items()) + ([("all pairs", total)] if total else [])
    for label, one in rows:
        click.echo(
            f"{label:22} {one.right:>6} {one.surplus:>7} {one.missed:>7} "
            f"{_percent(one.precision):>10} {_percent(one.recall):>7}"
        )


def _show_systems(result: Evaluation) -> None:
    if not result.without:
        return
    click.echo(
        f"\n{'':26} {'':16}   | its rows with the       |\n"
        f"{'':26} {'':16}   | rules of the others     | the other rows\n"
        f"{'system':26}   types outcome   |        types outcome    |   types outcome"
    )
    for name, figures in result.systems.items():
        rest, alone = result.without[name], result.left_out[name]
        click.echo(
            f"{name[:26]:26} {_share(figures, 'decision_types')} {_share(figures, 'outcome')}    "
            f"|      {_share(alone, 'decision_types')} {_share(alone, 'outcome')}    "
            f"| {_share(rest, 'decision_types')} {_share(rest, 'outcome')}"
        )


def _share(figures: Figures, name: str) -> str:
    return f"{_percent(figures.fields[name].share):>7}"


def _percent(share: float | None) -> str:
    return "–" if share is None else f"{100 * share:.1f} %"


def _show_lists(result: Evaluation) -> None:
    _list("Files that gave nothing", [f"{u.source}: {u.message} [{u.code}]" for u in result.unread])
    _list("Errors", [line for error in result.total.errors for line in _error_lines(error)])
    _list(
        "Read and not in the gold", [f"{s.source} {s.locator}: {s.title}" for s in result.surplus]
    )


def _error_lines(error: FieldError) -> list[str]:
    place = f"{error.source} {error.locator}".rstrip()
    first = (
        f"{error.id} {error.field} {error.verdict}: “{error.read}”, gold “{error.wanted}” ({place})"
    )
    return [first, *(f"    {piece}" for piece in error.evidence)]


def _list(title: str, lines: list[str]) -> None:
    if lines:
        click.echo(f"\n{title} ({sum(not line.startswith(' ') for line in lines)}):")
    for line in lines[:_LISTED]:
        click.echo(f"  {line}")
    if len(lines) > _LISTED:
        click.echo(f"  and {len(lines) - _LISTED} more lines; all of them with --json")
