"""Wildcards in the words of a query, and what in a run of characters can be searched."""

from __future__ import annotations

import re

from indexer.query_language.messages import Notes

MOST_WILDCARDS = 4
"""A pattern with more wildcards ends at the last one allowed, taken as a beginning."""

_PIECE = re.compile(r"[^\s,;.!/\\&+=<>\[\]{}|^%#@~]+")
_LETTER = re.compile(r"[^\W_]|§")
_WILDCARDS = re.compile(r"[*?]+")
_EDGES = "-‐‑'’:_"


def pieces_of(text: str, start: int, notes: Notes) -> list[tuple[str, int]]:
    """The pieces of a run that can be searched, with their places; the rest is noted.

    A run with wildcards is cut at punctuation; one without is left whole, because the
    analyzer cuts it as it cuts texts. ``?`` at the end of the query is punctuation.
    """
    if not _LETTER.search(text):
        code = "lone_wildcard" if "*" in text else "ignored_characters"
        notes.add(code, start, start + len(text))
        return []
    if text.endswith("~"):
        notes.add("fuzzy_ignored", start + len(text) - 1, start + len(text))
    text = _without_question_mark(text, start, notes)
    if not _WILDCARDS.search(text):
        return [(text, start)]
    pieces = [(match.group(), start + match.start()) for match in _PIECE.finditer(text)]
    return [(piece, at) for piece, at in pieces if _LETTER.search(piece)]


def _without_question_mark(text: str, start: int, notes: Notes) -> str:
    is_last = not notes.text[start + len(text) :].strip(' )"”“»«„')
    is_sentence = bool(notes.text[:start].strip())
    return text.rstrip("?") if is_last and is_sentence else text


def pattern_of(piece: str, start: int, notes: Notes) -> str | None:
    """The pattern of a piece with wildcards, made harmless.

    It starts with a letter, has few wildcards, and two letters before a lone ``*``; it
    may come back without any wildcard.
    """
    bare = piece.lstrip("*?" + _EDGES)
    if set(piece[: len(piece) - len(bare)]) & {"*", "?"}:
        notes.add("leading_wildcard", start, start + len(piece) - len(bare))
    pattern = _WILDCARDS.sub(_plain_wildcards, bare)
    stops = list(_WILDCARDS.finditer(pattern))
    if len(stops) > MOST_WILDCARDS:
        pattern = pattern[: stops[MOST_WILDCARDS - 1].start()] + "*"
        notes.add("wildcard_simplified", start, start + len(piece))
    if "*" in pattern and len(_LETTER.findall(pattern)) < 2:
        notes.add("short_prefix", start, start + len(piece))
        pattern = pattern.replace("*", "")
    return pattern or None


def _plain_wildcards(match: re.Match[str]) -> str:
    """``**`` and ``*?`` are one ``*``; of many ``?`` a few remain."""
    wildcards = match.group()
    return "*" if "*" in wildcards else wildcards[:MOST_WILDCARDS]
