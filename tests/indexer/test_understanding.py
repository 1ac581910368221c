"""How a query is corrected and widened where little is found with all its words."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from indexer.answers.answer import Question
from indexer.query import AtLeast, Constant, Not, Or, Term
from indexer.results import SearchRequest
from tests.indexer.invented_search import invented_item, invented_search

ITEMS = [
    invented_item(1, "Koirapuiston aitaaminen", "Aita rakennetaan keväällä."),
    invented_item(2, "Hyvinvointilautakunnan talousarvio", "Menot kasvavat."),
    invented_item(3, "Lautakunnan työjärjestys", "Kokoukset pidetään tiistaisin."),
    invented_item(4, "Kemikaalien varastointi", "Kemikaaleille tarvitaan varasto."),
    invented_item(5, "Varaston katto", "Katto uusitaan."),
    invented_item(6, "Linja-autovuorot", "Vuoroja lisätään iltaan."),
    invented_item(7, "Puiston valaistus", "Valaisimet uusitaan."),
    *(
        invented_item(20 + n, f"Katusuunnitelma {n}", "Kadun päällyste uusitaan.")
        for n in range(12)
    ),
]


@pytest.fixture(params=["tantivy", "whoosh"])
def search(request, tmp_path):
    return invented_search(tmp_path, request.param, ITEMS)


def ids(search, text, **more):
    return [hit.item.id for hit in search.answer(Question(text, **more)).hits]


def codes(search, text):
    return [message.code for message in search.answer(Question(text)).messages]


def test_a_search_with_enough_hits_demands_all_words(search):
    assert search.answer(Question("kadun päällyste")).total == 12
    assert search.answer(Question("kadun päällyste")).narrow_text is None


def test_items_with_all_words_come_first_then_those_with_most(search):
    answer = search.answer(Question("koirapuiston aita puisto"))
    assert answer.hits[0].item.id == "i0001"
    assert "widened" in [message.code for message in answer.messages]
    assert answer.narrow_text == "koirapuiston JA aita JA puisto"
    assert ids(search, answer.narrow_text) == ["i0001"]
    assert answer.hits[0].missing == ()


def test_each_hit_says_which_words_it_lacks(search):
    hits = {hit.item.id: hit.missing for hit in search.answer(Question("varaston remontti")).hits}
    assert hits["i0005"] == ("remontti",)


def test_a_compound_never_brings_texts_with_only_its_end(search):
    assert ids(search, "hyvinvointilautakunta") == ["i0002"]
    assert {"i0002", "i0003"} <= set(ids(search, "lautakunta"))


def test_a_compound_finds_both_its_halves_in_one_item(search):
    assert ids(search, "kemikaalivarasto") == ["i0004"]


def test_a_synonym_of_the_table_is_found(search):
    assert "i0006" in ids(search, "bussi vuoro")


def test_a_misspelt_word_is_corrected_and_the_typed_one_can_still_be_searched(search):
    answer = search.answer(Question("koirapuitso"))
    assert [hit.item.id for hit in answer.hits] == ["i0001"]
    (correction,) = answer.corrections
    assert (correction.word, correction.better) == ("koirapuitso", "koirapuisto")
    assert correction.literal_text == '"koirapuitso"'
    assert "word_corrected" in [message.code for message in answer.messages]
    assert search.answer(Question(correction.literal_text)).total == 0


def test_words_that_occur_are_never_corrected(search):
    assert codes(search, "katto") == []
    assert search.answer(Question("qwxz")).total == 0


@pytest.mark.parametrize("text", ["koirapuiston aita puisto", "varaston remontti", "puisto katto"])
def test_each_facet_count_is_what_choosing_it_gives(search, text):
    answer = search.answer(Question(text))
    for value in answer.facets["year"]:
        chosen = Question(text, filters={"year": (value.value,)})
        assert search.answer(chosen).total == value.count


def test_a_tilde_finds_similar_words_and_says_which(search):
    assert "i0001" in ids(search, "koirapuitso~")
    assert codes(search, "koirapuitso~") == ["fuzzy_words"]
    assert ids(search, "otsikko:(koirapuitso~ -lautakunta)") == ["i0001"]


@pytest.mark.parametrize("text", ["koirapuitso~1", "koirapuitso~2"])
def test_a_tilde_may_have_a_number_as_elsewhere(search, text):
    assert ids(search, text) == ids(search, "koirapuitso~")
    assert codes(search, text) == ["fuzzy_words"]


def test_nothing_found_says_which_word_and_which_filter(search):
    question = Question("katto", filters={"year": ("1999",)})
    found = search.answer(question).zero_hits
    assert [(one.word, one.count) for one in found.words] == [("katto", 1)]
    assert [(one.name, one.count) for one in found.without] == [("year", 1)]
    words = search.answer(Question("katto JA qwxz")).zero_hits
    assert words is not None
    assert search.answer(Question("katto")).zero_hits is None


def test_each_hit_says_why_it_was_found(search):
    (hit,) = search.answer(Question("koirapuistoissa aitoja", explain=True, limit=1)).hits
    assert [(why.word, why.base, why.form, why.section) for why in hit.why] == [
        ("koirapuistoissa", "koirapuisto", "Koirapuiston", "title"),
        ("aitoja", "aita", "Aita", "background"),
    ]
    hits = {
        one.item.id: one for one in search.answer(Question("kemikaalivarasto", explain=True)).hits
    }
    assert {why.kind.value for why in hits["i0004"].why} == {"half"}
    assert search.answer(Question("katto")).hits[0].why == ()


def test_operators_are_never_widened(search):
    assert search.answer(Question("koirapuisto JA remontti")).total == 0
    assert search.answer(Question("koirapuisto -aita")).total == 0


PIECES = st.sampled_from(
    [
        "koirapuitso~",
        "puisto",
        "bussi",
        '"',
        "(",
        ")",
        "TAI",
        "EI",
        "-",
        "*",
        "vuosi:",
        "otsikko:(",
        "~",
    ]
)


@settings(
    max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
@given(st.lists(PIECES | st.text(max_size=8), max_size=9).map(" ".join))
def test_any_text_gets_an_answer(search, text):
    answer = search.answer(Question(text, explain=True))
    assert answer.total >= len(answer.hits)
    assert all(0 <= one.start <= one.end <= len(text) for one in answer.messages)


@pytest.mark.parametrize("minimum", [1, 2, 3, 4])
def test_at_least_so_many_parts(search, minimum):
    parts = tuple(Or((Term("title", word), Term("body", word))) for word in ("koirapuisto", "aita"))
    with search._live.searcher() as searcher:
        query = AtLeast(
            (*parts, Term("title", "lautakunta"), Not(Term("title", "puisto"))), minimum
        )
        found = searcher.search(SearchRequest(query=query, limit=100))
        counted = [
            sum(1 for part in query.parts if item in _ids(searcher, part))
            for item in searcher.item_ids()
        ]
    assert found.total == sum(count >= minimum for count in counted)


def test_a_constant_scores_the_same_for_all(search):
    with search._live.searcher() as searcher:
        found = searcher.search(SearchRequest(query=Constant(Term("body", "uusia"), 2.5)))
    assert {hit.score for hit in found.hits} == {2.5}
    assert found.total > 1


def _ids(searcher, query):
    return {hit.item_id for hit in searcher.search(SearchRequest(query=query, limit=100)).hits}
