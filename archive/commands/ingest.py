"""`archive ingest PATH…`: read source files into the archive."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from typing import Any

import click
import msgspec

from archive.commands.context import (
    CommandContext,
    finish,
    home_option,
    json_option,
    pass_context,
    show_json,
)
from archive.commands.progress import Line
from archive.errors import ExitCode, UsageError
from archive.intake.report import IntakeReport
from archive.intake.run import Progress
from archive.intake.run import ingest as take_in
from archive.intake.source_files import STDIN, Problem
from archive.store.writer import Store

_LISTED = 20
"""How many files of a kind of problem are listed for people; JSON lists all."""


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH…", type=click.Path())
@click.option("--municipality", help="The municipality of all these files, whatever they say.")
@home_option
@json_option
@pass_context
def ingest(
    context: CommandContext, paths: Sequence[str], municipality: str | None, as_json: bool
) -> None:
    """Read source files into the archive: files, folders, or - for the standard input.

    Ingesting the same files again changes nothing; a changed file makes a new revision.
    A file that cannot be read is named with the reason, and the rest goes on (exit
    code 3). Names in a file .archiveignore are left out, with or without * and ?.

    \b
    Examples:
      archive ingest minutes/
      archive ingest 2025-04-09.txt --municipality Asikkala
      curl … | archive ingest -
    """
    if not any(path.strip() for path in paths):
        raise UsageError("Name a file or a folder to ingest: archive ingest PATH")
    settings = context.settings()
    with Store.open(settings.home) as store, Line() as line:
        report = take_in(
            store,
            paths,
            municipality=municipality,
            stdin=sys.stdin.buffer if STDIN in paths else None,
            on_progress=_progress(line),
            towns=settings.towns,
        )
    index = context.follow_index(settings)
    if as_json:
        show_json(_json(report, index))
    else:
        _show(report, index)
    finish(ExitCode.WARNINGS if report.problems or report.warnings else ExitCode.DONE)


def _progress(line: Line) -> Callable[[Progress], None]:
    def tell(progress: Progress) -> None:
        line.say(f"{progress.files} files, {progress.items} items: {progress.path}")

    return tell


def _json(report: IntakeReport, index: str) -> dict[str, Any]:
    built: dict[str, Any] = msgspec.to_builtins(report)
    return {**built, "index": index}


def _show(report: IntakeReport, index: str) -> None:
    rows = [
        ("files", report.files, ""),
        ("  read", report.files_read, ""),
        ("  unchanged", report.files_unchanged, "read before"),
        ("  duplicate", report.files_duplicate, "the same bytes twice"),
        ("  unrecognised", report.files_unrecognised, "no reader knows the form"),
        ("  failed", report.files_failed, ""),
        ("items", _items(report), ""),
        ("  new", report.items_new, ""),
        ("  changed", report.items_changed, "a new revision"),
        ("  unchanged", report.items_unchanged, ""),
        ("  kept out", report.items_kept_out, "removed before"),
    ]
    for name, count, remark in rows:
        if count or not name.startswith(" "):
            click.echo(f"{name:16}{count:>8}  {remark}".rstrip())
    _show_readers(report)
    _list("Not read", report.problems)
    _list("Read, with something not understood", report.warnings)
    click.echo(index)


def _show_readers(report: IntakeReport) -> None:
    """What each reader read, now or before, and what no reader recognised."""
    click.echo(f"\n{'reader':16}{'files':>8}{'items':>8}{'warnings':>10}")
    for row in report.readers:
        click.echo(f"{row.reader:16}{row.files:>8}{row.items:>8}{row.warnings:>10}")
    click.echo(f"{'no reader':16}{report.files_unrecognised:>8}")
    click.echo(f"{'failed':16}{report.files_failed:>8}\n")


def _items(report: IntakeReport) -> int:
    return report.items_new + report.items_changed + report.items_unchanged + report.items_kept_out


def _list(title: str, problems: Sequence[Problem]) -> None:
    if not problems:
        return
    click.echo(f"{title} ({len(problems)}):", err=True)
    for problem in problems[:_LISTED]:
        click.echo(f"  {problem.name}: {problem.message} [{problem.code}]", err=True)
    if len(problems) > _LISTED:
        rest = len(problems) - _LISTED
        click.echo(f"  and {rest} more; all of them: archive ingest … --json", err=True)
