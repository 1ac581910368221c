"""Does index work in child processes that are killed by SIGKILL at a chosen point.

One JSON command a line on stdin, one JSON answer a line on stdout. Everything is imported
before the children are forked, so that each costs some hundredths of a second.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import time
import traceback
from collections import Counter
from pathlib import Path

from archive.home import Home
from archive.store.catalogue import SqliteCatalogue
from indexer.analysis.analyzer import default_analyzer
from indexer.building import bulk
from indexer.building.catch_up import catch_up
from indexer.building.reindex import reindex
from indexer.steps import observe
from tests.indexer.sample_archive import put

BATCH = 3
CHUNK = 6  # many occurrences of each step in a small archive


def reindex_task(home: Home, engine: str) -> None:
    reindex(home, engine, jobs=1)


def catch_up_task(home: Home, engine: str) -> None:
    catch_up(home, SqliteCatalogue(home), engine, default_analyzer(), batch=BATCH)


MEANWHILE = {
    ("documents written", 2): ([1, 2, 58, 100, 101], 7),  # some written already, some not
    ("manifest refreshed", 1): ([3, 102], 8),  # after the first catch-up, before the lock
}
"""What others put into the store at which step of a reindex: numbers and edition."""

TASKS = {"reindex": reindex_task, "catch_up": catch_up_task}


class Observer:
    """Counts steps; changes the store in the middle of a reindex; kills at one step."""

    def __init__(self, home: Home, task: str, kill: list[object] | None) -> None:
        self.home = home
        self.task = task
        self.kill = tuple(kill) if kill else None
        self.steps: list[str] = []
        self.seen: Counter[str] = Counter()

    def __call__(self, step: str) -> None:
        self.seen[step] += 1
        self.steps.append(step)
        if (step, self.seen[step]) == self.kill:
            os.kill(os.getpid(), signal.SIGKILL)
        if self.task == "reindex" and (step, self.seen[step]) in MEANWHILE:
            put(self.home, *MEANWHILE[step, self.seen[step]])


def child(command: dict, answers: int) -> None:
    home = Home(Path(command["home"]))
    observer = Observer(home, command["task"], command["kill"])
    observe(observer)
    began = time.monotonic()
    TASKS[command["task"]](home, command["engine"])
    took = time.monotonic() - began
    os.write(answers, json.dumps({"steps": observer.steps, "seconds": took}).encode())


def run(command: dict) -> dict:
    """Fork, do the work, wait; the answer of a killed child holds only the signal."""
    reading, writing = os.pipe()
    pid = os.fork()
    if pid == 0:
        code = 1
        try:
            os.close(reading)
            child(command, writing)
            code = 0
        except BaseException:
            traceback.print_exc()
        finally:
            os._exit(code)
    os.close(writing)
    if command["after"] is not None:
        time.sleep(command["after"])
        os.kill(pid, signal.SIGKILL)
    with os.fdopen(reading, "rb") as answers:
        answer = json.loads(answers.read() or b"{}")
    _, status = os.waitpid(pid, 0)
    killed = os.WTERMSIG(status) if os.WIFSIGNALED(status) else None
    return answer | {"signal": killed, "code": None if killed else os.WEXITSTATUS(status)}


def main() -> None:
    bulk.CHUNK = CHUNK
    list(default_analyzer().tokens("koulu"))  # the dictionary is opened once, before any fork
    for line in sys.stdin:
        print(json.dumps(run(json.loads(line))), flush=True)


if __name__ == "__main__":
    main()
