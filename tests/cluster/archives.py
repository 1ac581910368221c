"""Archives whose index lies in a cluster, and the commands over them."""

from __future__ import annotations

import os
import secrets
import subprocess
import sys
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path

from archive.errors import ArchiveError
from archive.home import Home
from indexer.analysis.analyzer import default_analyzer
from indexer.generations.live import LiveIndex
from indexer.query import Prefix
from indexer.results import SearchRequest
from tests.indexer.sample_archive import put


def new_archive(folder: Path, hosts: str, items: int) -> Home:
    """An archive of invented items whose settings name a cluster; no index yet."""
    home = Home(folder)
    put(home, range(items))
    write_settings(home, opensearch_hosts=hosts, opensearch_index=f"t-{secrets.token_hex(4)}")
    return home


def write_settings(home: Home, **values: str | int) -> None:
    lines = [f'{name} = "{value}"' for name, value in values.items() if isinstance(value, str)]
    lines += [f"{name} = {value}" for name, value in values.items() if isinstance(value, int)]
    home.settings.write_text("\n".join(['engine = "opensearch"', *lines]) + "\n")


def archive(home: Home, *arguments: str, seconds: float = 120) -> subprocess.CompletedProcess[str]:
    """Run the command as a person does; the settings are those of the archive's file."""
    done = subprocess.run(
        [*command(), *arguments, "--home", str(home.folder)],
        env=own_environment(),
        capture_output=True,
        text=True,
        timeout=seconds,
    )
    assert "Traceback" not in done.stdout + done.stderr, done.stderr
    return done


def command() -> list[str]:
    return [sys.executable, "-c", "from archive.start import main; main()"]


def own_environment() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if not name.startswith("ARCHIVE_")}


@dataclass
class Searching:
    """Searches at a steady rate in the background; a context manager.

    ``totals`` are all that were seen, ``failed`` the messages of searches that failed,
    ``slowest`` the longest time of one in seconds.
    """

    home: Home
    rate: float = 20.0
    totals: set[int] = field(default_factory=set)
    failed: list[str] = field(default_factory=list)
    times: list[float] = field(default_factory=list)

    def __enter__(self):
        self._live = LiveIndex(self.home, "opensearch", default_analyzer())
        self._over = threading.Event()
        self._threads = [threading.Thread(target=self._run, args=(n,)) for n in range(4)]
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *error: object) -> None:
        self._over.set()
        for thread in self._threads:
            thread.join()
        self._live.close()

    @property
    def count(self) -> int:
        return len(self.times)

    @property
    def slowest(self) -> float:
        return max(self.times, default=0.0)

    def more(self, searches: int, seconds: float = 60.0) -> None:
        """Wait until so many more were answered."""
        wanted, ends = self.count + searches, time.monotonic() + seconds
        while self.count < wanted:
            assert time.monotonic() < ends, (self.count, wanted, self.failed[:3])
            time.sleep(0.05)

    def _run(self, number: int) -> None:
        pause = len(self._threads) / self.rate
        due = time.monotonic() + number / self.rate
        while not self._over.wait(max(0.0, due - time.monotonic())):
            due += pause
            began = time.monotonic()
            try:
                with self._live.searcher() as searcher:
                    request = SearchRequest(Prefix("body", ""), facets=("board", "year"))
                    page = searcher.search(request)
                    assert sum(c.count for c in page.facets["board"]) == page.total
                    self.totals.add(page.total)
            except (ArchiveError, AssertionError) as error:
                self.failed.append(f"{type(error).__name__}: {error}")
            self.times.append(time.monotonic() - began)
