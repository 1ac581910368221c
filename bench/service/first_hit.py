"""How soon is something found: after a cold start, and after the ingest of a new item?"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
import urllib.parse
import urllib.request
from contextlib import suppress
from pathlib import Path

from bench.cost import Measured
from bench.ground import Ground
from bench.items import ROOT
from bench.processes import ARCHIVE, Service, run, serving

_POLL = 0.01  # seconds
_PATIENCE = 60.0
_WORD = "qvazikkotrum"  # stands in no generated item


def first_hit(ground: Ground, port: int, items: int, seed: int) -> Measured:
    """A cold start of the service (files may be in memory), then one new item."""
    word = dict(ground.queries("parts")[0].parameters)["q"]
    return {
        "cold start": {"first_hit_s": _cold_start(ground, port, word)},
        "new item": _new_item(ground, port, items, seed),
    }


def _cold_start(ground: Ground, port: int, word: str) -> float:
    """From the start of `archive serve` to the first answer with a hit."""
    began = time.perf_counter()
    process = subprocess.Popen(
        [ARCHIVE, "--home", ground.home, "serve", "--port", str(port)],
        env={**os.environ, "ARCHIVE_ENGINE": ground.engine},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        query = urllib.parse.urlencode({"q": word, "limit": 1})
        address = f"http://127.0.0.1:{port}/api/v1/search?{query}"
        while time.perf_counter() - began < _PATIENCE:
            with suppress(OSError), urllib.request.urlopen(address, timeout=5) as answer:
                if json.load(answer)["total"]:
                    return round(time.perf_counter() - began, 3)
            time.sleep(_POLL)
        raise SystemExit(f"No hit for {word!r} within {_PATIENCE:g} seconds.")
    finally:
        process.terminate()
        process.wait(20)


def _new_item(ground: Ground, port: int, items: int, seed: int) -> dict[str, float]:
    folder = ground.scratch / "new"
    subprocess.run(
        [sys.executable, ROOT / "corpus" / "generate.py", "1", "--seed", str(seed),
         "--start", str(items), "--out", folder],
        check=True,
    )  # fmt: skip
    (path,) = folder.rglob("*.txt")
    _put_in_word(path)
    with serving(ground.home, ground.engine, port) as service:
        assert _total(service) == 0
        began = time.perf_counter()
        ingested = run("--home", ground.home, "ingest", path)
        ended = time.perf_counter()
        while _total(service) == 0:
            assert time.perf_counter() - ended < _PATIENCE, ingested.output
            time.sleep(_POLL)
        found = time.perf_counter()
    return {
        "ingest_s": round(ended - began, 3),
        "found_after_ingest_s": round(found - ended, 3),
        "found_after_start_s": round(found - began, 3),
    }


def _put_in_word(path: Path) -> None:
    parts = path.read_text(encoding="utf-8").split("\n\n")
    parts[2] += f" Kohteen nimi on {_WORD}."
    path.write_text("\n\n".join(parts), encoding="utf-8", newline="\n")


def _total(service: Service) -> int:
    answer = service.client.get("/api/v1/search", params={"q": f'"{_WORD}"', "limit": 1})
    return int(answer.raise_for_status().json()["total"])
