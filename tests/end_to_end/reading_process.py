"""Searches in several threads until stdin closes; prints what it saw as one JSON object."""

import json
import sys
import threading
from pathlib import Path

from archive.home import Home
from indexer.analysis.analyzer import default_analyzer
from indexer.generations.live import LiveIndex
from indexer.query import Keyword
from indexer.results import SearchRequest


class Reader(threading.Thread):
    """Asks the same in several ways within one request: the answers must agree."""

    def __init__(self, live: LiveIndex) -> None:
        super().__init__()
        self.live = live
        self.stop = threading.Event()
        self.requests = 0
        self.totals: set[int] = set()
        self.wrong: list[str] = []

    def run(self) -> None:
        while not self.stop.is_set():
            try:
                self.request()
            except Exception as error:
                self.wrong.append(repr(error))
            self.requests += 1

    def request(self) -> None:
        with self.live.searcher() as searcher:
            first = searcher.search(SearchRequest(facets=("stage", "year")))
            again = searcher.search(SearchRequest(limit=1000))
            ids = tuple(hit.item_id for hit in again.hits)
            found = searcher.search(SearchRequest(Keyword("id", ids)))
            counted = [sum(c.count for c in first.facets[name]) for name in ("stage", "year")]
            numbers = {first.total, again.total, len(ids), found.total, *counted}
            if len(numbers) != 1:
                self.wrong.append(f"mixed: {numbers}")
            self.totals |= numbers


def main() -> None:
    live = LiveIndex(Home(Path(sys.argv[1])), sys.argv[2], default_analyzer(), interval=0)
    readers = [Reader(live) for _ in range(3)]
    for reader in readers:
        reader.start()
    print("reading", flush=True)
    sys.stdin.read()
    for reader in readers:
        reader.stop.set()
        reader.join()
    live.close()
    seen = {
        "requests": sum(reader.requests for reader in readers),
        "totals": sorted(set().union(*(reader.totals for reader in readers))),
        "wrong": [text for reader in readers for text in reader.wrong][:5],
        "problem": live.problem,
    }
    print(json.dumps(seen))


if __name__ == "__main__":
    main()
