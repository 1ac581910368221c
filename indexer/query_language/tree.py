"""From Whoosh's syntax nodes to our query tree."""

from __future__ import annotations

import re
from collections.abc import Sequence

from whoosh.qparser import syntax

from indexer.analysis.token import Analyzer
from indexer.analysis.tokenizer import plain_form
from indexer.query import And, Everything, Fuzzy, Not, Or, Query
from indexer.query_language.fields import FieldUse, QueryField
from indexer.query_language.messages import Notes
from indexer.query_language.patterns import pattern_of, pieces_of
from indexer.query_language.plain_words import PlainWord
from indexer.query_language.syntax import (
    FieldGroup,
    JoinedGroup,
    PhraseNode,
    ReferenceNode,
    ValueNode,
    WordsNode,
)
from indexer.query_language.values import value_query
from indexer.query_language.words import pattern_query, phrase_query, query_tokens, word_query
from indexer.schema import TEXT_FIELDS

MOST_CLAUSES = 64
"""Words, phrases and conditions beyond this many are left out."""

MOST_SLOP = 50

LEAST_FUZZY = 5
"""Letters that a word needs for ``~``."""

_DISTANCE = re.compile(r"(?<=[^\W\d_])~\d$")
"""How other systems say it: ``word~1``. One letter is what ours may differ in."""

_UNKNOWN_FIELD = re.compile(r"(?P<name>[^\W\d_]{3,20}):(?=[^\W_/])(?P<value>.+)")
_CASE_ENDING = re.compile(
    r"(?:i?(?:n|t|a|ä|ta|tä|na|nä|ssa|ssä|sta|stä|lla|llä|lta|ltä|lle|ksi|tta|ttä)"
    r"|ien|iden|iä|h[aeiouyäö]n|[aeiouyäö]n|seen|siin|s|ns|er|ar|en|et)(?:kin|kään|kaan)?\W*",
    re.IGNORECASE,
)
Fields = Sequence[str]


