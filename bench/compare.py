"""Two results of the suite side by side: `make bench-compare OLD=… NEW=…`.

python -m bench.compare OLD.json NEW.json
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from bench.results import Results, read_results

_USAGE = "Give two result files: make bench-compare OLD=old.json NEW=new.json"


def main(arguments: Sequence[str]) -> int:
    """Print the comparison; 1 with a message where there are not two files of results."""
    if len(arguments) != 2 or not all(arguments):
        print(_USAGE, file=sys.stderr)
        return 1
    old, new = (read_results(Path(name)) for name in arguments)
    if not old.sizes.keys() & new.sizes.keys():
        print("The two runs have no number of items in common.", file=sys.stderr)
        return 1
    print("\n".join(compared(old, new)))
    return 0


def compared(old: Results, new: Results) -> Iterator[str]:
    """Both machines, then each figure that both have, with new divided by old."""
    for name, run in (("old", old), ("new", new)):
        yield f"{name}: {run.began}, {run.engine}, seed {run.seed}"
    yield from _machines(old, new)
    for size in sorted(old.sizes.keys() & new.sizes.keys()):
        yield f"\n{size:,} items"
        yield f"{'':28} {'figure':20} {'old':>12} {'new':>12} {'new/old':>8}"
        for part, figures in old.sizes[size].items():
            for figure, before in figures.items():
                after = new.sizes[size].get(part, {}).get(figure)
                if after is not None:
                    yield _line(part, figure, before, after)


def _machines(old: Results, new: Results) -> Iterator[str]:
    for key in dict.fromkeys([*old.machine, *new.machine]):
        before, after = old.machine.get(key, "?"), new.machine.get(key, "?")
        yield f"{key:14} {before}" + ("" if before == after else f"  →  {after}")


def _line(part: str, figure: str, before: float, after: float) -> str:
    ratio = f"{after / before:.2f}" if before else "–"
    return f"{part:28} {figure:20} {before:12g} {after:12g} {ratio:>8}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
