"""Progress on the standard error, and only where a person looks at it."""

from __future__ import annotations

import shutil
import sys
import time
from typing import Self

_INTERVAL = 0.1  # seconds between two states that are drawn


class Line:
    """One line that is written over; silent where stderr is no terminal."""

    def __init__(self) -> None:
        self._shown = False
        self._next = 0.0
        self._terminal = sys.stderr.isatty()

    def say(self, text: str) -> None:
        """Show this state, unless the last one has stood for less than a moment."""
        now = time.monotonic()
        if not self._terminal or now < self._next:
            return
        self._next = now + _INTERVAL
        width = shutil.get_terminal_size().columns - 1
        clean = "".join(c if c.isprintable() else "?" for c in text)
        sys.stderr.write("\r\x1b[K" + clean[:width])
        sys.stderr.flush()
        self._shown = True

    def __enter__(self) -> Self:
        """Nothing is drawn before the first state."""
        return self

    def __exit__(self, *_: object) -> None:
        """Leave a clean line behind."""
        if self._shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
