"""HTML to lines: paragraphs, lists, tables and links of a page, without its scripts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode, SelectolaxError

from archive.errors import MinutesReadError
from archive.readers.decoding import DecodedText, decode
from archive.readers.html_lines import LineWriter
from archive.readers.page_lines import PageLine, lines_of_text
from archive.readers.source import Source

_SKIPPED_NAMES = "script style head title noscript template svg select object iframe"
_SKIPPED = frozenset(_SKIPPED_NAMES.split())
_NESTING_TAGS = re.compile(
    r"<(/?)(?:div|span|font|b|i|strong|em|table|ul|ol|a|center|section|blockquote|small|big)\b",
    re.IGNORECASE,
)
DEEPEST = 5_000  # nested tags; the parser's time grows with the square of this
_HTML = re.compile(
    rb"<(?:!doctype html|html|head|body|div|table|p|h[1-6]|meta)[\s>/]", re.IGNORECASE
)
_SNIFFED = 4_096
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")


def looks_like_html(data: bytes) -> bool:
    """Whether a file begins as a page of HTML or a piece of one."""
    begin = data[:_SNIFFED]
    if begin.startswith(_UTF_16):
        begin = begin.replace(b"\x00", b"")
    return _HTML.search(begin) is not None


def parsed(data: bytes) -> tuple[LexborHTMLParser, DecodedText]:
    """The tree of an HTML file, and its decoded source.

    Raises :class:`MinutesReadError`: ``empty``, ``binary`` or ``too-deep``.
    """
    decoded = decode(data)
    return tree_of(decoded.text), decoded


def tree_of(html: str) -> LexborHTMLParser:
    """The tree of HTML text.

    Raises :class:`MinutesReadError` with the code ``too-deep``, and ``MemoryError``: the
    parser takes any text, and fails only where its memory ends.
    """
    depth = 0
    for match in _NESTING_TAGS.finditer(html):
        depth = max(0, depth - 1) if match[1] else depth + 1
        if depth > DEEPEST:
            raise MinutesReadError(
                "too-deep",
                f"The page nests more than {DEEPEST:,} tags. No system of minutes writes such"
                " pages; fetch it again from its source.",
            )
    try:
        return LexborHTMLParser(html)
    except SelectolaxError as error:
        raise MemoryError from error


def page_lines_of(
    source: Source, lead_classes: frozenset[str] = frozenset()
) -> tuple[list[PageLine], DecodedText]:
    """The lines of a page, whether it is HTML or was saved as plain text.

    Raises :class:`MinutesReadError` like :func:`parsed`.
    """
    if looks_like_html(source.data):
        tree, decoded = parsed(source.data)
        return (lines_of(tree.body, lead_classes) if tree.body is not None else []), decoded
    decoded = decode(source.data)
    return lines_of_text(decoded.text), decoded


def lines_of_html(html: str, lead_classes: frozenset[str] = frozenset()) -> list[PageLine]:
    """The lines of a page or of a piece of HTML."""
    body = tree_of(html).body
    return lines_of(body, lead_classes) if body is not None else []


def lines_of(node: LexborNode, lead_classes: frozenset[str] = frozenset()) -> list[PageLine]:
    """The lines below a node. A ``span`` of a lead class counts as emphasised."""
    writer = LineWriter(lead_classes)
    for inner, leaves in _walk(node):
        if inner.tag == "-text":
            writer.text(inner.text_content or "")
        elif leaves:
            writer.leave(inner)
        else:
            writer.enter(inner)
    writer.end_line()
    return writer.lines


def text_of_html(html: str) -> str:
    """A short piece of HTML as one line of text."""
    return " ".join(line.text for line in lines_of_html(html))


def _walk(root: LexborNode) -> Iterator[tuple[LexborNode, bool]]:
    """Each element at its start (False) and its end (True), each text once; no recursion."""
    stack: list[tuple[LexborNode, bool]] = [(root, True), (root, False)]
    while stack:
        node, leaves = stack.pop()
        yield node, leaves
        if leaves or node.tag == "-text":
            continue
        children = []
        child = node.child
        while child is not None:
            if child.tag == "-text" or (child.is_element_node and child.tag not in _SKIPPED):
                children.append(child)
            child = child.next
        for child in reversed(children):
            if child.tag != "-text":
                stack.append((child, True))
            stack.append((child, False))
