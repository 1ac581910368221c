"""What a piece of work takes: wall clock, processor and disk; and how times are summed up."""

from __future__ import annotations

import resource
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import numpy

Figures = dict[str, float]
"""From the name of a figure, its unit at the end, to the figure."""

Measured = dict[str, Figures]
"""From what was measured to its figures."""


@dataclass(slots=True)
class Stopwatch:
    """Wall and CPU seconds of all blocks that it ran in; ended child processes count too."""

    wall: float = 0.0
    cpu: float = 0.0

    @contextmanager
    def running(self) -> Iterator[None]:
        """Count the time of a block in."""
        wall, cpu = time.perf_counter(), _cpu()
        try:
            yield
        finally:
            self.wall += time.perf_counter() - wall
            self.cpu += _cpu() - cpu

    def figures(self, items: int) -> Figures:
        """Both times, and how many items a second that is."""
        return {
            "wall_s": round(self.wall, 3),
            "cpu_s": round(self.cpu, 3),
            "items_per_s": round(items / max(self.wall, 1e-9), 1),
        }


@dataclass(slots=True)
class Lap:
    """The times of one step, one for each query, in milliseconds."""

    walls: list[float] = field(default_factory=list)
    cpus: list[float] = field(default_factory=list)

    @contextmanager
    def running(self) -> Iterator[None]:
        """Time one query. CPU is that of this thread."""
        wall, cpu = time.perf_counter(), time.thread_time()
        yield
        self.walls.append((time.perf_counter() - wall) * 1000)
        self.cpus.append((time.thread_time() - cpu) * 1000)

    def add_last(self, steps: Iterable[Lap]) -> None:
        """Count the last times of these steps together as one more time."""
        lasts = [(step.walls[-1], step.cpus[-1]) for step in steps]
        self.walls.append(sum(wall for wall, _ in lasts))
        self.cpus.append(sum(cpu for _, cpu in lasts))

    def figures(self) -> Figures:
        """The median and the 95th percentile of both."""
        return spread(self.walls) | {
            f"cpu_{name}": value for name, value in spread(self.cpus).items() if name != "max_ms"
        }


def spread(milliseconds: Sequence[float]) -> Figures:
    """Median, 95th percentile and maximum; nothing of nothing."""
    if not milliseconds:
        return {}
    median, high = numpy.percentile(milliseconds, (50, 95))
    return {
        "p50_ms": round(float(median), 3),
        "p95_ms": round(float(high), 3),
        "max_ms": round(max(milliseconds), 3),
    }


def megabytes_of(folder: Path) -> float:
    """What a file, or all files below a folder, take on the disk, in MB (10⁶ bytes)."""
    files = [folder] if folder.is_file() else [path for path in folder.rglob("*") if path.is_file()]
    return round(sum(path.stat().st_size for path in files) / 1e6, 3)


def _cpu() -> float:
    ended = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + ended.ru_utime + ended.ru_stime
