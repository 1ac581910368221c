"""`archive verify`: read everything again and say what is not as it must be."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from itertools import chain

import click

from archive.commands.context import (
    CommandContext,
    finish,
    home_option,
    json_option,
    pass_context,
    show_json,
)
from archive.errors import ArchiveError, ExitCode
from archive.integrity.check import Finding, Level
from archive.integrity.check import verify as verify_archive
from archive.settings import Settings
from archive.store.catalogue import SqliteCatalogue
from indexer.analysis.analyzer import default_analyzer
from indexer.assembly import engine_name
from indexer.building.comparison import compare


@click.command()
@home_option
@json_option
@pass_context
def verify(context: CommandContext, as_json: bool) -> None:
    """Re-hash every original, check the database, compare it with the index.

    Findings have codes (docs/findings.md). Exit code 0: all is well; 1: something is
    damaged or missing; 3: only warnings.

    \b
    Example:
      archive verify
      archive verify --json
    """
    settings = context.settings()
    context.existing_home(settings)
    findings = []
    for finding in chain(verify_archive(settings.home), _index_findings(settings)):
        findings.append(finding)
        if not as_json:
            click.echo(f"{finding.code} {finding.level.value}: {finding.text}")
    errors = sum(finding.level is Level.ERROR for finding in findings)
    if as_json:
        show_json(
            {
                "ok": not findings,
                "errors": errors,
                "warnings": len(findings) - errors,
                "findings": [asdict(finding) for finding in findings],
            }
        )
    elif not findings:
        click.echo("All is well: every original, item and index entry is as it must be.")
    else:
        click.echo(f"{errors} errors, {len(findings) - errors} warnings.")
    finish(_code(errors, len(findings)))


def _index_findings(settings: Settings) -> Iterator[Finding]:
    """Compare store and index, unless the store itself cannot be read (said already)."""
    try:
        catalogue = SqliteCatalogue(settings.home)
        yield from compare(settings.home, catalogue, engine_name(settings), default_analyzer())
    except ArchiveError as error:
        yield Finding("I000", {}, f"The index was not compared: {error}")


def _code(errors: int, findings: int) -> ExitCode:
    if errors:
        return ExitCode.ERROR
    return ExitCode.WARNINGS if findings else ExitCode.DONE
