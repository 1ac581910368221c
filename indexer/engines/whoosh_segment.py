"""One segment of a Whoosh index as arrays.

A segment never changes but for its deletions, so that what is read of it once is kept
and shared by all snapshots that hold it. Only public calls of Whoosh's reader are used.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any
from weakref import WeakValueDictionary

import numpy as np
from numpy.typing import NDArray
from whoosh.matching.mcore import Matcher
from whoosh.reading import IndexReader, TermNotFound

from indexer.engines.whoosh_schema import ID

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]

_CHECK_EACH = 2_048  # postings between two looks at the clock


@dataclass(slots=True, eq=False, weakref_slot=True)
class _Columns:
    """What does not change: by document number, deleted ones included."""

    ids: list[str]
    numbers: dict[str, Ints] = field(default_factory=dict)
    values: dict[str, tuple[Ints, list[tuple[str, int]]]] = field(default_factory=dict)
    lengths: dict[str, Floats] = field(default_factory=dict)


_KNOWN: WeakValueDictionary[str, _Columns] = WeakValueDictionary()
"""The columns in use by segment id, which Whoosh makes at random."""


class Segment:
    """One segment within one snapshot. Not thread-safe: Whoosh shares file positions."""

    def __init__(self, reader: IndexReader, check_time: Callable[[], None]) -> None:
        self._reader = reader
        self._check_time = check_time
        self.size: int = reader.doc_count_all()
        self._columns = self._known_columns()

    @property
    def ids(self) -> list[str]:
        """The item id of each document, deleted ones included."""
        return self._columns.ids

    def live(self) -> NDArray[np.bool_]:
        """Which documents are not deleted."""
        mask = np.zeros(self.size, bool)
        mask[np.fromiter(self._reader.all_doc_ids(), np.int64)] = True
        return mask

    def numbers(self, name: str) -> Ints:
        """The value of a number field of each document."""
        known = self._columns.numbers
        if name not in known:
            reader = self._reader.column_reader(name)
            known[name] = np.fromiter((reader[n] for n in range(self.size)), np.int64, self.size)
        return known[name]

    def values(self, name: str) -> tuple[Ints, list[tuple[str, int]]]:
        """All (document, value) pairs of a keyword field, value by value.

        The array has the documents; the list has each value with how many of them are its.
        """
        known = self._columns.values
        if name not in known:
            documents: list[int] = []
            counts: list[tuple[str, int]] = []
            for value in list(self._reader.lexicon(name)):
                found = list(self._reader.postings(name, value).all_ids())
                documents += found
                counts.append((value.decode(), len(found)))
            known[name] = (np.array(documents, np.int64), counts)
        return known[name]

    def lengths(self, name: str) -> Floats:
        """How many terms a text field of each document has, as exactly as Whoosh keeps it."""
        known = self._columns.lengths
        if name not in known:
            length = self._reader.doc_field_length
            found = (length(number, name) or 0 for number in range(self.size))
            known[name] = np.fromiter(found, np.float64, self.size)
        return known[name]

    def field_length(self, name: str) -> int:
        """How many terms a text field has in all documents together."""
        return int(self._reader.field_length(name))

    def document_frequency(self, name: str, term: str) -> int:
        """In how many documents a term stands, deleted ones included."""
        return int(self._reader.doc_frequency(name, term))

    def terms(self, name: str, prefix: str) -> Iterator[tuple[str, int]]:
        """The terms of a field that start so, each with its document frequency."""
        for number, (text, info) in enumerate(self._reader.iter_prefix(name, prefix)):
            if number % _CHECK_EACH == 0:
                self._check_time()
            yield text.decode(), int(info.doc_frequency())

    def postings(self, name: str, term: str) -> tuple[Ints, Floats]:
        """The documents of a term, rising, and how often it stands in each."""
        documents: list[int] = []
        weights: list[float] = []
        matcher = self._matcher(name, term)
        while matcher is not None and matcher.is_active():
            documents.append(matcher.id())
            weights.append(matcher.weight())
            matcher.next()
            if len(documents) % _CHECK_EACH == 0:
                self._check_time()
        return np.array(documents, np.int64), np.array(weights, np.float64)

    def positions(self, name: str, term: str, documents: Ints) -> Iterator[NDArray[np.uint32]]:
        """The positions of a term in each of these documents, which all have it, rising."""
        matcher = self._matcher(name, term)
        if matcher is None:
            return
        for count, number in enumerate(documents.tolist()):
            if count % _CHECK_EACH == 0:
                self._check_time()
            matcher.skip_to(number)
            yield matcher.value_as("positions")

    def _matcher(self, name: str, term: str) -> Matcher | None:
        try:
            return self._reader.postings(name, term)
        except TermNotFound:
            return None

    def _known_columns(self) -> _Columns:
        segment: Any = self._reader.segment()
        key: str = segment.segment_id()
        if (columns := _KNOWN.get(key)) is None:
            reader = self._reader.column_reader(ID, translate=False)
            ids = [reader[number].decode() for number in range(self.size)]
            _KNOWN[key] = columns = _Columns(ids)
        return columns
