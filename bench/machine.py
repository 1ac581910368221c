"""What a benchmark ran on: without it no figure means anything."""

from __future__ import annotations

import importlib.metadata
import os
import platform
from pathlib import Path

import apsw
import psutil

_LIBRARIES = ("tantivy", "whoosh3", "apsw", "falcon", "granian", "libvoikko", "numpy")


def description() -> dict[str, str | int | float]:
    """Processors, memory, system and the versions of what was measured."""
    return {
        "processors": psutil.cpu_count() or 1,
        "processor": _processor(),
        "memory_gb": round(psutil.virtual_memory().total / 1e9, 1),
        "load_before": round(os.getloadavg()[0], 2),
        "system": platform.platform(),
        "python": platform.python_version(),
        "sqlite": apsw.sqlite_lib_version(),
        **{name: importlib.metadata.version(name) for name in _LIBRARIES},
    }


def _processor() -> str:
    """The model's name, where Linux tells it."""
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.machine()
    names = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(names, platform.machine())
