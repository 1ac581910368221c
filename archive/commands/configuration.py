"""`archive config`: each setting with where it comes from."""

from __future__ import annotations

import click

from archive.commands.context import (
    CommandContext,
    home_option,
    json_option,
    pass_context,
    show_json,
)
from archive.settings import DEFINITIONS


@click.command("config")
@home_option
@json_option
@pass_context
def config(context: CommandContext, as_json: bool) -> None:
    """Print each setting and where its value comes from.

    A flag counts first, then an environment variable (ARCHIVE_ENGINE for engine),
    then archive.toml in the archive's folder, then the default.

    \b
    Example:
      archive config
      ARCHIVE_ENGINE=whoosh archive config --json
    """
    settings = context.settings()
    rows = [("home", str(settings.home.folder), settings.home_origin, "the archive's folder")]
    for definition in DEFINITIONS:
        setting = settings.values[definition.name]
        rows.append((definition.name, str(setting.value), setting.origin, definition.help))
    if as_json:
        show_json(
            {
                "settings": {
                    name: {"value": value, "origin": origin} for name, value, origin, _ in rows
                },
                "boards": {town: dict(names) for town, names in settings.boards.items()},
            }
        )
        return
    width = max(len(value) for _, value, _, _ in rows)
    for name, value, origin, purpose in rows:
        click.echo(f"{name:9} {value:{width}}  ({origin})  {purpose}")
    for town, names in settings.boards.items():
        for abbreviation, full in names.items():
            click.echo(f"boards    {town}: {abbreviation} = {full}")
