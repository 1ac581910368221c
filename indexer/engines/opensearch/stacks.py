"""Token stacks as text that OpenSearch's own analyzers turn back into stacks.

There is no field type for tokens that come ready. So each position is written between two
marks with its terms parted by a third, ``ǂterm1ǀterm2ǁ``; a ``simple_pattern`` tokenizer
cuts at the marks and a ``pattern_capture`` filter puts all terms at the one position. A
position without a term is an empty stack, which a stop filter takes out but counts.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from indexer.analysis.token import Placed
from indexer.engines.term_stacks import placed_terms

OPEN, NEXT, CLOSE = "ǂ", "ǀ", "ǁ"
EMPTY = OPEN + CLOSE
_ESCAPE = "\ue000"
_CODES = {OPEN: _ESCAPE + "1", NEXT: _ESCAPE + "2", CLOSE: _ESCAPE + "3", _ESCAPE: _ESCAPE + "0"}
_TABLE = str.maketrans(_CODES)

ANALYSIS: dict[str, object] = {
    "tokenizer": {"stacks": {"type": "simple_pattern", "pattern": f"{OPEN}[^{CLOSE}]*{CLOSE}"}},
    "filter": {
        "terms": {
            "type": "pattern_capture",
            "preserve_original": False,
            "patterns": [f"[{OPEN}{NEXT}]([^{NEXT}{CLOSE}]+)"],
        },
        "gaps": {"type": "stop", "stopwords": [EMPTY]},
    },
    "analyzer": {"stacks": {"tokenizer": "stacks", "filter": ["terms", "gaps"]}},
}
"""The ``analysis`` part of the index settings."""


def escaped(term: str) -> str:
    """A term as it stands in the index: the marks in it are written otherwise."""
    return term.translate(_TABLE)


def stack(terms: Iterable[str]) -> str:
    """One position with these terms, which are escaped here."""
    return OPEN + NEXT.join(map(escaped, terms)) + CLOSE


def stacked(words: Iterable[Placed]) -> str:
    """The words of a field, whose positions rise, as text for the index."""
    parts: list[str] = []
    place = 0
    for position, group in groupby(placed_terms(words), key=lambda placed: placed[0]):
        parts.append(EMPTY * max(0, position - place))
        parts.append(stack(term for _, term in group))
        place = position + 1
    return "".join(parts)
