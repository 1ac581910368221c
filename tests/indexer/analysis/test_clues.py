"""A form that the analysis gives a base form to holds a clue of that base form."""

from pathlib import Path

import pytest

from indexer.analysis.analyzer import default_analyzer
from indexer.analysis.clues import clue_pattern
from indexer.analysis.tokenizer import plain_form

TREEBANK = Path(__file__).parents[4] / "shared" / "finnish" / "fi_tdt-ud-dev.conllu"
FORMS = """kouluissa avun ajan toi vei joi kävi yöllä öitä teitä työn soiden ikää ovat lienee
parempi uteli eteni ehdotuksen hyvinvointilautakunnan vapaa-ajan 2000-luvun vesi veden käden
uuden kahden yhden miehiä lasten lapsille tehnyt nähty""".split()


def without_clue(forms):
    terms_of = default_analyzer().terms_of
    return [
        (form, word)
        for form in forms
        for word in (term.lstrip("=+~") for term in terms_of(form))
        if word and "-" not in form and not clue_pattern([word]).search(plain_form(form))
    ]


def test_forms_that_change_much_hold_a_clue():
    assert without_clue(FORMS) == []


@pytest.mark.skipif(not TREEBANK.exists(), reason="the shared treebank is not here")
def test_nearly_every_form_of_a_treebank_holds_a_clue():
    lines = TREEBANK.read_text(encoding="utf-8").splitlines()
    forms = {columns[1] for line in lines if len(columns := line.split("\t")) > 2}
    assert len(forms) > 5_000
    assert len(without_clue(forms)) <= len(forms) / 500


def test_a_pattern_of_no_word_finds_nothing():
    assert clue_pattern([]).search("koulu") is None
    assert clue_pattern(["a.b"]).search("axb") is None
