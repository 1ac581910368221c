"""`archive reindex`: build the search index anew while the old one serves."""

from __future__ import annotations

import os
from dataclasses import asdict
from typing import Any

import click

from archive.commands.context import (
    CommandContext,
    finish,
    home_option,
    json_option,
    pass_context,
    show_json,
)
from archive.commands.progress import Line
from archive.errors import ExitCode
from archive.settings import Settings
from indexer.analysis.analyzer import default_analyzer
from indexer.assembly import engine_name
from indexer.building.disk_need import DiskNeed, megabytes
from indexer.building.reindex import ReindexReport
from indexer.building.reindex import reindex as build
from indexer.cluster_catalogue.publishing import publish_catalogue, publish_index
from indexer.generations.index_status import needs_reindex

_COURTESY = 10
"""Added to the niceness: searches that are served on the same processors come first."""


@click.command()
@click.option("--if-needed", is_flag=True, help="Only when the index is missing or outdated.")
@click.option("--recreate", is_flag=True, help="Remove the old index first (no search until done).")
@click.option("--dry-run", is_flag=True, help="Only say what it would take.")
@click.option("--jobs", type=click.IntRange(1, 64), help="Processes; default one per processor.")
@click.option("--engine", help="tantivy, whoosh or opensearch; else as the settings say.")
@home_option
@json_option
@pass_context
def reindex(
    context: CommandContext,
    if_needed: bool,
    recreate: bool,
    dry_run: bool,
    jobs: int | None,
    engine: str | None,
    as_json: bool,
) -> None:
    """Build the search index anew from the archive.

    The old index serves until the new one is whole and checked. It can be interrupted at
    any point; nothing is lost. Says how much room it needs before it starts.

    \b
    Examples:
      archive reindex
      archive reindex --if-needed
      archive reindex --dry-run --json
    """
    settings = context.settings(engine=engine, jobs=jobs)
    context.existing_home(settings)
    name = engine_name(settings)
    reason = needs_reindex(settings.home, name, default_analyzer())
    if if_needed and reason is None:
        _up_to_date(context, settings, as_json)
        return
    if not as_json and reason:
        click.echo(f"{reason.partition('. ')[0].rstrip('.')}.", err=True)  # what helps is under way
    os.nice(_COURTESY)
    if not dry_run:
        publish_catalogue(settings, whole=True)
    with Line() as line:
        report = build(
            settings.home,
            name,
            jobs=settings.number("jobs") or os.cpu_count() or 1,
            recreate=recreate,
            dry_run=dry_run,
            on_need=None if as_json else _say_need,
            on_progress=lambda done, total: line.say(f"{done} of {total} items"),
        )
    if not dry_run:
        publish_catalogue(settings)  # what came in meanwhile
        publish_index(settings)
    if dry_run and not as_json:
        _say_need(report.need)
    if as_json:
        show_json(_json(report, name, dry_run))
    elif not dry_run:
        _show(report)
    finish(ExitCode.WARNINGS if report.problems else ExitCode.DONE)


def _up_to_date(context: CommandContext, settings: Settings, as_json: bool) -> None:
    """Nothing to build; what the store has committed since is brought in all the same."""
    state = context.follow_index(settings)
    if as_json:
        show_json({"engine": engine_name(settings), "built": False, "index": state})
    else:
        click.echo(f"No new index is needed. {state}")


def _say_need(need: DiskNeed) -> None:
    room = "" if need.fits else " That is not enough."
    click.echo(
        f"{need.items} items with {megabytes(need.text_bytes)} of text: the new index needs about "
        f"{megabytes(need.needed)} in {need.folder}, {megabytes(need.free)} are free.{room}"
    )


def _json(report: ReindexReport, engine: str, dry_run: bool) -> dict[str, Any]:
    values = asdict(report)
    values["need"]["folder"] = str(report.need.folder)
    values["need"]["fits"] = report.need.fits
    return {"engine": engine, "built": not dry_run, **values}


def _show(report: ReindexReport) -> None:
    for problem in report.problems:
        click.echo(f"Left out: {problem.item_id}: {problem.reason}", err=True)
    click.echo(
        f"Indexed {report.documents} items in {report.seconds:.1f} s; "
        f"the index takes {megabytes(report.size)} (generation {report.generation})."
    )
