"""A document on its way to tantivy: packed bytes, which one process makes and another reads.

Texts go as all terms of a field in one string and their positions as an array: a tenth of
the size of the JSON that tantivy also takes, and half the time to make and read it.
"""

from __future__ import annotations

import marshal
from array import array
from collections.abc import Mapping, Sequence
from itertools import repeat

import tantivy

from indexer.analysis.token import Placed
from indexer.document import IndexDocument
from indexer.engines.tantivy_schema import DATE, ID, LAST_DAY, OLDEST, ORDER, order_of
from indexer.engines.term_stacks import MAX_TERM, placed_terms

_BETWEEN = "\0"  # stands in no word; terms that have it are packed one by one

Packed = tuple[str | list[str], bytes]
"""The terms of a field in their order, and the position of each."""


def encode(document: IndexDocument) -> bytes:
    """A document as bytes for :func:`decode` in a process of the same Python."""
    texts = {name: _packed(words) for name, words in document.texts.items() if words}
    keywords, numbers = dict(document.keywords), dict(document.numbers)
    return marshal.dumps((document.item_id, texts, keywords, numbers))


def decode(encoded: bytes) -> tantivy.Document:
    """The document, ready for tantivy's writer. The bytes must be those of :func:`encode`."""
    item_id, texts, keywords, numbers = marshal.loads(encoded)  # noqa: S302 (our own worker)
    document = tantivy.Document()
    for name, packed in texts.items():
        document.add_pre_tokenized_text(name, _tokens(packed))
    for name, values in keywords.items():
        if name != ID:
            for value in values:
                document.add_text(name, value)
    document.add_text(ID, item_id)
    _add_numbers(document, item_id, numbers)
    return document


def _add_numbers(document: tantivy.Document, item_id: str, numbers: Mapping[str, int]) -> None:
    for name, number in numbers.items():
        document.add_integer(name, number)
    document.add_unsigned(ORDER, order_of(item_id))
    document.add_integer(OLDEST, numbers.get(DATE, 0) or LAST_DAY)


def _packed(words: Sequence[Placed]) -> Packed:
    terms = [term for _, stack in words for term in stack]
    positions = [position for position, stack in words for _ in stack]
    text = _BETWEEN.join(terms)
    if not _usual(terms, text):
        placed = list(placed_terms(words))
        positions = [position for position, _ in placed]
        return [term for _, term in placed], array("I", positions).tobytes()
    return text, array("I", positions).tobytes()


def _usual(terms: list[str], text: str) -> bool:
    """Whether all terms can be stored and told apart in one string, as those of words can."""
    lengths = list(map(len, terms))
    return (
        min(lengths, default=0) > 0
        and max(lengths) <= MAX_TERM
        and text.count(_BETWEEN) == len(terms) - 1
    )


def _tokens(packed: Packed) -> tantivy.PreTokenizedString:
    """Offsets are not used: marks come from our own tokens."""
    terms, places = packed
    if isinstance(terms, str):
        terms = terms.split(_BETWEEN)
    tokens = map(tantivy.Token, terms, array("I", places), repeat(0))
    return tantivy.PreTokenizedString("", list(tokens))
