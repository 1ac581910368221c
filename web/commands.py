"""`archive serve`: the web service in front of one archive."""

from __future__ import annotations

import click

from archive.commands.context import CommandContext, home_option, pass_context
from indexer.assembly import needs_archive
from web.server import run


@click.command()
@click.option("--host", help="Address to listen on (default 127.0.0.1: this machine only).")
@click.option("--port", type=click.IntRange(1, 65_535), help="Port to listen on (default 8000).")
@home_option
@pass_context
def serve(context: CommandContext, host: str | None, port: int | None) -> None:
    """Serve the search pages and the JSON API.

    \b
    Example:
      archive serve
      archive --home /srv/minutes serve --port 8080
    """
    settings = context.settings(host=host, port=port)
    if needs_archive(settings) or settings.home.database.is_file():
        context.existing_home(settings)
        click.echo(context.follow_index(settings), err=True)  # what a killed process left behind
    run(settings)
