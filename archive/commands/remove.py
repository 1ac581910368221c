"""`archive remove ID --reason TEXT`: take an item out for good, leaving a removal."""

from __future__ import annotations

import getpass

import click

from archive.commands.context import (
    CommandContext,
    finish,
    home_option,
    json_option,
    pass_context,
    show_json,
)
from archive.errors import ExitCode
from archive.retention import Removal
from archive.retention import remove as remove_item
from archive.store.writer import Store


@click.command()
@click.argument("item_id", metavar="ID")
@click.option("--reason", required=True, help="Why; shown to anyone who asks for the item.")
@home_option
@json_option
@pass_context
def remove(context: CommandContext, item_id: str, reason: str, as_json: bool) -> None:
    """Remove an item: its text is deleted, a tombstone stays.

    The item leaves the index at once, its page answers 410 Gone with the reason, and
    the next ingest of the same source keeps it out.

    \b
    Example:
      archive remove k3f7m2q9xw --reason "Personal data, appeal period ended 1.3.2025"
    """
    settings = context.settings()
    home = context.existing_home(settings)
    with Store.open(home, create=False) as store:
        removal = remove_item(store, item_id, reason, getpass.getuser())
    index = context.follow_index(settings)
    if as_json:
        show_json(
            {
                "id": removal.item_id,
                "reason": removal.reason,
                "removed_at": removal.removed_at.isoformat(),
                "already_removed": removal.already,
                "originals_deleted": list(removal.purged),
                "originals_kept": list(removal.kept),
                "cleared": removal.cleared,
                "index": index,
            }
        )
    else:
        _show(removal, index)
    finish(ExitCode.DONE if removal.cleared else ExitCode.WARNINGS)


def _show(removal: Removal, index: str) -> None:
    when = f"{removal.removed_at:%-d.%-m.%Y}"
    did = f"was removed on {when} already" if removal.already else "is removed"
    click.echo(f"{removal.item_id} {did}: {removal.reason}")
    if removal.kept:
        click.echo(
            "Its original file holds other items too: it is kept, and no longer handed out "
            f"({', '.join(removal.kept)})."
        )
    if not removal.cleared:
        click.echo(
            "Old pages of the database may still hold its text, because somebody reads the "
            "database or the disk is full. Run the same command again to clear them.",
            err=True,
        )
    click.echo(index)
