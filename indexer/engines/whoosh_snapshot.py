"""All segments of one commit as one row of documents, numbered through."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from whoosh.reading import IndexReader

from archive.errors import SearchTooSlow
from indexer.engines.whoosh_segment import Floats, Ints, Segment

TIME_LIMIT = 10.0
"""Seconds that one search may take."""


@dataclass(frozen=True, slots=True)
class FacetColumn:
    """The values of a facet field: ``documents[i]`` has ``values[codes[i]]``, for each i."""

    documents: Ints
    codes: Ints
    values: list[str]


class Snapshot:
    """One commit. Not thread-safe; call :meth:`start_clock` before each search."""

    def __init__(self, reader: IndexReader) -> None:
        self._reader = reader
        self._deadline = 0.0
        self.start_clock()
        leaves = reader.leaf_readers() if reader.doc_count_all() else []
        self._segments = [Segment(leaf, self.check_time) for leaf, _ in leaves]
        self._offsets = np.cumsum([0, *(segment.size for segment in self._segments)])
        self.size = int(self._offsets[-1])
        self._facets: dict[str, FacetColumn] = {}
        self._numbers: dict[str, Ints] = {}
        self._lengths: dict[str, Floats] = {}

    def start_clock(self) -> None:
        """Give the work that follows ``TIME_LIMIT`` seconds."""
        self._deadline = time.monotonic() + TIME_LIMIT

    def check_time(self) -> None:
        """Raise :class:`archive.errors.SearchTooSlow` when the time is over."""
        if time.monotonic() > self._deadline:
            raise SearchTooSlow(
                f"The search took longer than {TIME_LIMIT:.0f} seconds and was ended. "
                "Search for rarer words, or choose a board or a year."
            )

    def close(self) -> None:
        """Give back files."""
        self._reader.close()

    @cached_property
    def ids(self) -> list[str]:
        """The item id of each document."""
        return [item_id for segment in self._segments for item_id in segment.ids]

    @cached_property
    def id_ranks(self) -> Ints:
        """The place of each document in the order of item ids."""
        ranks = np.empty(self.size, np.int64)
        ranks[sorted(range(self.size), key=self.ids.__getitem__)] = np.arange(self.size)
        return ranks

    @cached_property
    def live(self) -> NDArray[np.bool_]:
        """Which documents are not deleted."""
        return self._joined([segment.live() for segment in self._segments], bool)

    def numbers(self, name: str) -> Ints:
        """The value of a number field of each document."""
        if name not in self._numbers:
            parts = [segment.numbers(name) for segment in self._segments]
            self._numbers[name] = self._joined(parts, np.int64)
        return self._numbers[name]

    def lengths(self, name: str) -> Floats:
        """The length in terms of a text field of each document."""
        if name not in self._lengths:
            parts = [segment.lengths(name) for segment in self._segments]
            self._lengths[name] = self._joined(parts, np.float64)
        return self._lengths[name]

    def mean_length(self, name: str) -> float:
        """The mean length of a text field."""
        total = sum(segment.field_length(name) for segment in self._segments)
        return max(total / max(self.size, 1), 1e-9)

    def facet(self, name: str) -> FacetColumn:
        """The values of a facet field."""
        if name not in self._facets:
            self._facets[name] = self._facet(name)
        return self._facets[name]

    def postings(self, name: str, term: str) -> tuple[Ints, Floats]:
        """The live documents of a term, rising, and how often it stands in each."""
        found = [segment.postings(name, term) for segment in self._segments]
        documents = self._joined(
            [part + base for (part, _), base in zip(found, self._offsets, strict=False)], np.int64
        )
        return documents, self._joined([weights for _, weights in found], np.float64)

    def positions(self, name: str, term: str, documents: Ints) -> Iterator[NDArray[np.uint32]]:
        """The positions of a term in each of these documents, which all have it, rising."""
        for number, segment in enumerate(self._segments):
            base, end = self._offsets[number], self._offsets[number + 1]
            start, stop = np.searchsorted(documents, (base, end))
            if start < stop:
                yield from segment.positions(name, term, documents[start:stop] - base)

    def document_frequency(self, name: str, term: str) -> int:
        """In how many documents a term stands, deleted ones included."""
        return sum(segment.document_frequency(name, term) for segment in self._segments)

    def terms(self, name: str, prefix: str) -> list[tuple[str, int]]:
        """The terms of a field that start so, each with its document frequency."""
        counts: Counter[str] = Counter()
        for segment in self._segments:
            for term, count in segment.terms(name, prefix):
                counts[term] += count
        return list(counts.items())

    def _facet(self, name: str) -> FacetColumn:
        codes: dict[str, int] = {}
        documents: list[Ints] = []
        coded: list[Ints] = []
        for segment, base in zip(self._segments, self._offsets, strict=False):
            found, counts = segment.values(name)
            documents.append(found + base)
            for value, count in counts:
                coded.append(np.full(count, codes.setdefault(value, len(codes)), np.int64))
        return FacetColumn(
            self._joined(documents, np.int64), self._joined(coded, np.int64), list(codes)
        )

    def _joined(self, parts: list[NDArray], kind: type) -> NDArray:  # type: ignore[type-arg]
        return np.concatenate(parts) if parts else np.empty(0, kind)
