"""The syntax of queries: Whoosh's parser with our own taggers and nodes.

Whoosh finds groups and binds operators; every tagger is ours, so that nothing is
rewritten silently. Each node knows its place in the text (``startchar``, ``endchar``).
Upper-case operators only: AND JA OCH, OR TAI ELLER, NOT EI INTE, and ``-`` before a word.
OR binds closer than words that merely stand side by side.
"""

# Whoosh has type hints, but not on every function.
# mypy: disallow-untyped-calls=False

from __future__ import annotations

import re
from collections.abc import Callable

from whoosh.qparser import plugins, syntax, taggers
from whoosh.qparser.default import QueryParser

from archive import diary_number
from indexer.query import Query
from indexer.query_language.fields import QUERY_FIELDS, FieldUse, QueryField
from indexer.query_language.references import Reference

_QUOTES = '"“”„»«'
_PHRASE = re.compile(rf"[{_QUOTES}](?P<text>[^{_QUOTES}]*)[{_QUOTES}](?:~(?P<slop>\d{{1,3}})?)?")
_QUOTE = re.compile(rf"[{_QUOTES}]")
_FIELD = re.compile(r"(?P<name>[^\W\d_]{2,20}):\s{0,3}")
_VALUE = re.compile(rf"[{_QUOTES}](?P<quoted>[^{_QUOTES}]*)[{_QUOTES}]|(?P<bare>[^\s()\"“”„»«]+)")
_RUN = re.compile(rf"[^\s(){_QUOTES}]+")
_ALONE = r"(?![^\s()])"
_NO, _BOTH, _EITHER = "NOT|EI|INTE", "AND|JA|OCH", "OR|TAI|ELLER"
_OPERATOR = re.compile(rf"(?:{_NO}|{_BOTH}|{_EITHER}){_ALONE}")


class WordsNode(syntax.SyntaxNode):
    """A run of characters without white space: mostly one word."""

    def __init__(self, text: str) -> None:
        self.text = text


class PhraseNode(syntax.SyntaxNode):
    """Words in quotation marks."""

    def __init__(self, text: str, slop: int, fuzzy: bool) -> None:
        self.text = text
        self.slop = slop
        self.fuzzy = fuzzy


class ReferenceNode(syntax.SyntaxNode):
    """An identifier or a reference to a record, already understood."""

    def __init__(self, query: Query) -> None:
        self.ready = query


class ValueNode(syntax.SyntaxNode):
    """A named field with its value; ``quoted`` when it stood in quotation marks."""

    def __init__(self, field: QueryField, text: str, quoted: bool, value_start: int) -> None:
        self.field = field
        self.text = text
        self.quoted = quoted
        self.value_start = value_start


class FieldNode(syntax.SyntaxNode):
    """A named field before a parenthesis."""

    def __init__(self, field: QueryField) -> None:
        self.field = field


class StrayNode(syntax.SyntaxNode):
    """Something that means nothing where it stands; ``code`` is what is said about it."""

    def __init__(self, code: str) -> None:
        self.code = code


class FieldGroup(syntax.GroupNode):
    """A group whose words all look into one named field."""

    merging = False

    def __init__(self, nodes: list[syntax.SyntaxNode], field: QueryField) -> None:
        super().__init__(nodes)
        self.field = field


class JoinedGroup(syntax.AndGroup):
    """Parts joined by AND; a class of its own, never merged with a parenthesis."""


class _Tagger(taggers.Tagger):
    """A tagger made of a function: text and place to a node with its place, or None."""

    def __init__(self, read: Callable[[str, int], syntax.SyntaxNode | None]) -> None:
        self._read = read

    def match(self, parser: QueryParser, text: str, pos: int) -> syntax.SyntaxNode | None:
        """The node at this place."""
        return self._read(text, pos)


