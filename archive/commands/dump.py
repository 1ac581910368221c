"""`archive dump FILE`: everything public of the archive as one file."""

from __future__ import annotations

from pathlib import Path

import click
import msgspec

from archive.commands.context import (
    CommandContext,
    home_option,
    json_option,
    pass_context,
    show_json,
)
from archive.dump.dumping import dump as write_dump


@click.command()
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path, dir_okay=False))
@home_option
@json_option
@pass_context
def dump(context: CommandContext, file: Path, as_json: bool) -> None:
    """Write all that anyone may see to FILE: one JSON object a line, packed as FILE.gz.

    Items are whole, under their ids; of a confidential one the mention is there, of a
    removed one its id and the reason. Original files are not in it: a copy of the
    archive's folder is the backup.

    \b
    Example:
      archive dump asikkala.ndjson.gz
    """
    done = write_dump(context.existing_home(context.settings()), file)
    if as_json:
        show_json({"file": str(file), **msgspec.to_builtins(done)})
        return
    click.echo(
        f"{file}: {done.items} items, {done.boards} boards, {done.cases} cases, "
        f"{done.tombstones} removals; {done.size} bytes."
    )
