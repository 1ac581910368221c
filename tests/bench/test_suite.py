"""The suite itself over few items: every part runs, and its figures can be true."""

import pytest

from bench.cost import Lap, spread
from bench.results import Results, read_results
from bench.suite import main
from bench.workload import Vocabulary, make_queries

PARTS = {"parse", "store", "analyse", "index", "reindex, 2 processes", "ask: search, 3 facets",
         "page: render", "rival: raw-tantivy", "rival: sqlite-fts5", "cold start",
         "new item"}  # fmt: skip


def test_a_small_vocabulary_ends_the_queries_instead_of_going_on_for_ever():
    texts = [f"Koulun {word} kuuluu kunnalle\n" for word in ("tila", "tilat", "pihan", "pihat")]
    vocabulary = Vocabulary.of(texts)
    queries = make_queries(
        Vocabulary(("kunta",) * 3, ("koulu",) * 3, vocabulary.phrases, ("1/12.09/2025",)), 5_000, 1
    )
    assert 0 < len(queries) < 5_000
    assert len(set(queries)) == len(queries)


def test_times_are_summed_up_by_their_order_not_their_turn():
    assert spread([30.0, 10.0, 20.0])["p50_ms"] == 20.0
    assert spread([]) == {}
    assert Lap([1.0, 3.0], [0.5, 0.5]).figures()["cpu_p50_ms"] == 0.5


def test_results_come_back_as_they_were_written(tmp_path):
    results = Results.begun(1, "tantivy")
    results.sizes[200] = {"parse": {"wall_s": 1.5}}
    assert read_results(results.write(tmp_path)) == results


def test_what_is_no_result_is_told(tmp_path):
    (tmp_path / "other.json").write_text("[1]", encoding="utf-8")
    with pytest.raises(SystemExit, match="holds no results"):
        read_results(tmp_path / "other.json")


def test_an_unknown_part_is_told():
    with pytest.raises(SystemExit, match="Known: stages"):
        main(["--only", "speed"])


@pytest.mark.slow
def test_the_suite_runs_over_two_hundred_items(tmp_path):
    words = ["--sizes", "200", "--queries", "16", "--only", "stages,rivals,first-hit",
             "--rivals", "raw-tantivy,sqlite-fts5", "--port", "8791",
             "--results", str(tmp_path)]  # fmt: skip
    assert main(words) == 0
    (path,) = tmp_path.iterdir()
    measured = read_results(path).sizes[200]
    assert set(measured) >= PARTS
    for name in PARTS - {"cold start", "new item"}:
        assert measured[name]["peak_rss_mb"] > 10, name
    assert measured["index"]["disk_mb"] > 0
    assert measured["rival: sqlite-fts5"]["without_hits"] < 16
    assert measured["rival: sqlite-fts5"]["p50_to_limit"] > 0
