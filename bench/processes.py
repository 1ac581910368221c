"""Runs the real commands and watches their memory."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import httpx
import psutil

ARCHIVE = Path(sys.executable).with_name("archive")
_INTERVAL = 0.05  # seconds between two looks at the memory


@dataclass(frozen=True, slots=True)
class Timed:
    """One finished command: wall seconds, and the peak of all its processes' RSS in bytes.

    ``cpu_seconds`` are those of all its processes together.
    """

    seconds: float
    peak_rss: int
    output: str
    cpu_seconds: float = 0.0


class MemoryWatch:
    """The highest sum of the RSS of a process and all below it. Shared pages count twice."""

    def __init__(self, pid: int) -> None:
        self._process = psutil.Process(pid)
        self._done = threading.Event()
        self.peak = 0
        self._thread = threading.Thread(target=self._watch, daemon=True)
        self._thread.start()

    def stop(self) -> int:
        """End watching; returns the peak in bytes."""
        self._done.set()
        self._thread.join()
        return self.peak

    def _watch(self) -> None:
        while not self._done.is_set():
            self.peak = max(self.peak, self._now())
            self._done.wait(_INTERVAL)

    def _now(self) -> int:
        total = 0
        with suppress(psutil.Error):
            for process in [self._process, *self._process.children(recursive=True)]:
                with suppress(psutil.Error):
                    total += process.memory_info().rss
        return total


def run(*arguments: str | Path) -> Timed:
    """Run one `archive` command to its end."""
    return run_words(ARCHIVE, *arguments)


def run_words(*words: str | Path) -> Timed:
    """Run any command to its end; one that fails ends everything with what it said."""
    began, cpu = time.perf_counter(), _cpu_of_ended()
    with subprocess.Popen(
        [*map(str, words)], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as process:
        watch = MemoryWatch(process.pid)
        output, _ = process.communicate()
        seconds = time.perf_counter() - began
        peak = watch.stop()
    if process.returncode not in (0, 3):
        raise SystemExit(f"{' '.join(map(str, words))}: exit {process.returncode}\n{output}")
    return Timed(seconds, peak, output, _cpu_of_ended() - cpu)


def _cpu_of_ended() -> float:
    ended = resource.getrusage(resource.RUSAGE_CHILDREN)
    return ended.ru_utime + ended.ru_stime


@dataclass(slots=True)
class Service:
    """A running `archive serve`."""

    client: httpx.Client
    watch: MemoryWatch
    pid: int
    port: int

    def cpu_seconds(self) -> float:
        """What all its processes have used so far."""
        process = psutil.Process(self.pid)
        times = [one.cpu_times() for one in (process, *process.children(recursive=True))]
        return sum(one.user + one.system for one in times)


@contextmanager
def serving(home: Path, engine: str, port: int) -> Iterator[Service]:
    """Serve an archive on loopback while the block runs."""
    words = ["--home", str(home), "serve", "--port", str(port)]
    process = subprocess.Popen(
        [ARCHIVE, *words],
        env={**os.environ, "ARCHIVE_ENGINE": engine},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    watch = MemoryWatch(process.pid)
    client = httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=60)
    try:
        _await_ready(client, process)
        yield Service(client, watch, process.pid, port)
    finally:
        client.close()
        watch.stop()
        process.terminate()
        process.wait(20)


def _await_ready(client: httpx.Client, process: subprocess.Popen[bytes]) -> None:
    for _ in range(600):
        with suppress(httpx.HTTPError):
            if client.get("/health/ready").status_code == 200:
                return
        if process.poll() is not None:
            raise SystemExit(f"archive serve ended with {process.returncode}")
        time.sleep(0.1)
    raise SystemExit("archive serve did not become ready within a minute")