class TreeBuilder:
    """Builds the tree of one query and notes what had to be left out."""

    def __init__(self, analyzer: Analyzer, language: str, notes: Notes) -> None:
        self._analyzer = analyzer
        self._language = language
        self._notes = notes
        self._clauses = 0
        self._bound = 0  # operators and fields around the node that is being built
        self.plain: list[PlainWord] = []

    def build(self, node: syntax.SyntaxNode, field: QueryField | None = None) -> Query | None:
        """The query of a node inside this named field; None where nothing remains."""
        match node:
            case FieldGroup() | syntax.NotGroup() | syntax.OrGroup() | JoinedGroup():
                self._bound += 1
                built = self._bound_group(node, field)
                self._bound -= 1
                return built
            case syntax.GroupNode():
                return self._all(node, field)
            case _:
                return self._leaf(node, field)

    def _bound_group(self, node: syntax.GroupNode, field: QueryField | None) -> Query | None:
        match node:
            case FieldGroup():
                return self._all(node, node.field)
            case syntax.NotGroup():
                part = self._all(node, field)
                return Not(part) if part is not None else None
            case syntax.OrGroup():
                return self._any(node, field)
            case _:
                return self._all(node, field)

    def _parts(self, group: syntax.GroupNode, field: QueryField | None) -> list[Query]:
        parts = [self.build(node, field) for node in group]
        return [part for part in parts if part is not None]

    def _all(self, group: syntax.GroupNode, field: QueryField | None) -> Query | None:
        return _joined(self._parts(group, field))

    def _any(self, group: syntax.GroupNode, field: QueryField | None) -> Query | None:
        parts = self._parts(group, field)
        return Or(tuple(parts)) if len(parts) > 1 else next(iter(parts), None)

    def _leaf(self, node: syntax.SyntaxNode, field: QueryField | None) -> Query | None:
        match node:
            case ReferenceNode():
                return node.ready if self._take(node.startchar, node.endchar) else None
            case ValueNode():
                return self._value(node)
            case PhraseNode():
                return self._quoted(node, field)
            case WordsNode() if field is not None and field.use is not FieldUse.WORDS:
                return self._condition(field, node.text, node.startchar, node.endchar)
            case WordsNode():
                return self._run(node.text, node.startchar, _fields(field))
            case _:
                return None

    def _value(self, node: ValueNode) -> Query | None:
        start, end = node.value_start, node.endchar
        if node.field.use is not FieldUse.WORDS:
            return self._condition(node.field, node.text, start, end)
        if node.quoted:
            return self._phrase(node.text, 0, (start, end), _fields(node.field))
        return self._run(node.text, start, _fields(node.field))

    def _condition(self, field: QueryField, text: str, start: int, end: int) -> Query | None:
        if not self._take(start, end):
            return None
        return value_query(field, text, (start, end), self._notes)

    def _quoted(self, node: PhraseNode, field: QueryField | None) -> Query | None:
        place = (node.startchar, node.endchar)
        if field is not None and field.use is not FieldUse.WORDS:
            return self._condition(field, node.text, *place)
        if node.fuzzy:
            self._notes.add("fuzzy_ignored", node.endchar - 1, node.endchar)
        return self._phrase(node.text, min(node.slop, MOST_SLOP), place, _fields(field))

    def _phrase(self, text: str, slop: int, place: tuple[int, int], fields: Fields) -> Query | None:
        tokens = query_tokens(text, self._analyzer, self._language)
        if not tokens:
            self._notes.add("empty_phrase", *place)
            return None
        return phrase_query(tokens, slop, fields) if self._take(*place) else None

    def _run(self, text: str, start: int, fields: Fields) -> Query | None:
        """A run of characters: mostly one word, else all words of it."""
        named = _UNKNOWN_FIELD.fullmatch(text)
        if named and not _CASE_ENDING.fullmatch(named["value"]):
            colon = start + named.end("name") + 1
            self._notes.add("unknown_field", start, colon)
            halves = (
                self._run(named["name"], start, fields),
                self._run(named["value"], colon, fields),
            )
            return _joined([half for half in halves if half is not None])
        parts = self._pieces(text, start, fields)
        return _joined(parts)

    def _pieces(self, text: str, start: int, fields: Fields) -> list[Query]:
        text = _DISTANCE.sub("~", text)
        fuzzy = self._fuzzy(text, start, fields)
        if fuzzy is not None:
            return [fuzzy]
        parts: list[Query] = []
        pieces = pieces_of(text, start, self._notes)
        for piece, at in pieces:
            if "*" in piece or "?" in piece:
                pattern = pattern_of(piece, at, self._notes)
                if pattern and self._take(at, at + len(piece)):
                    parts.append(self._pattern(pattern, at, fields))
            else:
                parts += self._words(piece, at, fields)
        return parts

    def _fuzzy(self, text: str, start: int, fields: Fields) -> Query | None:
        """A single word with ``~`` behind it; too short ones have too many neighbours."""
        word = text.removesuffix("~")
        if word == text or not word.isalpha() or len(word) < LEAST_FUZZY:
            return None
        if not self._take(start, start + len(text)):
            return None
        token = query_tokens(word, self._analyzer, self._language)[0]
        return Fuzzy(plain_form(word), tuple(fields), word_query(token, fields))

    def _pattern(self, pattern: str, at: int, fields: Fields) -> Query:
        if "*" in pattern or "?" in pattern:
            return pattern_query(plain_form(pattern), fields)
        words = [
            word_query(token, fields)
            for token in query_tokens(pattern, self._analyzer, self._language)
        ]
        return words[0] if len(words) == 1 else And(tuple(words))

    def _words(self, text: str, start: int, fields: Fields) -> list[Query]:
        tokens = query_tokens(text, self._analyzer, self._language)
        queries: list[Query] = []
        for token in tokens:
            place = (start + token.start, start + token.end)
            if self._take(*place):
                queries.append(word_query(token, fields))
                if not self._bound and fields is TEXT_FIELDS:
                    word = text[token.start : token.end]
                    self.plain.append(PlainWord(word, *place, token, queries[-1]))
        return queries

    def _take(self, start: int, end: int) -> bool:
        """Count one clause; False and a note when there are too many."""
        self._clauses += 1
        if self._clauses > MOST_CLAUSES:
            self._notes.add("too_many_clauses", start, end)
        return self._clauses <= MOST_CLAUSES


def _fields(field: QueryField | None) -> Fields:
    return (field.field,) if field else TEXT_FIELDS


def _joined(parts: list[Query]) -> Query | None:
    """All of the parts; exclusions alone exclude from everything."""
    if not parts:
        return None
    if all(isinstance(part, Not) for part in parts):
        return And((Everything(), *parts))
    if len(parts) == 1:
        return parts[0]
    flat = [inner for part in parts for inner in (part.parts if isinstance(part, And) else (part,))]
    return And(tuple(flat))
