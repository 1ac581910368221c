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
    all_in_all, own = Stopwatch(), Stopwatch()
    with Store.open(home) as store, TimedParser() as parser:
        with all_in_all.running(), own.running():
            report = ingest(store, [ground.items], parser=parser)
        with all_in_all.running():
            parser.close()  # only now its CPU is counted
    items = report.items_new
    parsing = Stopwatch(parser.wall, all_in_all.cpu - own.cpu + parser.cpu)
    storing = Stopwatch(own.wall - parser.wall, all_in_all.cpu - parsing.cpu)
    disk = {
        "database_mb": megabytes_of(home.database),
        "objects_mb": megabytes_of(home.objects),
    }
    return {"parse": parsing.figures(items), "store": storing.figures(items) | disk}
