"""Which terms a prefix or a pattern stands for, whatever order an engine lists them in."""

import random

from indexer.engines.expansion import literal_prefix, matching, most_frequent
from indexer.query import EXPANSION_LIMIT


def test_the_most_frequent_terms_are_taken_then_the_first_by_letters():
    terms = [(f"k{number:05}", 1 + number % 2) for number in range(2 * EXPANSION_LIMIT)]
    expected = [term for term, count in terms if count == 2]
    random.Random(1).shuffle(terms)
    assert most_frequent(terms) == expected
    assert most_frequent([("b", 1), ("c", 2), ("a", 1)]) == ["c", "a", "b"]


def test_what_a_pattern_begins_with():
    assert literal_prefix("ko?lu*") == "ko"
    assert literal_prefix("=koulu") == "=koulu"
    assert literal_prefix("*lu") == ""


def test_only_the_two_wildcards_mean_something():
    terms = [(term, 1) for term in ("a[b]c", "abc", "axc", "ac", "a.c", "a\nc", "abbc")]

    def fits(pattern):
        return [term for term, _ in matching(pattern, terms)]

    assert fits("a[b]c") == ["a[b]c"]
    assert fits("a?c") == ["abc", "axc", "a.c", "a\nc"]
    assert fits("a*bc") == ["abc", "abbc"]
    assert fits("a.c") == ["a.c"]
    assert fits("a[!b]*") == []
