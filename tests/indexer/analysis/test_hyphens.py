"""Suspended hyphens and words cut at the end of a line."""

import pytest

from archive.minutes import Language
from indexer.analysis.analyzer import default_analyzer

ANALYZER = default_analyzer()


def first_terms(text, language=Language.FINNISH):
    return next(iter(ANALYZER.stacks(text, language)))[3]


@pytest.mark.parametrize(
    ("text", "base"),
    [
        ("esi- ja perusopetuksen", "esiopetus"),
        ("sosiaali- ja terveyspalvelut", "sosiaalipalvelu"),
        ("kunta-, kuntayhtymä- ja maakuntavaaleissa", "kuntavaali"),
        ("ter-\nveydenhuolto", "terveydenhuolto"),
        ("pöytä-\n   kirjan tarkastus", "pöytäkirja"),
    ],
)
def test_the_whole_word_is_found(text, base):
    assert base in first_terms(text)
    assert first_terms(text)[0] == "=" + text.split("-")[0]


@pytest.mark.parametrize(
    "text",
    ["esi- xqz", "esi-", "esi- ja", "kat-\nqwx", "-", "a- ja b", "x" * 300 + "- ja perusopetus"],
)
def test_what_is_no_word_adds_nothing(text):
    for _, start, end, terms in ANALYZER.stacks(text):
        assert terms == ANALYZER.terms_of(text[start:end])


def test_swedish_is_left_alone():
    assert first_terms("barn- och ungdomsvården", Language.SWEDISH) == ANALYZER.terms_of(
        "barn", Language.SWEDISH
    )


def test_offsets_and_positions_stay():
    stacks = list(ANALYZER.stacks("esi- ja perusopetuksen"))
    assert [(position, start, end) for position, start, end, _ in stacks] == [
        (0, 0, 3),
        (1, 5, 7),
        (2, 8, 22),
    ]
