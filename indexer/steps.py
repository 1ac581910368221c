"""Named points of the work that must survive a kill.

Code that writes says ``reached("pointer renamed")``; nothing happens, unless an observer
was set. Tests set one that ends the process there with SIGKILL.
"""

from __future__ import annotations

from collections.abc import Callable

_observer: Callable[[str], None] | None = None


def observe(observer: Callable[[str], None] | None) -> None:
    """Call ``observer`` with the name of each step from now on; None ends it."""
    global _observer
    _observer = observer


def reached(step: str) -> None:
    """Say that this step of the work is done."""
    if _observer is not None:
        _observer(step)
