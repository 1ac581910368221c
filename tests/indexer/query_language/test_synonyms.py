"""The table of synonyms is sound."""

import tomllib
from importlib.resources import files

from archive.minutes import Language
from indexer.analysis.analyzer import default_analyzer
from indexer.query_language.synonyms import synonyms_of

GROUPS = tomllib.loads(files("indexer").joinpath("synonyms.toml").read_text("utf-8"))["group"]


def test_each_group_names_its_source_and_two_words():
    for group in GROUPS:
        assert group["source"].strip(), group
        assert len([*group["words"], *group.get("sv", [])]) > 1, group


def test_words_are_base_forms():
    analyzer = default_analyzer()
    for group in GROUPS:
        for word in group["words"]:
            assert word in analyzer.terms_of(word), word


def test_every_word_knows_the_others_of_its_group():
    assert ("bussi", Language.FINNISH) in synonyms_of("linja-auto")
    assert ("generalplan", Language.SWEDISH) in synonyms_of("yleiskaava")
    assert synonyms_of("koulu") == ()
    assert all(
        word != other
        for group in GROUPS
        for word in group["words"]
        for other, _ in synonyms_of(word)
    )
