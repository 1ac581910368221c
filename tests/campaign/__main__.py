"""`make campaign`: the long runs one after the other; writes docs/campaign.md."""

from __future__ import annotations

import argparse
import sys
import tempfile
from datetime import date
from pathlib import Path

from tests.campaign.api import run_api
from tests.campaign.mutations import run_mutations
from tests.campaign.queries import over_corpus, over_generated

PAGE = Path(__file__).parents[2] / "docs" / "campaign.md"


def main() -> int:
    """Run everything; 1 when a mutation survived or an answer broke the API's description."""
    parser = argparse.ArgumentParser(prog="make campaign")
    parser.add_argument("--queries", type=int, default=200_000)
    parser.add_argument("--items", type=int, default=10_000, help="generated items (10000)")
    parser.add_argument("--over-items", type=int, default=20_000, help="queries over them (20000)")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="archive-campaign-") as folder:
        queries = [over_corpus(options.queries, options.seed, Path(folder))]
        print(queries[0], flush=True)
        queries.append(
            over_generated(options.over_items, options.items, options.seed, Path(folder))
        )
        print(queries[1], flush=True)
        api, described = run_api(Path(folder))
    print(api, flush=True)
    rows = []
    for row in run_mutations():
        print(row, flush=True)
        rows.append(row)
    PAGE.write_text(_page(queries, api, rows), encoding="utf-8")
    survived = any("SURVIVED" in row or "NOT APPLIED" in row for row in rows)
    return 1 if survived or not described else 0


def _page(queries: list[str], api: str, rows: list[str]) -> str:
    return "\n".join(
        [
            "# Campaign",
            "",
            f"Written by `make campaign` on {date.today().isoformat()}.",
            "",
            "## Hostile queries",
            "",
            "\n\n".join(queries),
            "",
            "## Requests to the API",
            "",
            api,
            "",
            "## Deliberate faults",
            "",
            "| fault | in | the tests |",
            "|---|---|---|",
            *rows,
            "",
        ]
    )


if __name__ == "__main__":
    sys.exit(main())
