"""Words and their places."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.analysis.tokenizer import LONGEST_WORD, WORD, is_too_long, plain_form, words_of


def words(text: str) -> list[str]:
    return [match.group() for match in WORD.finditer(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Koulu, puisto.", ["Koulu", "puisto"]),
        ("linja-auton esi- ja", ["linja-auton", "esi", "ja"]),
        ("KH:n ja EU:ssa", ["KH:n", "ja", "EU:ssa"]),
        ("Päätös:Ehdotus hyväksyttiin", ["Päätös", "Ehdotus", "hyväksyttiin"]),
        ("klo 12:30", ["klo", "12:30"]),
        ("140 §:n mukaan", ["140", "§:n", "mukaan"]),
        ("vuosina 2024–2025", ["vuosina", "2024", "2025"]),
        ("_koulu_ ___ a_b", ["koulu", "a", "b"]),
        ("nimi.sukunimi@kunta.example", ["nimi", "sukunimi", "kunta", "example"]),
        ("kunnan\u00adhallitus", ["kunnan\u00adhallitus"]),
        ("tämä'kin", ["tämä'kin"]),
        ("", []),
    ],
)
def test_words_are_cut_where_people_would_cut_them(text: str, expected: list[str]) -> None:
    assert words(text) == expected


def test_decomposed_letters_stay_in_their_word() -> None:
    text = unicodedata.normalize("NFD", "Äänestys pöydällä")
    assert words(text) == [unicodedata.normalize("NFD", w) for w in ("Äänestys", "pöydällä")]


@pytest.mark.parametrize(
    "word",
    ["PÄÄTÖS", unicodedata.normalize("NFD", "Päätös"), "pää\u00adtös", "p\u200bäätös"],
)
def test_spellings_of_one_word_have_one_plain_form(word: str) -> None:
    assert plain_form(word) == "päätös"


def test_hyphens_and_apostrophes_are_made_alike() -> None:
    assert plain_form("linja\u2010auto") == plain_form("linja\u2011auto") == "linja-auto"
    assert plain_form("vaa\u2019an") == "vaa'an"


def test_a_giant_word_is_cut() -> None:
    giant = "ä" * 1_000_000
    assert is_too_long(giant)
    assert plain_form(giant) == "ä" * LONGEST_WORD


@given(st.text(alphabet="ab Ä-'’:§_.,\u00ad\u0301\u200b\n\u00a0 9ß()", max_size=60))
def test_words_of_a_text_are_those_that_the_pattern_finds(text):
    assert words_of(text) == set(WORD.findall(text))
