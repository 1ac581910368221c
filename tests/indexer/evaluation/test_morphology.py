"""Figures of an analysis on a small invented treebank."""

import pytest

from archive.errors import UsageError
from indexer.evaluation.morphology import by_lemma, measure
from indexer.evaluation.treebank import WordType, read_types
from tests.end_to_end.commands import archive

TREEBANK = """# text = Kissat ja koira-aitojen kissa
1\tKissat\tkissa\tNOUN\t_\t_\t_\t_\t_\t_
2\tja\tja\tCCONJ\t_\t_\t_\t_\t_\t_
3\tkoira-aitojen\tkoira#-aita\tNOUN\t_\t_\t_\t_\t_\t_
4-5\tettei\t_\t_\t_\t_\t_\t_\t_\t_
4\tkissa\tkissa\tNOUN\t_\t_\t_\t_\t_\t_
5\tkissa\tkissa\tNOUN\t_\t_\t_\t_\t_\t_
"""


@pytest.fixture
def treebank(tmp_path):
    path = tmp_path / "small.conllu"
    path.write_text(TREEBANK, encoding="utf-8")
    return path


def test_types_are_content_words_with_typed_lemmas(treebank):
    assert sorted(read_types(treebank), key=lambda one: one.form) == [
        WordType("kissa", "kissa", 2),
        WordType("kissat", "kissa", 1),
        WordType("koira-aitojen", "koiraaita", 1),
    ]


def test_recall_is_weighted_by_tokens_for_each_lemma_then_the_mean(treebank):
    surface = measure(read_types(treebank), lambda word: [word])
    assert surface.query_recall == pytest.approx((2 / 3 + 0) / 2)
    assert surface.query_precision == 1.0
    assert (surface.pair_recall, surface.pair_precision) == (0.0, 1.0)


def test_what_is_found_wrongly_costs_precision(treebank):
    everything = measure(read_types(treebank), lambda word: ["x"])
    assert everything.query_recall == 1.0
    assert everything.query_precision == pytest.approx((3 / 4 + 1 / 4) / 2)
    assert everything.pair_precision == pytest.approx(1 / 3)
    (missed,) = [
        one for one in by_lemma(read_types(treebank), lambda w: [w]) if one.missed == ("kissat",)
    ]
    assert missed.recall == pytest.approx(2 / 3)


def test_the_command_prints_fractions(treebank):
    found = archive("evaluate", "morphology", treebank, "--json").json
    assert found["query_recall"] == 1.0
    assert {"query_precision", "pair_recall", "pair_precision"} <= found.keys()


@pytest.mark.parametrize("text", ["", "ei taulukko\n", "1\tkissa\n"])
def test_what_is_no_treebank_is_told(tmp_path, text):
    path = tmp_path / "x.conllu"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UsageError, match=r"x\.conllu"):
        read_types(path)
