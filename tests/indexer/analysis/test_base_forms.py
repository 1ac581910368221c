"""Base forms beyond those of the dictionary, and the ways to cut a word."""

import pytest

from indexer.analysis.analyzer import default_analyzer
from indexer.analysis.token import PART

ANALYZER = default_analyzer()


def whole(word: str) -> set[str]:
    return {term for term in ANALYZER.terms_of(word) if not term.startswith(PART)}


@pytest.mark.parametrize(
    ("form", "verb"),
    [
        ("osoittautunut", "osoittautua"),
        ("kohdistuvasta", "kohdistua"),
        ("muunneltavissa", "muunnella"),
        ("uudelleenkirjoitettuun", "uudelleenkirjoittaa"),
        ("allekirjoittamansa", "allekirjoittaa"),
        ("käyvänsä", "käydä"),
    ],
)
def test_a_participle_is_found_by_its_verb_and_not_by_the_root_of_that(form, verb):
    assert verb in whole(form)
    assert "osoittaa" not in whole("osoittautunut")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("laadunvalvonta", "laatuvalvonnan"),
        ("suomi-loman", "suomiloma"),
        ("raaka-aineista", "raakaaine"),
        ("DigiOne-hankkeen", "digionehanke"),
        ("Canonin", "canon"),
        ("Ovidiuksen", "ovidius"),
        ("Liesjärveltä", "liesjärvi"),
        ("postauksesta", "postaus"),
        ("Nereideille", "nereidi"),
        ("Zyrkön", "zyrkkö"),
        ("Zalsingissa", "zalsinki"),
        ("Zainuuseen", "zainuu"),
        ("Zämeessä", "zäme"),
        ("Zikipedioiden", "zikipedia"),
    ],
)
def test_both_spellings_share_a_whole_term(one, other):
    assert whole(one) & whole(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("hyvinvointi", "hyvävointi"),
        ("yhdessäolo", "yksiolo"),
        ("elinvoimajaosto", "eläävoimajaosto"),
        ("elinvoimajaosto", "elinvoidamajaosto"),
    ],
)
def test_what_is_no_word_is_not_made(one, other):
    assert not whole(one) & whole(other)


@pytest.mark.parametrize(
    ("word", "halves"),
    [
        ("kemikaalivaraston", (("kemikaali",), ("varasto",))),
        ("koululaiskuljetukset", (("koululais", "koululainen"), ("kuljetus",))),
        ("Vääksynkanavalla", (("vääksy",), ("kanava",))),
        ("Myllysiilo-kortteli", (("myllysiilo",), ("kortteli",))),
    ],
)
def test_a_compound_is_cut_in_two(word, halves):
    assert halves in ANALYZER.splits_of(word)


def test_no_other_word_is_cut():
    assert ANALYZER.splits_of("koulussa") == ()
    assert ANALYZER.splits_of("x" * 10_000) == ()
    assert ANALYZER.splits_of("") == ()


def test_a_form_of_a_verb_is_no_part_of_a_compound():
    assert {"+voi", "+leipä"} <= set(ANALYZER.terms_of("voileivät"))
    assert "+voida" not in ANALYZER.terms_of("voileivät")
    assert "+elää" not in ANALYZER.terms_of("elinvoima")
