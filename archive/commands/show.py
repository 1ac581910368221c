"""`archive show ID`: one item at the terminal, its corrections, its revisions compared."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import Any

import click
import msgspec

from archive.catalogue import Catalogue, Revision
from archive.commands.context import (
    CommandContext,
    home_option,
    json_option,
    pass_context,
    show_json,
)
from archive.commands.item_text import item_lines
from archive.errors import ArchiveError
from archive.home import Home
from archive.public import PublicItem, Tombstone
from archive.store.catalogue import SqliteCatalogue
from archive.store.corrections import CorrectionEntry, correction_log
from archive.store.database import open_for_reading


@click.command()
@click.argument("item_id", metavar="ID")
@click.option("--revisions", is_flag=True, help="All revisions, each compared with the one before.")
@home_option
@json_option
@pass_context
def show(context: CommandContext, item_id: str, revisions: bool, as_json: bool) -> None:
    """Print one item whole, with the evidence for what was decided.

    What a person corrected is told apart from what was read, with who, when and why.

    \b
    Examples:
      archive show k3f7m2q9xw
      archive show k3f7m2q9xw --json
      archive show k3f7m2q9xw --revisions
    """
    home = context.existing_home(context.settings())
    with SqliteCatalogue(home) as catalogue:
        item = _item(catalogue, item_id)
        history = catalogue.revisions(item.id) if revisions else ()
    log = () if item.confidential else _log(home, item.id)
    if as_json:
        show_json(_json(item, log, history if revisions else None))
    elif revisions:
        click.echo("\n".join(_revision_lines(history)))
    else:
        click.echo("\n".join([*item_lines(item), *_correction_lines(log)]))


def _item(catalogue: Catalogue, item_id: str) -> PublicItem:
    found = catalogue.item(item_id)
    if isinstance(found, Tombstone):
        day = found.removed_at.date().isoformat()
        raise ArchiveError(f"Item {item_id} was removed on {day}: {found.reason}")
    if found is None:
        raise ArchiveError(
            f"There is no item {item_id}. Ids are shown by: archive search QUERY --json"
        )
    return found


def _log(home: Home, item_id: str) -> tuple[CorrectionEntry, ...]:
    connection = open_for_reading(home)
    try:
        return correction_log(connection, item_id)
    finally:
        connection.close()


def _json(
    item: PublicItem, log: Sequence[CorrectionEntry], history: Sequence[Revision] | None
) -> dict[str, Any]:
    built: dict[str, Any] = msgspec.to_builtins(item)
    built["correction_log"] = [asdict(entry) for entry in log]
    if history is not None:
        built["revisions"] = msgspec.to_builtins(history)
    return built


def _correction_lines(log: Sequence[CorrectionEntry]) -> Iterator[str]:
    for entry in log:
        done = "correction withdrawn" if entry.value is None else f"corrected to “{entry.value}”"
        yield f"{entry.field}: {done} (read: “{entry.read}”)"
        yield f"    by {entry.by} on {entry.at[:10]}: {entry.reason}"


def _revision_lines(history: Sequence[Revision]) -> Iterator[str]:
    before: list[str] = []
    for revision in history:
        lines = item_lines(revision.item)
        mark = ", shown now" if revision.shown else ""
        day = f"{revision.recorded_at:%Y-%m-%d %H:%M} UTC"
        yield f"Revision {revision.number}, {day}, {revision.item.stage.value}{mark}"
        if before:
            changes = list(difflib.unified_diff(before, lines, lineterm="", n=1))[2:]
            yield from (f"  {line}" for line in changes or ["no difference in what is shown"])
        else:
            yield f"  {len(lines)} lines"
        before = lines
