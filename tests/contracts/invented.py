"""Invented documents: real token stacks from a small tokenizer that needs no dictionary.

Words are drawn by Zipf's law. Each has its exact form and a base form; long ones also
have compound parts. The same seed gives the same documents.
"""

from __future__ import annotations

import random
from collections.abc import Mapping

from indexer.analysis.token import EXACT, PART, Placed
from indexer.document import IndexDocument

SYLLABLES = ("ka", "ko", "la", "lu", "mi", "na", "pe", "ro", "sa", "ti", "vu", "yö")
ENDINGS = ("", "n", "ssa", "sta", "lle")
MUNICIPALITIES = tuple(f"kunta-{n}" for n in range(6))
BOARDS = tuple(f"lautakunta-{n}" for n in range(25))
TYPES = ("approved", "noted", "rejected", "tabled", "elected", "granted")
FLAGS = ("vote", "dissent", "disqualification")
STAGES = ("minutes", "agenda", "motion")


def base_form(rank: int) -> str:
    """The invented word of this frequency rank."""
    word = ""
    for _ in range(2 + rank % 3):
        rank, place = divmod(rank * 7 + 5, len(SYLLABLES))
        word += SYLLABLES[place]
        rank += len(word)
    return word


VOCABULARY = tuple(dict.fromkeys(base_form(rank) for rank in range(4_000)))[:700]
_WEIGHTS = tuple(1 / (rank + 3) for rank in range(len(VOCABULARY)))


def tokens_of(words: list[str], rng: random.Random) -> tuple[Placed, ...]:
    """Token stacks of some base forms, each inflected at random."""
    placed = []
    for position, word in enumerate(words):
        form = word + rng.choice(ENDINGS)
        terms = [EXACT + form, word]
        if len(word) > 7:
            terms += [PART + word[:4], PART + word[4:]]
        placed.append((position, tuple(dict.fromkeys(terms))))
    return tuple(placed)


def invented_document(number: int, edition: int = 0, seed: int = 1) -> IndexDocument:
    """The document of this number; each edition has another text."""
    rng = random.Random(f"{seed}/{number}/{edition}")

    def text(length: int) -> tuple[Placed, ...]:
        return tokens_of(rng.choices(VOCABULARY, _WEIGHTS, k=length), rng)

    year = rng.choice((None, *range(2018, 2026)))
    item_id = f"{rng.choice('abcdefgh')}{number:05}"
    return IndexDocument(
        item_id=item_id,
        texts={
            "title": text(rng.randint(2, 8)),
            "proposal": text(rng.choice((0, 12))),
            "resolution": text(rng.choice((0, 6))),
            "body": text(int(rng.lognormvariate(3.6, 0.5)) + 1),
            "metadata": text(3),
        },
        keywords=_keywords(item_id, year, rng),
        numbers={"date": year * 10_000 + rng.randint(1, 6) * 100 + 1 if year else 0},
    )


def _keywords(item_id: str, year: int | None, rng: random.Random) -> Mapping[str, tuple[str, ...]]:
    return {
        "id": (item_id,),
        "revision": (f"{item_id}@{rng.randint(1, 3)}",),
        "municipality": (rng.choice(MUNICIPALITIES),),
        "board": tuple(rng.choices(BOARDS, range(1, len(BOARDS) + 1), k=rng.choice((0, 1, 1, 1)))),
        "year": (str(year),) if year else (),
        "decision_type": tuple(rng.sample(TYPES, rng.choice((1, 1, 2, 3)))),
        "outcome": ("as_proposed",),
        "stage": (rng.choice(STAGES),),
        "flag": tuple(rng.sample(FLAGS, rng.choice((0, 0, 1, 2)))),
        "classification": (str(rng.randint(0, 14)),),
        "language": ("fi",),
        "diary_number": (f"{number_of(item_id)}/00.01/2024",),
        "section_number": (str(rng.randint(1, 200)),),
    }


def number_of(item_id: str) -> int:
    """The number of an invented document's id."""
    return int(item_id[1:])
