"""Diary numbers in every spelling, and what only looks like one."""

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.diary_number import find, parse
from archive.task_classes import TOP_LEVELS, top_level_label

SPELLINGS = {
    "147/12.09/2025": (
        "147/12.09/2025",
        [
            "147/12.09/2025",
            "147 / 12.09 / 2025",
            "147\u00a0/\u00a012.09/2025",
            "Dno 147/12.09/2025",
        ],
    ),
    "roidno-2020-2129": (
        "ROIDno-2020-2129",
        [
            "ROIDno-2020-2129",
            "ROIDno\u20112020\u20112129",
            "ROIDno 2020 2129",
            "ROIDno - 2020 - 2129",
        ],
    ),
    "5024-2017": ("5024-2017 (010)", ["5024-2017 (010)", "5024 - 2017 (010)"]),
    "vd/1545/00.04.00/2017": (
        "VD/1545/00.04.00/2017",
        ["VD/1545/00.04.00/2017", "vd/1545/00.04.00/2017", "VD / 1545 / 00.04.00 / 2017"],
    ),
    "tre/4787/10.03.01/2016": (
        "TRE:4787/10.03.01/2016",
        ["TRE:4787/10.03.01/2016", "tre:4787/10.03.01/2016"],
    ),
    "13710-2021": ("13710-2021 (00 01 02, 06 00 00)", ["13710-2021 (00 01 02, 06 00 00)"]),
    "2682-2013": ("2682-2013 (000, 04 01)", ["2682-2013 (000, 04 01)", "2682-2013 (000,04.01)"]),
    "dno 12/34": ("Dno 12/34", ["Dno 12/34", "Dnro 12/34", "dno: 12 / 34"]),
    "730/00.01.01.00/2017": (
        "730/00.01.01.00/2017",
        ["730/2017\n00.01.01.00", "730/2017 00.01.01.00"],
    ),
}


@pytest.mark.parametrize(
    ("key", "spelling"), [(k, s) for k, (_, all_) in SPELLINGS.items() for s in all_]
)
def test_every_spelling_has_one_key_and_one_printed_form(key, spelling):
    number = parse(spelling)
    assert number is not None
    assert (number.key, number.printed) == (key, SPELLINGS[key][0])


def test_helsinki_with_and_without_its_class_is_one_number():
    plain, classed = parse("HEL 2024-009117"), parse("HEL 2024-009117 T 00 00 03")
    assert plain is not None
    assert classed is not None
    assert plain.key == classed.key
    assert (plain.classification, classed.classification) == (None, "00.00.03")


def test_turku_with_and_without_its_brackets_is_one_number():
    assert parse("5024-2017").key == parse("5024-2017 (010)").key


def test_a_lower_case_query_finds_the_register():
    assert parse("mlidno 2017 1220").key == parse("MliDno-2017-1220").key
    assert parse("244Dno-2019-1").register == "244Dno"


@pytest.mark.parametrize(
    ("text", "classification", "top_level"),
    [
        ("147/12.09/2025", "12.09", "12"),
        ("3700/11.01.00/2011", "11.01.00", "11"),
        ("13710-2021 (00 01 02, 06 00 00)", "00.01.02", "00"),
        ("5024-2017 (010)", "010", None),
        ("ROIDno-2020-2129", None, None),
    ],
)
def test_the_class_is_read_where_the_number_carries_it(text, classification, top_level):
    number = parse(text)
    assert (number.classification, number.top_level) == (classification, top_level)


@pytest.mark.parametrize(
    "text",
    [
        "12.9.2025",
        "410/2015",
        "2017-2021",
        "3/4",
        "",
        "§ 31",
        "250-401-3-36",
        "2014/24/EU",
        "12/34",
        "1" * 500,
    ],
)
def test_what_is_no_diary_number(text):
    assert parse(text) is None


def test_numbers_in_running_text_are_found_with_their_place():
    text = (
        "Kuntalaki (410/2015), kausi 2017-2021, s. 3/4, 12.9.2025 ja kiinteistö 250-401-3-36;"
        " ks. 147/12.09/2025, ROIDno-2020-2129 (5024-2017 (010)) ja Asianro 12/2020."
    )
    found = [(text[start:end], number.key) for start, end, number in find(text)]
    assert found == [
        ("147/12.09/2025", "147/12.09/2025"),
        ("ROIDno-2020-2129", "roidno-2020-2129"),
        ("5024-2017 (010)", "5024-2017"),
        ("12/2020", "dno 12/2020"),
    ]


@given(st.text(alphabet="0123456789/-. ()DnoHELTdoasia\u2011\n", max_size=300))
def test_any_text_is_read_and_what_is_found_can_be_parsed(text):
    for start, end, number in find(text):
        assert 0 <= start < end <= len(text)
        again = parse(number.printed)
        assert again is not None
        assert again.key == number.key


@pytest.mark.parametrize("piece", ["1", "1/", "HEL 2024-", "a/1/12.", " ", "Dno ", "1-2017 (00 "])
def test_hostile_text_takes_linear_time(piece):
    started = time.perf_counter()
    assert list(find(piece * (300_000 // len(piece)))) == []
    assert time.perf_counter() - started < 1.0


def test_top_levels_have_names_in_three_languages():
    assert sorted(TOP_LEVELS) == [f"{number:02}" for number in range(15)]
    assert top_level_label("12") == "Opetus- ja sivistystoimi"
    assert top_level_label("12", "sv") != top_level_label("12", "en")
    assert top_level_label("99", "sv") == "99"
    assert all(
        re.match(r"[A-ZÅÄÖ]", name) for names in TOP_LEVELS.values() for name in names.values()
    )
