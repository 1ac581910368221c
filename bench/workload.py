"""The queries of the benchmark: seeded, distinct, of fixed types, drawn from the items.

Of each type a share is of common words, so that a fifth of all queries and some more match
over 5 % of the items; the totals that come back are checked, not hoped for. How common a
word is goes by its beginning, because a query finds all forms of it.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

TYPES = ("one word", "two words", "three words", "phrase", "prefix", "range", "identifier",
         "everything")  # fmt: skip
COMMON_SHARE = 0.2
"""How much of each word type is of words that stand in 5 to 40 % of the items."""

_BEGINNING = 5  # letters
_MOST_MISSES = 100  # draws of a type that were there already, before it is left out once
_WORD = re.compile(r"[a-zåäö]{4,}")
_DIARY = re.compile(r"(?m)^\S{0,12} ?\d+ ?/[\d. ]+/ ?\d{4}$|^\w{0,12}-?\d{4}-\d+$")
_SORTS = ("relevance", "newest", "oldest")


@dataclass(frozen=True, slots=True)
class BenchQuery:
    """One request of the search page: its type and its parameters."""

    kind: str
    parameters: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Words of a sample of the items by how many items hold them, and what else is drawn."""

    common: tuple[str, ...]
    rare: tuple[str, ...]
    phrases: tuple[str, ...]
    diary_numbers: tuple[str, ...]

    @classmethod
    def of(cls, texts: Iterable[str]) -> Vocabulary:
        """Read a sample of items."""
        frequency: Counter[str] = Counter()
        beginnings: Counter[str] = Counter()
        phrases, numbers, count = [], [], 0
        for text in texts:
            count += 1
            lowered = text.casefold()
            found = set(_WORD.findall(lowered))
            frequency.update(found)
            beginnings.update({word[:_BEGINNING] for word in found})
            words = lowered.split()
            middle = len(words) // 2
            phrases.append(re.sub(r"[^\w\s-]", "", " ".join(words[middle : middle + 2])))
            numbers += _DIARY.findall(text)[:1]
        common = [w for w, n in frequency.items() if 0.05 * count <= n <= 0.4 * count]
        rare = [
            w for w, n in frequency.items() if n > 1 and beginnings[w[:_BEGINNING]] < 0.02 * count
        ]
        return cls(
            tuple(sorted(common)),
            tuple(sorted(rare)),
            tuple(sorted({p for p in phrases if p.count(" ") == 1})),
            tuple(sorted(set(numbers))),
        )


def make_queries(vocabulary: Vocabulary, number: int, seed: int) -> list[BenchQuery]:
    """That many distinct queries, the types in turn; fewer where there are no more."""
    chance = random.Random(seed)
    queries: dict[BenchQuery, None] = {}
    turn = misses = 0
    while len(queries) < number and misses < _MOST_MISSES * len(TYPES):
        kind = TYPES[turn % len(TYPES)]
        query = BenchQuery(kind, _parameters(kind, vocabulary, chance))
        if query not in queries:
            queries[query] = None
            turn, misses = turn + 1, 0
        else:
            misses += 1
            turn += misses % _MOST_MISSES == 0  # there may be no more of this type
    return list(queries)


def _parameters(
    kind: str, vocabulary: Vocabulary, chance: random.Random
) -> tuple[tuple[str, str], ...]:
    match kind:
        case "one word" | "two words" | "three words":
            text = " ".join(_words(vocabulary, chance, 1 + TYPES.index(kind)))
        case "phrase":
            text = f'"{chance.choice(vocabulary.phrases)}"'
        case "prefix":
            text = _words(vocabulary, chance, 1)[0][:_BEGINNING] + "*"
        case "range":
            first = chance.randint(2010, 2025)
            text = (
                f"vuosi:{first}..{chance.randint(first, 2025)} {_words(vocabulary, chance, 1)[0]}"
            )
        case "identifier":
            text = chance.choice(vocabulary.diary_numbers)
        case _:
            page = chance.randint(1, 40)
            return (("sort", chance.choice(_SORTS)), ("page", str(page)))
    return (("q", text),)


def _words(vocabulary: Vocabulary, chance: random.Random, number: int) -> list[str]:
    pool = vocabulary.common if chance.random() < COMMON_SHARE else vocabulary.rare
    return chance.sample(pool, number)
