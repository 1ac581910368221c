"""`archive remove ID --reason TEXT`: take an item out for good, leaving a removal."""

from __future__ import annotations

import getpass

import click

from archive.commands.context import (
    CommandContext,
    home_option,
    json_option,
    pass_context,
    show_json,
)
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
                "index": index,
            }
        )
        return
    click.echo(f"Removed {removal.item_id}: {removal.reason}")
    click.echo(index)
