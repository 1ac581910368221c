"""`archive status`: what is in the archive, and how its index stands."""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import Any

import click

from archive.commands.context import (
    CommandContext,
    home_option,
    json_option,
    pass_context,
    show_json,
)
from archive.coverage import BoardYear
from archive.store.catalogue import SqliteCatalogue
from archive.store.overview import Overview, overview
from indexer.analysis.analyzer import default_analyzer
from indexer.assembly import engine_name
from indexer.building.disk_need import megabytes
from indexer.generations.index_status import IndexStatus, index_status

_RANGES = 8
"""How many ranges of missing § are shown a line; JSON has them all."""

_LISTED = 20  # files of a kind that are shown; JSON has them all


@click.command()
@home_option
@json_option
@pass_context
def status(context: CommandContext, as_json: bool) -> None:
    """Say what is in the archive by board and year, and how the index stands.

    \b
    Example:
      archive status
      archive status --json
    """
    settings = context.settings()
    home = context.existing_home(settings)
    counts = overview(home)
    index = index_status(home, SqliteCatalogue(home), engine_name(settings), default_analyzer())
    if as_json:
        archive = asdict(replace(counts, coverage=()))
        del archive["coverage"]
        archive["boards"] = [_year_json(year) for year in counts.coverage]
        show_json({"home": str(home.folder), "archive": archive, "index": _json(index)})
        return
    click.echo(f"Archive in {home.folder}")
    _show_counts(counts)
    _show_index(index)
    _show_boards(counts)
    _show_scanned(counts)
    _show_unread(counts)


def _year_json(year: BoardYear) -> dict[str, Any]:
    return {
        "municipality": year.municipality,
        "board_id": year.board.id if year.board else None,
        "board": year.board.label if year.board else None,
        "year": year.year,
        "meetings": year.meetings,
        "items": year.items,
        "quoted": year.quoted,
        "latest": year.latest.isoformat() if year.latest else None,
        "updated_at": year.updated_at.isoformat(),
        "numbering_runs": year.runs,
        "missing_sections": list(year.missing),
    }


def _json(index: IndexStatus) -> dict[str, Any]:
    return {
        "engine": index.engine_name,
        "problem": index.problem,
        "generation": index.generation,
        "documents": index.documents,
        "change_number": index.change_number,
        "behind": index.behind,
        "bytes": index.size,
        "created_at": index.created_at.isoformat() if index.created_at else None,
        "leftover_generations": index.leftovers,
        "indexing": str(index.indexing) if index.indexing else None,
        "building": str(index.building) if index.building else None,
    }


def _show_counts(counts: Overview) -> None:
    click.echo(
        f"  {counts.items} items ({counts.confidential} confidential), {counts.removed} removed, "
        f"{counts.revisions} revisions, {counts.cases} cases"
    )
    click.echo(f"  {counts.sources} source files, {megabytes(counts.original_bytes)} of originals")


def _show_index(index: IndexStatus) -> None:
    if index.problem:
        click.echo(f"  index ({index.engine_name}): {index.problem}")
        return
    level = "level with the archive" if not index.behind else f"{index.behind} changes behind"
    click.echo(
        f"  index ({index.engine_name}): {index.documents} documents, {megabytes(index.size)}, "
        f"generation {index.generation}, {level}"
    )
    for what, holder in (("brought up to date", index.indexing), ("built anew", index.building)):
        if holder:
            click.echo(f"  the index is being {what} by {holder}")


def _show_boards(counts: Overview) -> None:
    if counts.coverage:
        click.echo(
            f"\n{'municipality':16} {'board':36} year  meetings   items  latest      missing §"
        )
    for row in counts.coverage:
        board = row.board.label if row.board else "–"
        latest = row.latest.isoformat() if row.latest else ""
        click.echo(
            f"{row.municipality or '–':16} {board:36} {row.year or '–':4} "
            f"{row.meetings:>9} {row.items:>7}  {latest:10}  {_missing(row)}".rstrip()
        )


def _missing(year: BoardYear) -> str:
    """Which § are missing, where numbering is seen to run."""
    if not year.runs:
        return ""
    shown = ", ".join(year.missing[:_RANGES])
    more = len(year.missing) - _RANGES
    return f"{shown or 'none'}{f' and {more} more ranges' if more > 0 else ''}"


def _show_scanned(counts: Overview) -> None:
    """Documents of pictures alone: what they say cannot be searched."""
    if counts.scanned:
        click.echo(f"\nScanned, without text; found by their names alone ({len(counts.scanned)}):")
    for path in counts.scanned[:_LISTED]:
        click.echo(f"  {path}")
    if len(counts.scanned) > _LISTED:
        click.echo(f"  and {len(counts.scanned) - _LISTED} more; all: archive status --json")


def _show_unread(counts: Overview) -> None:
    if counts.unread:
        click.echo(f"\nFiles that gave nothing ({len(counts.unread)}):")
    for file in counts.unread[:_LISTED]:
        click.echo(f"  {file.path}: {file.message} [{file.code}]")
    if len(counts.unread) > _LISTED:
        click.echo(f"  and {len(counts.unread) - _LISTED} more; all of them: archive status --json")
