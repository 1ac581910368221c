"""The `archive` command: the composition root. It imports everything; nothing imports it."""

from __future__ import annotations

import signal
import sys
from importlib.metadata import version
from typing import Any, NoReturn

import click
from click.shell_completion import get_completion_class

from archive.commands.configuration import config
from archive.commands.context import CommandContext, home_option, show_json
from archive.commands.correct import correct
from archive.commands.dump import dump
from archive.commands.evaluate_metadata import evaluate_metadata
from archive.commands.ingest import ingest
from archive.commands.remove import remove
from archive.commands.restore import restore
from archive.commands.show import show
from archive.errors import ArchiveError, DiskFull, ExitCode
from indexer.commands.analyze import analyze
from indexer.commands.evaluate_morphology import evaluate_morphology
from indexer.commands.evaluate_search import evaluate_search
from indexer.commands.follow import follow_index
from indexer.commands.reindex import reindex
from indexer.commands.search import search
from indexer.commands.status import status
from indexer.commands.verify import verify
from web.commands import serve

INTERRUPTED = 128 + 2
"""What a command interrupted with Ctrl-C ends with, as shells expect it of SIGINT."""


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@home_option
@click.option("--debug", is_flag=True, help="Show where in the program an error arose.")
@click.version_option(version("pykala"), prog_name="archive")
@click.pass_context
def archive(context: click.Context, debug: bool) -> None:
    """Keep and search the minutes of Finnish municipalities.

    \b
    A first archive:
      archive ingest minutes/         read source files into ./data
      archive reindex                 build the search index
      archive search koulu            search at the terminal
      archive serve                   the same on http://127.0.0.1:8000

    \b
    Exit codes:
      0 done   1 error   2 wrong usage   3 done, with warnings   4 locked by another process
      130 interrupted (Ctrl-C); what was done up to there is whole
    """
    context.ensure_object(CommandContext).debug = debug


@archive.command()
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def completion(shell: str) -> None:
    """Print the completion script for a shell.

    \b
    Example (bash; add it to ~/.bashrc):
      eval "$(archive completion bash)"
    """
    kind = get_completion_class(shell)
    if kind is None:
        raise click.UsageError(f"There is no completion for {shell}.")
    click.echo(kind(archive, {}, "archive", "_ARCHIVE_COMPLETE").source())


@archive.group(no_args_is_help=True)
def evaluate() -> None:
    """Measure the program against data that people have judged.

    \b
    Examples:
      archive evaluate metadata corpus/
      archive evaluate search queries.jsonl --corpus minutes/
    """


evaluate.add_command(evaluate_metadata)
evaluate.add_command(evaluate_morphology)
evaluate.add_command(evaluate_search)

for command in (
    analyze,
    ingest,
    reindex,
    search,
    show,
    status,
    config,
    verify,
    correct,
    remove,
    dump,
    restore,
    serve,
):
    archive.add_command(command)


def main(arguments: list[str] | None = None) -> NoReturn:
    """Run the command; every error ends as a message and an exit code, never a traceback."""
    signal.signal(signal.SIGINT, signal.default_int_handler)
    words = sys.argv[1:] if arguments is None else arguments
    context = CommandContext(follow_index=follow_index)
    wants_json = "--json" in words
    try:
        code: Any = archive.main(words, "archive", standalone_mode=False, obj=context)
    except click.exceptions.NoArgsIsHelpError as error:
        error.show()
        code = ExitCode.USAGE
    except click.ClickException as error:
        error.show()
        code = error.exit_code
        if wants_json:
            _error_object("usage", error.format_message())
    except (click.Abort, KeyboardInterrupt):
        click.echo("\narchive: interrupted; everything that was done is kept whole.", err=True)
        code = INTERRUPTED
    except BrokenPipeError:
        sys.stderr.close()  # whoever read our output has gone: nothing more to say
        code = ExitCode.DONE
    except Exception as error:
        if context.debug:
            raise
        code = _report(error, wants_json)
    sys.exit(int(code or ExitCode.DONE))


def _report(error: Exception, wants_json: bool) -> ExitCode:
    """Say what happened in plain words."""
    if isinstance(error, OSError) and error.errno == 28:
        error = DiskFull(
            f"The disk is full ({error.filename or 'no file named'}). "
            "Nothing that was saved before is lost. Free some room and run the command again."
        )
    if isinstance(error, ArchiveError):
        text, kind, code = str(error), type(error).__name__, error.exit_code
    else:
        kind, code = "Unexpected", ExitCode.ERROR
        text = (
            f"Something unexpected happened: {type(error).__name__}: {error}. "
            "The archive is whole. Run with `archive --debug …` to see where it arose, "
            "and please report it."
        )
    click.echo(f"archive: {text}", err=True)
    if wants_json:
        _error_object(kind, text)
    return code


def _error_object(kind: str, text: str) -> None:
    show_json({"error": {"code": kind, "text": text}})


if __name__ == "__main__":
    main()
