"""Writes docs/benchmarks.md and its plots from one result file of the suite.

python -m bench.report bench-results/RESULT.json
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import matplotlib

matplotlib.use("svg")

from matplotlib import pyplot

from bench.asked import AT, asked_table
from bench.growth import GROWING, Series, exponent, series
from bench.results import Results, read_results

DOCS = Path("docs")

_STYLES = ("o-", "s--", "^:", "D-.", "v-", "x--", "P:", "*-.")  # lines differ without colour


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the report; ends with a message where the file holds no results."""
    parser = argparse.ArgumentParser(prog="python -m bench.report")
    parser.add_argument("result", type=Path, help="a result file of the suite")
    parser.add_argument("--docs", type=Path, default=DOCS, help=f"where to write ({DOCS})")
    parser.add_argument("--note", default="", help="what else is to be known of the run")
    options = parser.parse_args(arguments)
    results = read_results(options.result)
    if not results.sizes or not all(results.sizes.values()):
        raise SystemExit(f"{options.result}: nothing was measured in this run.")
    plots = options.docs / "benchmarks"
    plots.mkdir(parents=True, exist_ok=True)
    for figure in _followed(results):
        plot(series(results, figure), figure, plots / f"{figure}.svg")
    text = "\n".join(report(results, options.note)) + "\n"
    (options.docs / "benchmarks.md").write_text(text, encoding="utf-8")
    return 0


def report(results: Results, note: str = "") -> Iterator[str]:
    """The document's lines."""
    yield "# Benchmarks\n"
    yield "Made by `python -m bench.report RESULT.json` from a run of `make bench-suite`.\n"
    yield f"Run of {results.began}, engine {results.engine}, seed {results.seed}, sizes: "
    yield ", ".join(f"{size:,}" for size in sorted(results.sizes)) + " generated items.\n"
    if max(results.sizes) < AT:
        yield f"**The large sizes, up to {AT:,} items, are still to be run.** What small ones give"
        yield "says little about them: fixed costs weigh more, and exponents are rough.\n"
    if note:
        yield f"{note}\n"
    yield from _machine(results)
    yield "\n## Asked and reached\n"
    yield from asked_table(results)
    yield "\n## Growth with the number of items\n"
    yield "The exponent of a fitted power: 1 grows as the items do, 0 not at all.\n"
    for figure in _followed(results):
        yield from _growth(series(results, figure), figure)


def plot(lines: dict[str, Series], figure: str, path: Path) -> None:
    """One figure over the sizes, both axes logarithmic, as SVG whose text stays text."""
    title = f"{GROWING[figure].partition(' (')[0]} by number of items"
    with matplotlib.rc_context({"svg.fonttype": "none", "svg.hashsalt": figure}):
        drawing, axes = pyplot.subplots(figsize=(8, 4.5), layout="constrained")
        for number, (part, points) in enumerate(lines.items()):
            style = _STYLES[number % len(_STYLES)]
            axes.loglog(list(points), list(points.values()), style, label=part)
        axes.set(title=title, xlabel="Items (number)", ylabel=GROWING[figure])
        axes.legend(loc="center left", bbox_to_anchor=(1, 0.5), fontsize="small")
        drawing.savefig(path, format="svg", metadata={"Title": title, "Date": None})
        pyplot.close(drawing)


def _followed(results: Results) -> list[str]:
    return [figure for figure in GROWING if series(results, figure)]


def _machine(results: Results) -> Iterator[str]:
    yield "`load_before` is how many processes wanted a processor before the run began; on a"
    yield "machine that others use, times are upper bounds.\n"
    yield "| machine | |\n|---|---|"
    for name, value in results.machine.items():
        yield f"| {name} | {value} |"


def _growth(lines: dict[str, Series], figure: str) -> Iterator[str]:
    sizes = sorted({size for points in lines.values() for size in points})
    yield f"### {GROWING[figure]}\n"
    yield f"![{GROWING[figure]} by number of items; the table has the figures]"
    yield f"(benchmarks/{figure}.svg)\n"
    yield "| what | " + " | ".join(f"{size:,}" for size in sizes) + " | exponent |"
    yield "|---" * (len(sizes) + 2) + "|"
    for part, points in lines.items():
        cells = " | ".join(f"{points[size]:g}" if size in points else "–" for size in sizes)
        yield f"| {part} | {cells} | {exponent(points):.2f} |"
    yield ""


if __name__ == "__main__":
    sys.exit(main())
