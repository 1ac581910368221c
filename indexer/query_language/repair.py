"""Mends the flat list of a query's pieces before it becomes a tree.

Whoosh would drop or rewrite what does not fit together; here each such piece is taken
out and told: brackets without a pair, too deep or empty ones, operators without a part
on either side, stop words beside other words.
"""

# Whoosh has type hints, but not on every function.
# mypy: disallow-untyped-calls=False

from __future__ import annotations

from collections.abc import Callable

from whoosh.qparser import plugins, syntax

from indexer.analysis.tokenizer import plain_form
from indexer.query_language.messages import Notes
from indexer.query_language.syntax import FieldNode, StrayNode, WordsNode
from indexer.stop_words import is_stop_word

MOST_DEPTH = 16
"""Brackets inside brackets beyond this are left out."""

Nodes = list[syntax.SyntaxNode]
Repair = Callable[[Nodes, Notes], Nodes]

_OPEN = plugins.GroupPlugin.OpenBracket
_CLOSE = plugins.GroupPlugin.CloseBracket
_PUNCTUATION = ".,;:!?…"


def repaired(group: syntax.GroupNode, notes: Notes) -> syntax.GroupNode:
    """The same pieces without those that mean nothing where they stand."""
    nodes = _word_alone([node for node in group if not node.is_ws()], notes)
    steps: tuple[Repair, ...] = (
        _without_strays,
        _without_stop_words,
        _balanced,
        _without_deep,
        _without_dangling,
    )
    for step in steps:
        nodes = step(nodes, notes)
    while True:
        fuller = _without_dangling(_without_empty(nodes, notes), notes)
        if len(fuller) == len(nodes):
            return syntax.AndGroup(nodes)
        nodes = fuller


def _word_alone(nodes: Nodes, notes: Notes) -> Nodes:
    """An operator that is the whole query is a word: "EI"."""
    if len(nodes) != 1 or not isinstance(nodes[0], syntax.Operator):
        return nodes
    start, end = nodes[0].startchar, nodes[0].endchar
    word = WordsNode(notes.text[start:end])
    word.set_range(start, end)
    return [word] if word.text.isalpha() else nodes


def _note(notes: Notes, code: str, node: syntax.SyntaxNode) -> None:
    notes.add(code, node.startchar, node.endchar)


def _without_strays(nodes: Nodes, notes: Notes) -> Nodes:
    for node in nodes:
        if isinstance(node, StrayNode):
            _note(notes, node.code, node)
    return [node for node in nodes if not isinstance(node, StrayNode)]


def _without_stop_words(nodes: Nodes, notes: Notes) -> Nodes:
    """Drop stop words that no operator holds, as long as another word remains."""
    stops = {place for place, node in enumerate(nodes) if _is_stop(node)}
    others = any(
        place not in stops and not isinstance(node, (_OPEN, _CLOSE, syntax.Operator))
        for place, node in enumerate(nodes)
    )
    if not others:
        return nodes
    dropped = {place for place in stops if not _is_held(nodes, place)}
    for place in sorted(dropped):
        _note(notes, "stopword_ignored", nodes[place])
    return [node for place, node in enumerate(nodes) if place not in dropped]


def _is_stop(node: syntax.SyntaxNode) -> bool:
    return isinstance(node, WordsNode) and is_stop_word(plain_form(node.text.strip(_PUNCTUATION)))


def _is_held(nodes: Nodes, place: int) -> bool:
    """Whether an operator or a field works on this piece."""
    before = nodes[place - 1] if place else None
    after = nodes[place + 1] if place + 1 < len(nodes) else None
    return isinstance(before, (syntax.Operator, FieldNode)) or isinstance(
        after, syntax.InfixOperator
    )


def _balanced(nodes: Nodes, notes: Notes) -> Nodes:
    """Drop brackets without a pair."""
    unpaired: set[int] = set()
    opened: list[int] = []
    for place, node in enumerate(nodes):
        if isinstance(node, _OPEN):
            opened.append(place)
        elif isinstance(node, _CLOSE):
            if opened:
                opened.pop()
            else:
                unpaired.add(place)
    unpaired.update(opened)
    for place in sorted(unpaired):
        _note(notes, "unbalanced_parenthesis", nodes[place])
    return [node for place, node in enumerate(nodes) if place not in unpaired]


def _without_deep(nodes: Nodes, notes: Notes) -> Nodes:
    """Drop balanced brackets that lie too deep; what is in them stays."""
    kept: Nodes = []
    depth = 0
    for node in nodes:
        depth += isinstance(node, _OPEN)
        deep = depth > MOST_DEPTH and isinstance(node, (_OPEN, _CLOSE))
        depth -= isinstance(node, _CLOSE)
        if deep:
            _note(notes, "too_deep", node)
        else:
            kept.append(node)
    return kept


def _without_empty(nodes: Nodes, notes: Notes) -> Nodes:
    """Drop brackets with nothing between them, and fields before nothing."""
    kept: Nodes = []
    for node in nodes:
        if isinstance(node, _CLOSE) and kept and isinstance(kept[-1], _OPEN):
            opening = kept.pop()
            notes.add("empty_group", opening.startchar, node.endchar)
            if kept and isinstance(kept[-1], FieldNode):
                _note(notes, "empty_field", kept.pop())
        else:
            if kept and isinstance(kept[-1], FieldNode) and not isinstance(node, _OPEN):
                _note(notes, "empty_field", kept.pop())
            kept.append(node)
    if kept and isinstance(kept[-1], FieldNode):
        _note(notes, "empty_field", kept.pop())
    return kept


def _without_dangling(nodes: Nodes, notes: Notes) -> Nodes:
    """Drop operators without a part to work on: first from behind, then from the front."""
    behind: Nodes = []
    for node in reversed(nodes):
        following = behind[-1] if behind else None
        lacks = following is None or isinstance(following, (_CLOSE, syntax.InfixOperator))
        if isinstance(node, syntax.Operator) and (lacks or _twice(node, following)):
            _note(notes, "dangling_operator", node)
        else:
            behind.append(node)
    kept: Nodes = []
    for node in reversed(behind):
        previous = kept[-1] if kept else None
        if isinstance(node, syntax.InfixOperator) and (
            previous is None or isinstance(previous, (_OPEN, FieldNode))
        ):
            _note(notes, "dangling_operator", node)
        else:
            kept.append(node)
    return kept


def _twice(node: syntax.SyntaxNode, following: syntax.SyntaxNode | None) -> bool:
    """Whether a negation stands before another one: they count as one."""
    return isinstance(node, syntax.PrefixOperator) and isinstance(following, syntax.PrefixOperator)
