"""Every kind of page is asked for, and what is too slow or too heavy is said."""

import pytest

from archive.home import Home
from bench.processes import serving
from bench.service.page_kinds import KINDS, missed, page_kinds, told
from bench.workload import BenchQuery
from indexer.building.reindex import reindex
from tests.web.sample_archive import build
from tests.web.serving import free_port

WORDS = ("katuvalaistus", "periaatteet", "venesatama", "qvazikko")


@pytest.mark.slow
def test_every_kind_is_found_and_measured(tmp_path):
    home = Home(tmp_path / "home")
    build(home)
    reindex(home, "tantivy")
    queries = [BenchQuery("one word", (("q", word),)) for word in WORDS]
    with serving(home.folder, "tantivy", free_port()) as service:
        measured = page_kinds(service, queries, 1)
    assert list(measured) == [f"page: {name}" for name in KINDS]
    for name, figures in measured.items():
        assert figures["pages"] >= 1, name
        assert 0 < figures["p50_ms"] <= figures["p95_ms"] <= figures["max_ms"], name
        assert figures["wire_kb"] > 0.1, name
    assert measured["page: search"]["pages"] == len(WORDS)
    assert measured["page: item"]["pages"] == len(WORDS) - 1  # one finds nothing


def test_what_is_too_slow_or_too_heavy_is_said():
    quick = {"p50_ms": 4.0, "p95_ms": 40.0, "server_cpu_ms": 3.0, "wire_kb": 100.0}
    measured = {
        "page: search": quick | {"wire_kb": 100.1},
        "page: item": quick | {"p95_ms": 40.1},
        "page: board": quick,
        "page: export (CSV), first byte": quick | {"p95_ms": 900.0, "wire_kb": 900.0},
        "page: case": {},
    }
    assert missed(measured) == ["page: search", "page: item"]
    lines = list(told(measured))
    assert ["NOT" in line for line in lines] == [True, True, False, False, False]
    assert lines[-1].endswith("none in this archive")
