"""Query text in, query tree and messages out. Any text parses.

Each piece of the text ends in the tree or in a message that says where it was and why it
was left out or understood otherwise. Whoosh's parser binds operators and brackets; all
else is ours, because it rewrites silently what it does not understand.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from indexer.analysis.token import Analyzer
from indexer.answers.answer import Message
from indexer.query import And, Everything, Query
from indexer.query_language.messages import Notes, message
from indexer.query_language.plain_words import PlainWord
from indexer.query_language.references import find_references
from indexer.query_language.repair import repaired
from indexer.query_language.syntax import make_parser
from indexer.query_language.text import QueryText, clean
from indexer.query_language.tree import TreeBuilder


@dataclass(frozen=True, slots=True)
class ParsedQuery:
    """What was understood, and what is said about it.

    ``words`` are the plain words, with their places as typed; ``required`` is all else
    that a document must have: ``query`` looks for both.
    """

    query: Query
    messages: tuple[Message, ...]
    words: tuple[PlainWord, ...] = ()
    required: tuple[Query, ...] = ()


def parse(typed: str, analyzer: Analyzer, language: str = "fi") -> ParsedQuery:
    """Read a query. ``language`` ("fi", "sv", "en") is that of the messages.

    A query without anything to search for matches everything. Never raises for any text.
    """
    cleaned = clean(typed)
    notes = Notes(cleaned.text)
    references = find_references(cleaned.text, analyzer, language)
    parser = make_parser(references, lambda group: repaired(group, notes))
    builder = TreeBuilder(analyzer, language, notes)
    query = builder.build(parser.process(cleaned.text))
    messages = [*notes.messages(cleaned.origin, language), *_about_text(cleaned, typed, language)]
    words, required = _parts(query, builder.plain, cleaned.origin)
    return ParsedQuery(
        Everything() if query is None else query,
        tuple(sorted(messages, key=lambda one: one.start)),
        words,
        required,
    )


def _parts(
    query: Query | None, plain: Sequence[PlainWord], origin: Sequence[int]
) -> tuple[tuple[PlainWord, ...], tuple[Query, ...]]:
    """The plain words at the top of a query, and its other parts."""
    parts = query.parts if isinstance(query, And) else (query,) if query else ()
    at_top = {id(part) for part in parts}
    words = tuple(
        replace(word, start=origin[word.start], end=origin[word.end - 1] + 1)
        for word in plain
        if id(word.query) in at_top
    )
    taken = {id(word.query) for word in words}
    return words, tuple(part for part in parts if id(part) not in taken)


def _about_text(cleaned: QueryText, typed: str, language: str) -> list[Message]:
    """What was cut off and what was removed before reading."""
    said = []
    if cleaned.cut is not None:
        said.append(message("query_too_long", "", cleaned.cut, len(typed), language))
    if cleaned.removed:
        first, last = cleaned.removed[0], cleaned.removed[-1] + 1
        said.append(message("control_characters", "", first, last, language))
    return said
