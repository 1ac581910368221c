"""What is indexed for which word."""

import unicodedata
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.minutes import Language
from indexer.analysis.analyzer import FinnishAnalyzer, default_analyzer
from indexer.analysis.term_cache import TermCache
from indexer.analysis.voikko import VoikkoDictionary

ANALYZER = default_analyzer()

PIECES = st.sampled_from(
    [
        "koulu", "Kunnan", "ä", "a\u0308", "\u00ad", "\u200b", "-", "\u2011", "’", ":", "§", " ",
        "31", ".", "12.2.2025", "/", "(410/2015)", "\ud800", "\0", "\n", "_", "147/12.09/2025",
        "n", "ssa", "ʼ", "🏫", "ﬁ", "İ", "ß", "漢", "١",
    ]
)  # fmt: skip
TEXTS = st.one_of(
    st.text(max_size=60),
    st.text(st.characters(categories=["Cs", "Cc", "L", "N", "M", "P"]), max_size=60),
    st.lists(PIECES, max_size=25).map("".join),
)


def terms(word: str, language: Language = Language.FINNISH) -> set[str]:
    return {term for token in ANALYZER.tokens(word, language) for term in token.terms}


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("kouluissa", {"=kouluissa", "koulu"}),
        ("toimintakertomuksia", {"toimintakertomus", "+toiminta", "+kertomus"}),
        ("hyvinvointilautakunnan", {"hyvinvointilautakunta", "+hyvinvointi", "+lautakunta"}),
        ("kunnanhallitukselle", {"kunnanhallitus", "+kunta", "+hallitus"}),
        ("tehty", {"tehty", "tehdä"}),
        ("Vääksynkanavan", {"=vääksynkanavan", "~vääksynkanava"}),
        ("Vääksynkanavalta", {"~vääksynkanava"}),
        ("DigiOne-hankkeen", {"digione-hanke", "+digione", "+hanke"}),
        ("KH:n", {"=kh:n", "kh", "~kh"}),
        ("EU:ssa", {"eu"}),
        ("12. helmikuuta 2025", {"#2025-02-12", "#2025-02", "2025"}),
        ("31§", {"#§31", "31"}),
        ("007", {"=007", "7"}),
        ("8-4", {"=8-4", "+8", "+4"}),
        ("Helsingin", {"helsinki"}),
    ],
)
def test_terms_of_a_word(word: str, expected: set[str]) -> None:
    assert expected <= terms(word)


def test_only_unknown_words_get_guesses() -> None:
    assert not any(term.startswith("~") for term in terms("lautakunnan"))
    assert {"~vääksynkanava", "+kanava", "+vääksy"} <= terms("vääksynkanavan")


def test_a_law_reference_stays_words() -> None:
    tokens = list(ANALYZER.tokens("kuntalain 140 §"))
    assert [token.terms[0] for token in tokens] == ["=kuntalain", "=140", "=§"]


def test_swedish_is_stemmed() -> None:
    assert "skol" in terms("skolorna", Language.SWEDISH)
    shared = terms("kommunens", Language.SWEDISH) & terms("kommuner", Language.SWEDISH)
    assert shared == {"kommun"}


def test_spellings_of_a_word_have_the_same_terms() -> None:
    plain = terms("päätöksen")
    for spelling in (unicodedata.normalize("NFD", "Päätöksen"), "pää\u00adtöksen", "PÄÄTÖKSEN"):
        assert terms(spelling) == plain


@settings(max_examples=400, deadline=None)
@given(TEXTS, st.sampled_from(Language))
def test_tokens_of_any_text_keep_the_contract(text: str, language: Language) -> None:
    end = 0
    for place, token in enumerate(ANALYZER.tokens(text, language)):
        assert token.position == place
        assert end <= token.start < token.end <= len(text)
        assert len(set(token.terms)) == len(token.terms) > 0
        assert token.terms[0][0] in "=#"
        assert all(term[0] in "=#" or term[0] in "+~" or term[0].isalnum() or term[0] == "§"
                   for term in token.terms)  # fmt: skip
        assert "".join(token.terms).encode("utf-8")
        word = text[token.start : token.end]
        if token.terms[0][0] == "=":
            alone = ANALYZER.terms_of(word, language)
            at_line_end = "\n" in text  # a word cut there has the terms of the whole one too
            assert alone == token.terms or (at_line_end and set(alone) < set(token.terms))
        end = token.end


@given(st.sampled_from(["a", "ä", "a-", "1", "a:", "§ ", "a\u00ad", "1.1.", "kunta"]))
@settings(max_examples=9, deadline=5_000)
def test_a_megabyte_takes_a_moment(piece: str) -> None:
    text = piece * (1_000_000 // len(piece))
    tokens = list(ANALYZER.tokens(text))
    assert tokens[0].start == 0
    assert all(len(term) <= 210 for term in tokens[0].terms)


def test_the_same_words_are_cut_in_both_languages() -> None:
    text = "Kommunstyrelsen § 31, kunnanhallitus 12.2.2025 (410/2015) DigiOne-hanke KH:n"
    finnish = [(t.start, t.end) for t in ANALYZER.tokens(text)]
    assert finnish == [(t.start, t.end) for t in ANALYZER.tokens(text, Language.SWEDISH)]


def test_threads_share_one_analyzer() -> None:
    texts = [f"Kunnanhallitus päätti hankkeesta {n} ja Xyzzy{n}nkadun kaavasta" for n in range(200)]
    expected = [list(ANALYZER.tokens(text)) for text in texts]
    fresh = FinnishAnalyzer(ANALYZER._dictionary)
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(lambda text: list(fresh.tokens(text)), texts)) == expected


def test_the_fingerprint_names_library_dictionary_and_rules() -> None:
    assert ANALYZER.fingerprint.startswith("voikko-")
    assert ANALYZER.fingerprint.count("/") == 2


def test_the_cache_is_bounded_and_keeps_what_is_used() -> None:
    analysed = Counter[str]()

    def analyse(form: str) -> tuple[str, ...]:
        analysed[form] += 1
        return (f"={form}",)

    cache = TermCache(analyse, young_forms=10)
    for number in range(1_000):
        assert cache[f"form{number}"] == (f"=form{number}",)
        assert cache["used"] == ("=used",)
        assert cache.kept <= 20
    assert analysed["used"] == 1
    assert cache["form1"] == ("=form1",)
    assert analysed["form1"] == 2


def test_spellings_of_one_form_are_analysed_once() -> None:
    analyzer = FinnishAnalyzer(VoikkoDictionary())
    fresh = analyzer.fresh_forms()
    assert {analyzer.terms_of(word) for word in ("koulun", "Koulun", "KOULUN", "kou\u00adlun")} == {
        ("=koulun", "koulu")
    }
    assert fresh.analysed[Language.FINNISH] == [("=koulun", "koulu")]


def test_forms_that_another_analyzer_was_told_are_not_analysed_again() -> None:
    text = "Kunnanhallituksen esi- ja perusopetuksen päätös 12.2.2025"
    one, other = FinnishAnalyzer(VoikkoDictionary()), FinnishAnalyzer(VoikkoDictionary())
    told, fresh = one.fresh_forms(), other.fresh_forms()
    stacks = list(one.stacks(text))
    assert {"=esi", "esiopetus"} <= set(told.joined[0])
    other.learn(told.analysed)
    assert list(other.stacks(text)) == stacks
    assert not any(fresh.analysed.values())
    told.clear()
    list(one.stacks(text))
    assert not any(told.analysed.values())
    assert one.fresh_forms() is not told
    list(one.stacks(text))
    assert not any(told.analysed.values())
