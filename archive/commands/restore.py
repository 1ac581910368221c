"""`archive restore FILE`: put a dump into this archive."""

from __future__ import annotations

from pathlib import Path

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
from archive.dump.restoring import RestoreReport
from archive.dump.restoring import restore as restore_dump
from archive.errors import ExitCode
from archive.store.writer import Store

_LISTED = 20  # lines that are told to people; JSON tells more


@click.command()
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path, dir_okay=False))
@home_option
@json_option
@pass_context
def restore(context: CommandContext, file: Path, as_json: bool) -> None:
    """Put a dump into this archive: what is not there yet, under the ids of the dump.

    What is there already stays as it is, so that the same command may be run again. A
    line that is no record is named, and the rest goes in (exit code 3).

    \b
    Example:
      archive --home copy restore asikkala.ndjson.gz
      archive --home copy reindex
    """
    settings = context.settings()
    with Store.open(settings.home) as store, Line() as line:
        report = restore_dump(
            store, file, settings.towns, lambda number: line.say(f"{number} lines")
        )
    index = context.follow_index(settings)
    if as_json:
        show_json({**msgspec.to_builtins(report), "index": index})
    else:
        _show(report, index)
    finish(ExitCode.WARNINGS if report.lines_refused else ExitCode.DONE)


def _show(report: RestoreReport, index: str) -> None:
    click.echo(
        f"{report.items_new} items put in, {report.items_there} there already, "
        f"{report.items_kept_out} kept out (removed here); {report.boards} boards, "
        f"{report.cases} cases, {report.tombstones} removals."
    )
    if report.lines_refused:
        click.echo(f"Lines that did not go in ({report.lines_refused}):", err=True)
    for problem in report.problems[:_LISTED]:
        click.echo(f"  line {problem.line}: {problem.message}", err=True)
    if report.lines_refused > _LISTED:
        click.echo("  and more; --json tells them", err=True)
    click.echo(index)
