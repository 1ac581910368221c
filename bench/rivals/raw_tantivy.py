"""The limit: tantivy with its own tokenizer, stemmer and aggregations, one text field."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import tantivy
from tantivy import FieldType, Filter, Occur, Order, TextAnalyzer, TextAnalyzerBuilder, Tokenizer

from archive.public import PublicItem
from bench.rivals.rival import FACETS, HITS, Plain, day_of, plain, whole_text
from bench.workload import BenchQuery

_HEAP = 128_000_000  # tantivy's default
_FACET_VALUES = 1_000


class RawTantivy:
    """All texts of an item in one field, stemmed; the rest as fast fields."""

    def __init__(self, folder: Path) -> None:
        builder = tantivy.SchemaBuilder()
        builder.add_text_field("text", tokenizer_name="finnish")
        builder.add_text_field("id", stored=True, tokenizer_name="raw", index_option="basic")
        builder.add_integer_field("date", indexed=True, fast=True)
        for name in FACETS:
            builder.add_text_field(name, fast=True, tokenizer_name="raw", index_option="basic")
        self._schema = builder.build()
        self._index = tantivy.Index(self._schema, path=str(folder))
        self._analyzer = _finnish()
        self._index.register_tokenizer("finnish", self._analyzer)
        self._writer = self._index.writer(_HEAP, 1)

    def add(self, items: Sequence[PublicItem]) -> None:
        """Take these items in."""
        for item in items:
            document = tantivy.Document()
            document.add_text("text", whole_text(item))
            document.add_text("id", item.id)
            document.add_integer("date", day_of(item))
            for name, value in _facets(item):
                document.add_text(name, value)
            self._writer.add_document(document)

    def finish(self) -> None:
        """Commit, and let merges end."""
        self._writer.commit()
        self._writer.wait_merging_threads()
        self._index.reload()
        self._searcher = self._index.searcher()

    def search(self, query: BenchQuery) -> int:
        """Twenty hits with their ids, and the facets over all."""
        asked = plain(query)
        made = self._query(asked)
        by = "date" if asked.newest is not None else None
        order = Order.Asc if asked.newest is False else Order.Desc
        found = self._searcher.search(
            made, HITS, order_by_field=by, offset=asked.offset, order=order
        )
        for _, address in found.hits:
            self._searcher.doc(address)
        self._searcher.aggregate(
            made, {name: {"terms": {"field": name, "size": _FACET_VALUES}} for name in FACETS}
        )
        return int(found.count)  # type: ignore[attr-defined]  # its stub lacks the count

    def _query(self, asked: Plain) -> tantivy.Query:
        if not asked.words:
            return tantivy.Query.all_query()
        if asked.prefix:
            return tantivy.Query.regex_query(self._schema, "text", asked.words[-1] + ".*")
        terms = [term for word in asked.words for term in self._analyzer.analyze(word)]
        if asked.phrase and len(terms) > 1:
            return tantivy.Query.phrase_query(self._schema, "text", list(terms))
        parts = [tantivy.Query.term_query(self._schema, "text", term) for term in terms]
        if asked.years:
            first, last = asked.years
            days = (first * 10_000, last * 10_000 + 9_999)
            parts.append(tantivy.Query.range_query(self._schema, "date", FieldType.Integer, *days))
        return tantivy.Query.boolean_query([(Occur.Must, part) for part in parts])


def _finnish() -> TextAnalyzer:
    builder = TextAnalyzerBuilder(Tokenizer.simple())
    return builder.filter(Filter.lowercase()).filter(Filter.stemmer("finnish")).build()


def _facets(item: PublicItem) -> list[tuple[str, str]]:
    found = [("decision_type", kind.value) for kind in item.decision_types]
    found += [("board", item.board.id)] if item.board else []
    return found + ([("year", str(item.year))] if item.year else [])
