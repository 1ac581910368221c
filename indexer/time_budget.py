"""How long the searches of one request may take together.

Whoever serves many people starts the clock for a request; every step of a search looks at it.
Without a clock (the command line, a whole result that is streamed) nothing is cut short. One
step cannot be interrupted; each is bounded by the limits of queries and engines.
"""

from __future__ import annotations

import time
from contextvars import ContextVar

from archive.errors import SearchTooSlow

_DEADLINE: ContextVar[float | None] = ContextVar("deadline", default=None)


def start(seconds: float) -> None:
    """Give what this thread does from now on so many seconds."""
    _DEADLINE.set(time.monotonic() + seconds)


def lift() -> None:
    """Set no bound any more for what this thread does."""
    _DEADLINE.set(None)


def check() -> None:
    """Raise :class:`archive.errors.SearchTooSlow` when the time is over."""
    deadline = _DEADLINE.get()
    if deadline is not None and time.monotonic() > deadline:
        raise SearchTooSlow(
            "The search took too long and was ended. Search for rarer words, or choose a board "
            "or a year."
        )
