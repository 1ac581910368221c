"""`archive correct ID --field NAME --value … --reason TEXT`: mend what was read."""

from __future__ import annotations

import getpass
from dataclasses import asdict

import click

from archive.commands.context import (
    CommandContext,
    home_option,
    json_option,
    pass_context,
    show_json,
)
from archive.correction import correct as correct_field
from archive.errors import UsageError
from archive.store.corrections import FIELDS
from archive.store.writer import Store


@click.command()
@click.argument("item_id", metavar="ID")
@click.option("--field", required=True, help=f"One of: {', '.join(FIELDS)}.")
@click.option("--value", help="What is right; an empty value says that there is none.")
@click.option("--withdraw", is_flag=True, help="Take the correction back: what was read counts.")
@click.option("--reason", required=True, help="Why; kept with the correction and shown.")
@home_option
@json_option
@pass_context
def correct(
    context: CommandContext,
    item_id: str,
    field: str,
    value: str | None,
    withdraw: bool,
    reason: str,
    as_json: bool,
) -> None:
    """Correct a field of an item; the correction survives every later ingest.

    It is kept with who, when and why, and shown apart from what was read. Decision types
    are parted by commas.

    \b
    Examples:
      archive correct k3f7m2q9xw --field date --value 2025-04-10 --reason "Wrong in the source"
      archive correct k3f7m2q9xw --field date --withdraw --reason "The source was right"
    """
    if (value is None) != withdraw:
        raise UsageError("Say what is right with --value, or take it back with --withdraw.")
    settings = context.settings()
    home = context.existing_home(settings)
    with Store.open(home, create=False) as store:
        done = correct_field(store, item_id, field, value, reason, getpass.getuser())
    index = context.follow_index(settings)
    if as_json:
        show_json({**asdict(done), "withdrawn": withdraw, "index": index})
        return
    now = done.value or "nothing"
    told = f"{done.item_id}: {done.field} is {now} (read: {done.read or 'nothing'})."
    click.echo(told if done.changed else f"{told} Nothing changed.")
    click.echo(index)
