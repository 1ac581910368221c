"""Any text parses, in bounded time, into a bounded tree, and nothing gets lost silently."""

from time import perf_counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.analysis.analyzer import default_analyzer
from indexer.analysis.tokenizer import plain_form
from indexer.query import And, Best, Boost, Not, Or, Query
from indexer.query_language.parser import parse
from indexer.query_language.repair import MOST_DEPTH
from indexer.query_language.text import LONGEST_QUERY
from indexer.query_language.tree import MOST_CLAUSES
from indexer.schema import BY_NAME
from tests.indexer.query_language.test_parser import leaves, shape, terms

ANALYZER = default_analyzer()
PIECES = st.sampled_from(
    [
        "koulu", "xyzzy", "päätös", " ", " ", "(", ")", '"', "”", "-", "TAI", "JA", "EI", "NOT",
        "OR", "AND", "otsikko:", "vuosi:", "pvm:", "tyyppi:", "foo:", "2024", "..", "31.2.2024",
        "§ 31", "HYVOLTK", "147 / 12.09 / 2025", "*", "?", "~", "~5", "^2", "[", "TO", "]", "{",
        "\\", "/", "\0", "\ud800", "\u00ad", "a\u0308", "mikä", "on", "KH:n", "12:30", "&&", "||",
        "+", "'", "diaari:", "luokka:", "12.09", "\n", "\t", "🏫", "\u202e",
    ]
)  # fmt: skip
QUERIES = st.one_of(
    st.lists(PIECES, max_size=40).map("".join),
    st.lists(PIECES, max_size=30).map(" ".join),
    st.text(max_size=80),
    st.text(st.characters(categories=["Cs", "Cc", "Cf", "M", "P", "S", "L"]), max_size=80),
)


def depth(query: Query) -> int:
    match query:
        case And(parts=parts) | Or(parts=parts) | Best(options=parts):
            return 1 + max(map(depth, parts))
        case Not(part=part) | Boost(part=part):
            return 1 + depth(part)
        case _:
            return 1


@settings(max_examples=2_000, deadline=None)
@given(QUERIES, st.sampled_from(["fi", "sv", "en"]))
def test_any_text_parses(text: str, language: str) -> None:
    parsed = parse(text, ANALYZER, language)
    for message in parsed.messages:
        assert 0 <= message.start < message.end <= len(text)
        assert message.text
    for leaf in leaves(parsed.query):
        assert getattr(leaf, "field", "title") in BY_NAME
    assert depth(parsed.query) <= 4 * MOST_DEPTH


WORDS = st.sampled_from(["koulu", "puisto", "xyzzyn", "lautakunta", "otsikko:kirjasto", "-talo"])
GLUE = st.sampled_from([" ", " TAI ", " JA ", " EI ", " (", ") ", ' "', '" ', " mikä ", " * "])


@settings(max_examples=300, deadline=None)
@given(st.lists(st.tuples(WORDS, GLUE), min_size=1, max_size=20))
def test_every_word_ends_in_the_tree_or_in_a_message(pairs: list[tuple[str, str]]) -> None:
    text = "".join(word + glue for word, glue in pairs)
    parsed = parse(text, ANALYZER)
    told = [(message.start, message.end) for message in parsed.messages]
    found = {term for field in BY_NAME for term in terms(parsed.query, field)}
    found |= {term for leaf in leaves(parsed.query) for term in getattr(leaf, "terms", ())}
    for word in ("koulu", "puisto", "xyzzyn", "lautakunta", "kirjasto", "talo"):
        place = text.find(word)
        if place >= 0:
            in_message = any(start <= place < end for start, end in told)
            assert "=" + plain_form(word) in found or in_message


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("koulu " * 2_000, "query_too_long"),
        ("a" * 10_000, "query_too_long"),
        ("(" * 500 + "koulu", "unbalanced_parenthesis"),
        ("(" * 50 + "koulu" + ")" * 50, "too_deep"),
        ("a b c d e f g h " * 10, "too_many_clauses"),
        ("x/" * 200, "too_many_clauses"),
        ('"' * 511, "empty_phrase"),
        ("TAI " * 120, "dangling_operator"),
        ("a*" * 250, "wildcard_simplified"),
    ],
)
def test_what_is_too_much_is_left_out_and_told(text: str, code: str) -> None:
    started = perf_counter()
    parsed = parse(text, ANALYZER)
    assert perf_counter() - started < 20.0
    assert code in {message.code for message in parsed.messages}
    assert len(parsed.messages) <= 30
    assert sum(1 for _ in leaves(parsed.query)) <= MOST_CLAUSES * 60


def test_a_long_query_is_cut_at_a_word() -> None:
    text = "puisto " * 100
    (message,) = [m for m in parse(text, ANALYZER).messages if m.code == "query_too_long"]
    assert LONGEST_QUERY - 7 <= message.start <= LONGEST_QUERY
    assert message.end == len(text)
    assert text[message.start].isspace()


def test_brackets_up_to_the_limit_are_kept() -> None:
    text = "(a TAI " * MOST_DEPTH + "b" + ")" * MOST_DEPTH
    assert parse(text, ANALYZER).messages == ()
    assert shape("((((koulu))))") == "koulu"
