"""Texts, marks, dates and pages: the small parts that every page stands on."""

import re
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import hypothesis.strategies as st
import pytest
from babel.numbers import format_decimal
from hypothesis import given

from archive.decision_words import DecisionType
from indexer.answers.answer import SHOWN_FACETS
from indexer.results import Sort
from web.search.paging import last_page, paging
from web.search.search_state import LAST_PAGE, SearchState
from web.site.decision_look import LOOK_OF_TYPE, Look
from web.site.local_time import finnish_time
from web.site.marked import pieces
from web.site.rendering import FOLDER as TEMPLATES
from web.site.static_files import FOLDER as STATIC
from web.site.texts import LANGUAGES, Texts

CODE = TEMPLATES.parent
USED = re.compile(r"""["']([a-z]+\.[a-z0-9_]+)["']""")


@given(st.text(max_size=30), st.lists(st.tuples(st.integers(-9, 40), st.integers(-9, 40))))
def test_pieces_always_join_to_the_whole_text(text, marks):
    found = pieces(text, marks)
    assert "".join(piece.text for piece in found) == text
    assert all(piece.text for piece in found)


def test_marks_are_where_they_were_put():
    found = pieces("ab cd ef", [(6, 8), (0, 2)])
    assert [piece.text for piece in found if piece.marked] == ["ab", "ef"]


@given(st.datetimes(datetime(1997, 1, 1), datetime(2090, 1, 1)))
def test_times_are_finnish_times(moment):
    try:
        helsinki = ZoneInfo("Europe/Helsinki")
    except ZoneInfoNotFoundError:
        pytest.skip("this machine has no time zone database to compare with")
    utc = moment.replace(tzinfo=UTC)
    assert finnish_time(utc).utcoffset() == utc.astimezone(helsinki).utcoffset()


def test_summer_time_changes_on_the_last_sundays():
    before = datetime(2025, 3, 30, 0, 59, tzinfo=UTC)
    assert finnish_time(before).hour == 2
    assert finnish_time(before + timedelta(minutes=1)).hour == 4


def keys_in_the_program():
    """What the sources ask for, word for word; keys made of parts are looked at apart."""
    sources = [*CODE.rglob("*.py"), *TEMPLATES.rglob("*.html")]
    return {key for path in sources for key in USED.findall(path.read_text("utf-8"))}


def test_every_text_that_the_program_asks_for_is_there():
    texts = Texts()
    tables = {key.partition(".")[0] for key in texts.known}
    asked = {
        key
        for key in keys_in_the_program()
        if key.partition(".")[0] in tables and not key.endswith((".html", ".css", ".svg", ".js"))
    }
    assert len(asked) > 60
    assert asked <= texts.known


def test_no_text_is_there_that_nobody_asks_for():
    made_of_parts = (
        "facet.",
        "compare.",
        "corrected.",
        "votes.",
        "column.",
        "period.",
        "hidden.",
        "system.",
        "date.",
        "language.",
        "sort.",
        "help.",
        "parameter.",
        "error.4",
        "error.5",
        "why.",
        "statistics.",
    )
    asked = keys_in_the_program() | {"error.other_title", "error.other_text"}
    unused = {
        key
        for key in Texts().known - asked
        if not key.startswith(made_of_parts) and key.rpartition("_")[0] not in asked
    }
    assert unused == set()


def test_every_value_of_a_vocabulary_has_its_words_and_its_look():
    texts = Texts()
    assert {f"facet.{name}" for name in SHOWN_FACETS} <= texts.known
    assert {f"sort.{sort.value}" for sort in Sort} <= texts.known
    assert set(LOOK_OF_TYPE) == set(DecisionType)


def test_every_look_has_a_shape_of_its_own_and_a_colour():
    macros = (TEMPLATES / "macros.html").read_text("utf-8")
    sheet = (STATIC / "site.css").read_text("utf-8")
    for look in set(Look) - {Look.UNKNOWN}:
        assert f"look == '{look.value}'" in macros
    for look in set(Look) - {Look.UNKNOWN, Look.PLAIN}:
        assert f".look-{look.value} {{" in sheet


def test_dates_and_numbers_are_written_as_the_language_does():
    day, moment = date(2025, 4, 9), datetime(2025, 4, 9, 11, 5, tzinfo=UTC)
    finnish, swedish, english = (Texts(language) for language in LANGUAGES)
    assert finnish.number(1234567) == swedish.number(1234567) == "1\u00a0234\u00a0567"
    assert english.number(1234567) == "1,234,567"
    assert [t.day(day) for t in (finnish, swedish, english)] == [
        "9.4.2025",
        "9.4.2025",
        "9 April 2025",
    ]
    assert [t.moment(moment) for t in (finnish, swedish, english)] == [
        "9.4.2025 klo 14.05",
        "9.4.2025 kl. 14.05",
        "9 April 2025 at 14:05",
    ]


@given(st.sampled_from(LANGUAGES), st.integers(0, 10**9))
def test_numbers_are_written_as_babel_writes_them(language, number):
    assert Texts(language).number(number) == format_decimal(number, locale=language)


@given(st.integers(0, 30_000), st.integers(1, LAST_PAGE))
def test_the_row_of_pages_is_short_and_has_first_last_and_current(total, number):
    row = paging(SearchState("x", page=number), total)
    if row is None:
        assert total <= 20 or number > last_page(total)
        return
    numbers = [link.number for link in row.links if link.number]
    assert numbers == sorted(set(numbers))
    assert numbers[0] == 1
    assert numbers[-1] == last_page(total) <= LAST_PAGE
    assert [link.number for link in row.links if link.current] == [number]
    assert len(row.links) <= 9
