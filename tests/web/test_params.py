"""Query string ↔ state: nothing is lost on the way, and everything is bounded."""

from datetime import date

import hypothesis.strategies as st
from hypothesis import given

from indexer.narrowing import Hidden
from indexer.results import MAX_OFFSET, Sort
from web.search.params import MAX_API_LIMIT, api_question, search_state
from web.search.period import Period
from web.search.search_state import LAST_PAGE, SearchState

WORDS = st.text(st.characters(exclude_categories=("Cc", "Cs")), min_size=1, max_size=30).filter(
    lambda text: text == text.strip()
)
FIRST, LAST = date(1999, 12, 31), date(2025, 4, 9)
STATES = st.builds(
    SearchState,
    text=WORDS | st.just(""),
    filters=st.dictionaries(
        st.sampled_from(["board", "decision_type", "outcome", "flag"]),
        st.lists(WORDS, min_size=1, max_size=4, unique=True).map(tuple),
    ),
    period=st.lists(st.dates(), max_size=2)
    .map(sorted)
    .map(
        lambda days: Period(*days) if len(days) == 2 else Period(last=days[0]) if days else Period()
    ),
    shown=st.sampled_from([(), (Hidden.AGENDA,), tuple(Hidden)]),
    board_name=WORDS | st.just(""),
    by_case=st.booleans(),
    chosen_sort=st.sampled_from([None, *Sort]),
    page=st.integers(1, LAST_PAGE),
)


@given(STATES)
def test_a_state_survives_its_address(state):
    assert search_state(state.address().partition("?")[2]) == state


@given(STATES, WORDS)
def test_a_value_toggled_twice_changes_nothing_but_the_page(state, value):
    once = state.toggled("board", value)
    assert (value in once.filters.get("board", ())) != (value in state.filters.get("board", ()))
    twice = once.toggled("board", value)
    assert {k: set(v) for k, v in twice.filters.items()} == {
        k: set(v) for k, v in state.filters.items()
    }
    assert once.page == twice.page == 1


@given(STATES)
def test_no_question_reaches_beyond_the_bounds(state):
    question = state.question("fi")
    assert question.offset >= 0
    assert question.offset + question.limit <= MAX_OFFSET


def test_without_words_the_newest_come_first():
    assert search_state("").sort is Sort.NEWEST
    assert search_state("q=koulu").sort is Sort.RELEVANCE
    assert search_state("q=koulu&sort=oldest").sort is Sort.OLDEST
    assert api_question("", "fi").sort is Sort.NEWEST


def test_blank_fields_of_a_form_mean_nothing():
    assert search_state("q=&board=&year=&sort=&page=").is_blank


def test_values_given_twice_count_once():
    assert search_state("year=2024&year=2024").filters == {"year": ("2024",)}


def test_bytes_that_are_no_utf8_become_replacement_characters():
    assert search_state("q=a%FFb").text == "a\ufffdb"
    assert search_state("q=koulu%").text == "koulu%"


def test_unescaped_utf8_is_understood():
    assert search_state("q=pöytäkirja".encode().decode("latin-1")).text == "pöytäkirja"
    assert search_state("q=pöytäkirja").text == "pöytäkirja"


def test_the_api_takes_a_limit_up_to_its_bound():
    assert api_question(f"limit={MAX_API_LIMIT}&cursor=40", "fi").offset == 40
