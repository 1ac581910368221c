"""Random and hostile queries through the whole search: none may fail."""

from __future__ import annotations

import random
import time
from pathlib import Path

from archive.settings import load
from bench.items import make_items
from indexer.answers.answer import Question
from indexer.assembly import open_search
from tests.end_to_end.commands import ROOT, archive

PIECES = (
    "koulu", "hyväksyttiin", "147/12.09/2025", "§", "31 §", "(", ")", '"', "*", "?", "~", "-", "+",
    "TAI", "EI", "OR", "NOT", "AND", "ELLER", "otsikko:", "vuosi:", "pvm:2024-04..", "..", ":",
    "^2", "[a TO b]", "\\", "\u0000", "\u202e", "\u0301", "\ud800", "😀", "ﷺ", "\u00ad", "'", "{",
    "}",    "&&", "||", "!", "/", "kunta:Asikkala", "tyyppi:noted", "<b>", "%00", "a" * 300, "*a*",
    "??????", "12.2.2025", "2024-13-45", "ä", "Ï", "null",
)  # fmt: skip


def over_corpus(number: int, seed: int, folder: Path) -> str:
    """So many queries over the corpus; returns what was seen in one sentence."""
    return _run(ROOT / "corpus" / "minutes", "the corpus", number, seed, folder / "corpus-home")


def over_generated(number: int, items: int, seed: int, folder: Path) -> str:
    """So many queries over generated items; returns what was seen in one sentence."""
    make_items(folder / "items", items, seed)
    where = f"{items:,} generated items"
    return _run(folder / "items", where, number, seed, folder / "generated-home")


def _run(source: Path, where: str, number: int, seed: int, home: Path) -> str:
    archive("ingest", source, home=home)
    archive("reindex", home=home)
    search = open_search(load(home, environment={}))
    chance = random.Random(seed)
    times, messages, found = [], 0, 0
    for _ in range(number):
        text = "".join(
            chance.choice(PIECES) + chance.choice(("", " ", "  "))
            for _ in range(chance.randint(0, 14))
        )
        began = time.perf_counter()
        answer = search.answer(Question(text=text))
        times.append(time.perf_counter() - began)
        messages += bool(answer.messages)
        found += bool(answer.total)
        assert all(0 <= m.start <= m.end <= len(text) for m in answer.messages), text
    times.sort()
    late = times[min(number - 1, int(number * 0.999))]
    return (
        f"{number:,} queries over {where} (seed {seed}): no failure; "
        f"{messages:,} were answered with a message, {found:,} found something; "
        f"p99.9 {late * 1000:.0f} ms, the slowest took {times[-1] * 1000:.0f} ms."
    )
