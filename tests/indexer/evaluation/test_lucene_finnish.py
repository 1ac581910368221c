"""The baseline cuts and stems words as Lucene's FinnishAnalyzer does."""

import pytest

from indexer.evaluation.lucene_finnish import finnish_tokens


def terms(text):
    return [token.terms[1] for token in finnish_tokens(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kouluissa", ["koulu"]),
        ("koulu ja päiväkoti", ["koulu", "päiväkot"]),
        ("linja-auton", ["linj", "auto"]),
        ("12.2.2025", ["12.2.2025"]),
        ("147/2025", ["147", "2025"]),
        ("KH:n", ["kh:n"]),
        ("se on ja että", []),
        ("", []),
    ],
)
def test_words_and_stems(text, expected):
    assert terms(text) == expected


def test_a_stop_word_leaves_its_position_empty():
    found = list(finnish_tokens("koulu ja piha"))
    assert [token.position for token in found] == [0, 2]
    assert ["koulu ja piha"[token.start : token.end] for token in found] == ["koulu", "piha"]
