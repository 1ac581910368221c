"""Parsing and storing: one real ingest, in which the waiting for the parser is timed apart."""

from __future__ import annotations

import time

from archive.home import Home
from archive.intake.run import ingest
from archive.parsing.parser import Parsed, Parser
from archive.readers.source import Source
from archive.store.writer import Store
from bench.cost import Measured, Stopwatch, megabytes_of
from bench.ground import Ground


class TimedParser(Parser):
    """A parser that counts how long it is waited for, and what the waiting itself takes."""

    def __init__(self) -> None:
        super().__init__()
        self.wall = 0.0
        self.cpu = 0.0

    def parse(self, source: Source) -> Parsed:
        """The items of a file."""
        wall, cpu = time.perf_counter(), time.thread_time()
        try:
            return super().parse(source)
        finally:
            self.wall += time.perf_counter() - wall
            self.cpu += time.thread_time() - cpu


def parse_and_store(ground: Ground) -> Measured:
    """Ingest all items. Parsing is the reading process with the way there and back."""
    home = Home(ground.home)
    watch = Stopwatch()
    with Store.open(home) as store, TimedParser() as parser:
        began, own_cpu = time.perf_counter(), time.process_time()
        with watch.running():
            report = ingest(store, [ground.items], parser=parser)
        wall, own_cpu = time.perf_counter() - began, time.process_time() - own_cpu
        with watch.running():
            parser.close()  # only now the CPU of the last reading process is counted
    items = report.items_new
    storing = Stopwatch(wall - parser.wall, own_cpu - parser.cpu)
    parsing = Stopwatch(parser.wall, watch.cpu - storing.cpu)
    disk = {
        "database_mb": megabytes_of(home.database),
        "objects_mb": megabytes_of(home.objects),
    }
    return {"parse": parsing.figures(items), "store": storing.figures(items) | disk}
