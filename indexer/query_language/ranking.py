"""What each kind of match counts, in one place."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Ranking:
    """Weights of a word's candidates; a document scores by the best of them in each field.

    ``part``: the word as a part of a compound in the text. ``split``: a half of the query's
    compound as a word, ``split_part`` as a part of another compound. ``synonym`` and
    ``correction`` multiply what the other word's forms count. ``window`` is what two words
    of the query add where they stand together. ``substantive`` is what an item adds that is
    not about the conduct of the meeting, ``newness`` what the newest years add. A weight of
    0 switches a step off; ``widening`` is for searches that find little with all words.
    """

    exact: float = 1.1
    stem: float = 0.9
    part: float = 0.5
    record: float = 3.0
    split: float = 0.5
    split_part: float = 0.25
    synonym: float = 0.7
    correction: float = 0.8
    window: float = 0.4
    substantive: float = 2.0
    newness: float = 0.2
    widening: bool = True


SERVED = Ranking()
"""The weights of the search that is served."""