class QueryPlugin(plugins.Plugin):
    """Tags phrases, fields, references and words."""

    def __init__(self, references: dict[int, list[Reference]]) -> None:
        self._references = references

    def taggers(self, parser: QueryParser) -> list[tuple[taggers.Tagger, int]]:
        """In the order in which they are tried at each place."""
        early = (_phrase, self._field, self._reference, _quote)
        tried: list[tuple[taggers.Tagger, int]] = [(_Tagger(_run), 50)]
        return [*((_Tagger(read), -50 + at) for at, read in enumerate(early)), *tried]

    def filters(self, parser: QueryParser) -> list[tuple[Callable[..., object], int]]:
        """Fields take hold of the groups behind them: after white space, before operators."""
        return [(_attach_fields, 510)]

    def _reference(self, text: str, pos: int) -> syntax.SyntaxNode | None:
        for reference in self._references.get(pos, ()):
            return _placed(ReferenceNode(reference.query), pos, reference.end)
        return None

    def _field(self, text: str, pos: int) -> syntax.SyntaxNode | None:
        name = _FIELD.match(text, pos)
        field = QUERY_FIELDS.get(name["name"].casefold()) if name else None
        if name is None or field is None:
            return None
        start = name.end()
        if text.startswith("(", start):
            return _placed(FieldNode(field), pos, start)
        value = _VALUE.match(text, start)
        if value is None or _OPERATOR.match(text, start):
            return _placed(StrayNode("empty_field"), pos, name.end("name") + 1)
        quoted = value["quoted"] is not None
        longest = max([value.end(), *self._ends(field, text, start)])
        shown = value["quoted"] if quoted else text[start:longest]
        return _placed(ValueNode(field, shown, quoted, start), pos, longest)

    def _ends(self, field: QueryField, text: str, start: int) -> list[int]:
        """Where identifiers end that start with this value: they may hold spaces."""
        ends = [one.end for one in self._references.get(start, ())]
        if field.use is FieldUse.DIARY_NUMBER:
            found = diary_number.find(text[start:])
            ends += [start + end for begin, end, _ in found if begin == 0]
        return ends


def make_parser(
    references: dict[int, list[Reference]], repair: Callable[[syntax.GroupNode], syntax.GroupNode]
) -> QueryParser:
    """A parser for one query. ``repair`` mends the flat list before groups are made."""
    parser = QueryParser(None, None, plugins=[])
    parser.add_plugins(
        [QueryPlugin(references), plugins.GroupPlugin(), _operators(), _RepairPlugin(repair)]
    )
    return parser


class _RepairPlugin(plugins.Plugin):
    def __init__(self, repair: Callable[[syntax.GroupNode], syntax.GroupNode]) -> None:
        self._repair = repair

    def filters(self, parser: QueryParser) -> list[tuple[Callable[..., object], int]]:
        return [(lambda parser, group: self._repair(group), -10)]


def _operators() -> plugins.OperatorsPlugin:
    tagger = plugins.OperatorsPlugin.OpTagger
    no = tagger(
        rf"(?:{_NO}){_ALONE}|-(?=[^\s\-)])", syntax.NotGroup, syntax.PrefixOperator, memo="not"
    )
    both = tagger(rf"(?:{_BOTH}|&&?){_ALONE}", JoinedGroup, memo="and")
    either = tagger(rf"(?:{_EITHER}|\|\|?){_ALONE}", syntax.OrGroup, memo="or")
    return plugins.OperatorsPlugin([(no, 0), (both, 0), (either, 0)], clean=True)


def _phrase(text: str, pos: int) -> syntax.SyntaxNode | None:
    match = _PHRASE.match(text, pos)
    if match is None:
        return None
    fuzzy = match.group().endswith("~")
    return _placed(PhraseNode(match["text"], int(match["slop"] or 0), fuzzy), pos, match.end())


def _quote(text: str, pos: int) -> syntax.SyntaxNode | None:
    match = _QUOTE.match(text, pos)
    return _placed(StrayNode("unbalanced_quote"), pos, match.end()) if match else None


def _run(text: str, pos: int) -> syntax.SyntaxNode | None:
    match = _RUN.match(text, pos)
    return _placed(WordsNode(match.group()), pos, match.end()) if match else None


def _placed(node: syntax.SyntaxNode, start: int, end: int) -> syntax.SyntaxNode:
    node.set_range(start, end)
    return node


def _attach_fields(parser: QueryParser, group: syntax.GroupNode) -> syntax.GroupNode:
    """A field before a group becomes a group of that field."""
    changed = syntax.AndGroup()
    nodes = [
        _attach_fields(parser, node) if isinstance(node, syntax.GroupNode) else node
        for node in group
    ]
    waiting: QueryField | None = None
    for node in nodes:
        if isinstance(node, FieldNode):
            waiting = node.field
        elif waiting is not None and isinstance(node, syntax.GroupNode):
            changed.append(FieldGroup([node], waiting))
            waiting = None
        else:
            changed.append(node)
    return changed
