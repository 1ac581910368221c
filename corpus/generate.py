"""Writes invented agenda items, any number, the same bytes for the same seed.

python corpus/generate.py 10000 --seed 1 --out generated/
python corpus/generate.py 20 --seed 1            # to standard output, one after another
"""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from corpus.generator.items import generate


def main() -> int:
    """Run the command; 0 when all items were written."""
    arguments = _arguments()
    try:
        for item in generate(arguments.count, arguments.seed, arguments.start):
            if arguments.out is None:
                sys.stdout.write(item.text + "\n")
            else:
                _write(arguments.out / item.path, item.text)
        sys.stdout.flush()
    except BrokenPipeError:  # the reader of a pipe has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except OSError as problem:
        print(f"Cannot write the items: {problem}", file=sys.stderr)
        return 1
    return 0


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("count", type=_natural, help="how many items")
    parser.add_argument("--seed", type=_natural, default=1, help="another seed, other items (1)")
    parser.add_argument("--start", type=_natural, default=0, help="number of the first item (0)")
    parser.add_argument("--out", type=Path, help="folder for one file an item")
    return parser.parse_args()


def _natural(text: str) -> int:
    """A whole number from 0; anything else is an error of usage."""
    number = int(text)
    if number < 0:
        raise argparse.ArgumentTypeError("must not be below 0")
    return number


if __name__ == "__main__":
    sys.exit(main())
