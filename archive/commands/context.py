"""What every command is given, and how it speaks: text for people or one JSON object."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from archive.errors import ExitCode, StoreError
from archive.home import Home
from archive.settings import Settings, load

FollowIndex = Callable[[Settings], str]
"""Brings the index level with the store after a commit; returns what to tell people."""


@dataclass(slots=True)
class CommandContext:
    """One run of the command. ``home_flag`` and ``flags`` are what the command line said."""

    follow_index: FollowIndex
    home_flag: Path | None = None
    debug: bool = False

    def settings(self, **flags: str | int | None) -> Settings:
        """The settings of this run; keyword arguments are flags of the command."""
        return load(self.home_flag, flags)

    def existing_home(self, settings: Settings) -> Home:
        """The archive's folder, which must hold an archive."""
        home = settings.home
        if not home.database.is_file():
            raise StoreError(
                f"There is no archive in {home.folder} (from {settings.home_origin}). "
                "Name its folder with --home DIR or ARCHIVE_HOME, "
                "or make one: archive ingest PATH"
            )
        return home


pass_context = click.make_pass_decorator(CommandContext)

json_option = click.option("--json", "as_json", is_flag=True, help="One JSON object on stdout.")


def _set_home(context: click.Context, _: click.Parameter, value: Path | None) -> None:
    if value is not None:
        context.ensure_object(CommandContext).home_flag = value


home_option = click.option(
    "--home",
    type=click.Path(path_type=Path, file_okay=False),
    callback=_set_home,
    expose_value=False,
    help="The archive's folder (else ARCHIVE_HOME, else ./data).",
)


def show_json(value: dict[str, Any]) -> None:
    """Print one JSON object on stdout."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=2))


def finish(code: ExitCode) -> None:
    """End the command with this exit code."""
    if code is not ExitCode.DONE:
        click.get_current_context().exit(int(code))
