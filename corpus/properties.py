"""What a collection of items is like: length, vocabulary, unknown names, structure.

A word is a run of letters, hyphens and colons within it included; figures are none. A form is
a word without regard to case. A word is unknown when Voikko does not analyse it; Swedish
items are left out of that figure.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from math import log

from libvoikko import Voikko

_WORD = re.compile(r"[^\W\d_]+(?:[-:’'][^\W\d_]+)*")
_HEADING = re.compile(r"^(.+) \d{1,2}\.\d{1,2}\.(\d{4}) § ?\d+$", re.MULTILINE)
_MAIL = re.compile(r"@([\w.-]+)")
FULL_SIZE = 10_000
BOUNDS: dict[str, tuple[float, float]] = {
    "mean_words": (315, 385),
    "p95_words": (1_200, 1_800),
    "distinct_forms": (80_000, 1_000_000),
    "heaps_exponent": (0.4, 0.9),
    "unknown_share": (0.04, 0.06),
    "history_share": (0.08, 0.12),
    "swedish_share": (0.02, 0.06),
    "board_names": (40, 60),
    "years": (16, 16),
}
SIZE_BOUND = ("distinct_forms", "board_names", "years")  # hold only for FULL_SIZE items or more


def measure(items: Iterable[str]) -> dict[str, float]:
    """The properties by name, of the items' texts."""
    lengths: list[int] = []
    forms: Counter[str] = Counter()
    finnish: Counter[str] = Counter()
    growth: list[tuple[int, int]] = []
    boards: set[str] = set()
    years: set[str] = set()
    swedish = history = 0
    for text in items:
        words = [word.casefold() for word in _WORD.findall(_MAIL.sub("", text))]
        lengths.append(len(words))
        forms.update(words)
        growth.append((growth[-1][0] + len(words) if growth else len(words), len(forms)))
        if heading := _HEADING.search(text):
            boards.add(heading[1])
            years.add(heading[2])
        history += "\nAikaisempi käsittely\t" in text
        if "\nBeslut\t" in text:
            swedish += 1
        else:
            finnish.update(words)
    count = len(lengths)
    return {
        "items": count,
        "words": sum(lengths),
        "mean_words": sum(lengths) / count,
        "median_words": sorted(lengths)[count // 2],
        "p95_words": sorted(lengths)[count * 95 // 100],
        "distinct_forms": len(forms),
        "heaps_exponent": _heaps_exponent(growth),
        "unknown_share": _unknown_share(finnish),
        "history_share": history / count,
        "swedish_share": swedish / count,
        "board_names": len(boards),
        "years": len(years),
    }


def off(properties: dict[str, float]) -> list[str]:
    """One line for each property that is out of its bounds; none when all is well."""
    full = properties["items"] >= FULL_SIZE
    return [
        f"{name} is {properties[name]:.4g}, should be {low:g} to {high:g}"
        for name, (low, high) in BOUNDS.items()
        if (full or name not in SIZE_BOUND) and not low <= properties[name] <= high
    ]


def _heaps_exponent(growth: list[tuple[int, int]]) -> float:
    """The exponent of forms = k · words^exponent, between a fifth of the items and all."""
    (words, forms), (all_words, all_forms) = growth[len(growth) // 5], growth[-1]
    if all_words == words:
        return 0.0
    return log(all_forms / forms) / log(all_words / words)


def _unknown_share(words: Counter[str]) -> float:
    voikko = Voikko("fi")
    unknown = sum(count for word, count in words.items() if not voikko.analyze(word))
    voikko.terminate()
    return unknown / sum(words.values())
