"""Figures of search quality as tables for docs/search-quality.md."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from itertools import islice
from typing import Any

from indexer.evaluation.cross_validation import CUTS, PARTS, CrossValidation
from indexer.evaluation.measures import ByQuery, compared, means


def morphology(systems: Mapping[str, Mapping[str, float]]) -> str:
    """Recall and precision of each analysis on a treebank."""
    rows = ["| analysis | query recall | query precision | pair recall | pair precision |"]
    rows += ["|---|---|---|---|---|"]
    for name, one in systems.items():
        names = ("query_recall", "query_precision", "pair_recall", "pair_precision")
        rows.append(f"| {name} | " + " | ".join(f"{100 * one[key]:.1f}" for key in names) + " |")
    return "\n".join(rows)


def systems(found: Mapping[str, Any]) -> str:
    """Each search with its figures, and how sure its difference to the served one is."""
    rows = [f"{found['queries']} queries over {found['documents']} documents.", ""]
    rows += ["| system | nDCG@10 | recall@20 | MRR | default is better by (95 %) | p |"]
    rows += ["|---|---|---|---|---|---|"]
    for name, one in found["systems"].items():
        other = one["default_minus_this"]
        bounds = f"{other['difference']:+.3f} [{other['low']:+.3f}, {other['high']:+.3f}]"
        compared = f"{bounds} | {other['p']:.4f}" if name != "default" else " | "
        numbers = " | ".join(f"{one[key]:.3f}" for key in ("ndcg@10", "recall@20", "mrr"))
        rows.append(f"| {name} | {numbers} | {compared} |")
    return "\n".join(rows)


def kinds(found: Mapping[str, Any]) -> str:
    """The served search for each kind of query."""
    counts = Counter(found["kinds"])
    rows = ["| kind of query | queries | nDCG@10 | recall@20 | MRR |", "|---|---|---|---|---|"]
    for kind, one in found["systems"]["default"]["by_kind"].items():
        numbers = " | ".join(f"{one[key]:.3f}" for key in ("ndcg@10", "recall@20", "mrr"))
        rows.append(f"| {kind} | {counts[kind]} | {numbers} |")
    return "\n".join(rows)


def beside_node(found: Mapping[str, Mapping[str, ByQuery]]) -> str:
    """nDCG@10 of each search on each set of queries, with the lead of the served search."""
    heads = " | ".join(f"{name}: nDCG@10 | default leads by" for name in found)
    rows = [f"| search | {heads} |", "|---" * (1 + 2 * len(found)) + "|"]
    for search in next(iter(found.values())):
        cells = [search]
        for one in found.values():
            cells.append(f"{means(one[search])['ndcg@10']:.3f}")
            lead = compared(one["default"], one[search])
            bounds = f"{lead.difference:+.3f} [{lead.low:+.3f}, {lead.high:+.3f}]"
            cells.append("" if search == "default" else bounds)
        rows.append(f"| {' | '.join(cells)} |")
    return "\n".join(rows)


def cross_validation(found: Mapping[str, CrossValidation]) -> str:
    """What choosing weights gives on held-out queries, for each set of queries."""
    rows = [
        f"{PARTS} parts, {CUTS} cuts; bounds of 95 % by bootstrap over queries.",
        "",
        "| queries | served weights | chosen on the rest, held out | gain | best on all at once"
        " | chosen most often |",
        "|---|---|---|---|---|---|",
    ]
    for name, one in found.items():
        chosen = ", ".join(
            f"{candidate} ({100 * times / (PARTS * CUTS):.0f} %)"
            for candidate, times in islice(one.chosen.items(), 3)
        )
        rows.append(
            f"| {name} | {one.served:.3f} | {one.held_out:.3f} [{one.low:.3f}, {one.high:.3f}]"
            f" | {one.gain:+.4f} [{one.gain_low:+.4f}, {one.gain_high:+.4f}]"
            f" | {one.best:.3f} | {chosen} |"
        )
    return "\n".join(rows)
