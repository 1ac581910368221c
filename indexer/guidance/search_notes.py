"""What is said about a search beside its hits: corrections, widening, missing words."""

from __future__ import annotations

from collections.abc import Sequence

from indexer.answers.answer import Message, ShownCorrection
from indexer.engine import Searcher
from indexer.query import EXPANSION_LIMIT, And, Keyword
from indexer.query_language.messages import message
from indexer.query_language.parser import ParsedQuery
from indexer.results import SearchRequest
from indexer.understanding import Understanding

_SHOWN_WORDS = 8
_MOST_FORMS = f"{EXPANSION_LIMIT:,}".replace(",", "\u00a0")


def all_messages(
    typed: str, parsed: ParsedQuery, understood: Understanding, language: str
) -> tuple[Message, ...]:
    """The messages about the text of the query, then those about how it was searched."""
    said = list(parsed.messages)
    for one in understood.corrected:
        place = (one.word.start, one.word.end)
        said.append(message("word_corrected", one.word.text, *place, language, better=one.better))
    for word, others in understood.fuzzy.items():
        start = max(0, typed.casefold().find(word))
        shown = ", ".join(others[:_SHOWN_WORDS]) + (" …" if len(others) > _SHOWN_WORDS else "")
        if others:
            said.append(
                message("fuzzy_words", word, start, start + len(word), language, words=shown)
            )
    for prefix in understood.crowded:
        start = max(0, typed.casefold().find(prefix))
        place = (start, min(len(typed), start + len(prefix) + 1))
        said.append(message("crowded_prefix", prefix + "*", *place, language, count=_MOST_FORMS))
    if understood.widened and len(understood.words) > 1:
        first, last = understood.words[0].start, understood.words[-1].end
        code = "widened" if understood.with_all else "widened_none"
        said.append(message(code, "", first, last, language, count=understood.with_all))
    return tuple(said)


def shown_corrections(text: str, understood: Understanding) -> tuple[ShownCorrection, ...]:
    """Each correction with the query that searches what was typed."""
    return tuple(
        ShownCorrection(
            one.word.text,
            one.better,
            one.alternatives,
            _replaced(text, one.word.start, one.word.end, f'"{one.word.text}"'),
            _replaced(text, one.word.start, one.word.end, one.better),
        )
        for one in understood.corrected
    )


def narrow_text(text: str, understood: Understanding) -> str | None:
    """The query with JA between its plain words: it demands all of them."""
    if not understood.widened or len(understood.words) < 2:
        return None
    for word in reversed(understood.words[1:]):
        text = _replaced(text, word.start, word.start, "JA ")
    return text


def missing_words(
    understood: Understanding, searcher: Searcher, ids: Sequence[str]
) -> dict[str, tuple[str, ...]]:
    """For each of these hits the words that it does not have as they were asked for."""
    if not understood.widened or len(understood.words) < 2 or not ids:
        return {}
    page = Keyword("id", tuple(ids))
    missing: dict[str, list[str]] = {item_id: [] for item_id in ids}
    for word in understood.words:
        request = SearchRequest(query=And((word.query, page)), limit=len(ids))
        having = {hit.item_id for hit in searcher.search(request).hits}
        for item_id in ids:
            if item_id not in having:
                missing[item_id].append(word.text)
    return {item_id: tuple(words) for item_id, words in missing.items() if words}


def _replaced(text: str, start: int, end: int, new: str) -> str:
    return text[:start] + new + text[end:]
