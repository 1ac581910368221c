"""Where the `archive` command starts: quick to import, so that Ctrl-C never shows a traceback.

Loading everything takes a moment in which nothing has begun: an interrupt there simply
ends the process. From :func:`archive.cli.main` on it is answered with a message.
"""

from __future__ import annotations

import importlib
import signal


def main() -> None:
    """Load the command and run it."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    importlib.import_module("archive.cli").main()
