"""Comparing two runs and reporting one, over small invented results."""

import json

import pytest

from bench import compare, report
from bench.growth import exponent, series
from bench.results import Results

MACHINE: dict[str, str | int | float] = {"processors": 2, "load_before": 0.5}


def _results(factor=1.0, sizes=(1_000, 2_000)):
    measured = {
        size: {
            "parse": {"wall_s": size / 100 * factor, "errors": 0},
            "reindex, 2 processes": {"wall_s": (size / 100) ** 2, "items_per_s": 300 * factor},
        }
        for size in sizes
    }
    return Results({**MACHINE, "memory_gb": factor}, "2026-01-02T03:04:05+00:00", 1, "x", measured)


def _written(folder, results):
    folder.mkdir()
    return str(results.write(folder))


def test_ratios_and_machines_stand_side_by_side(tmp_path, capsys):
    old, new = _written(tmp_path / "a", _results()), _written(tmp_path / "b", _results(2.0))
    assert compare.main([old, new]) == 0
    told = [" ".join(line.split()) for line in capsys.readouterr().out.splitlines()]
    assert "parse wall_s 10 20 2.00" in told
    assert "parse errors 0 0 –" in told
    assert "memory_gb 1.0 → 2.0" in told
    assert "processors 2" in told


@pytest.mark.parametrize("names", [[], ["one.json"], ["", "one.json"]])
def test_two_files_are_needed(names, capsys):
    assert compare.main(names) == 1
    assert "Give two result files" in capsys.readouterr().err


def test_a_bad_file_is_told(tmp_path):
    with pytest.raises(SystemExit, match="holds no results") as ended:
        compare.main([str(tmp_path / "none.json"), str(tmp_path / "none.json")])
    assert isinstance(ended.value.code, str)  # Python prints it and exits with 1


def test_runs_with_no_size_in_common_are_told(tmp_path, capsys):
    old = _written(tmp_path / "a", _results())
    assert compare.main([old, _written(tmp_path / "b", _results(sizes=(5,)))]) == 1
    assert "in common" in capsys.readouterr().err


def test_the_exponent_is_that_of_the_power():
    lines = series(_results(sizes=(10, 100, 1_000)), "wall_s")
    assert exponent(lines["parse"]) == pytest.approx(1)
    assert exponent(lines["reindex, 2 processes"]) == pytest.approx(2)
    assert series(_results(), "errors") == {}


def test_the_report_has_verdicts_growth_and_plots(tmp_path):
    path = _written(tmp_path / "a", _results(sizes=(1_000, 100_000)))
    assert report.main([path, "--docs", str(tmp_path)]) == 0
    text = (tmp_path / "benchmarks.md").read_text(encoding="utf-8")
    assert "| full reindex, items/s | ≥ 420 | 300, missed | 300 |" in text
    assert "| cold start to first hit, s | ≤ 1 | not measured | not measured |" in text
    assert "| parse | 10 | 1000 | 1.00 |" in text
    assert "still to be run" not in text
    drawn = (tmp_path / "benchmarks" / "wall_s.svg").read_text(encoding="utf-8")
    for label in ("<title>Wall clock by number of items", "Items (number)", "Wall clock (s)"):
        assert label in drawn


def test_small_sizes_say_that_the_large_are_missing(tmp_path):
    path = _written(tmp_path / "a", _results())
    report.main([path, "--docs", str(tmp_path), "--note", "Others were at work."])
    text = (tmp_path / "benchmarks.md").read_text(encoding="utf-8")
    assert "still to be run" in text
    assert "Others were at work." in text


def test_a_run_without_figures_is_told(tmp_path):
    path = tmp_path / "empty.json"
    path.write_text(json.dumps({"machine": {}, "began": "", "seed": 1, "engine": "x", "sizes": {}}))
    with pytest.raises(SystemExit, match="nothing was measured"):
        report.main([str(path), "--docs", str(tmp_path)])
