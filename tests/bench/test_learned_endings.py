"""Endings learned from known forms take unknown words apart."""

from bench.learned_endings import guesser, learned
from indexer.analysis.voikko import VoikkoDictionary

FORMS = ["kanavan", "kanavalla", "marjan", "matkan", "matkalla", "marjalla", "satulan"]


def test_an_unknown_word_is_taken_apart_as_known_ones_are():
    guess = guesser(learned(FORMS, VoikkoDictionary()))
    assert guess("zyrkalan")[:2] == ["zyrkalan", "zyrkala"]
    assert "blavika" in guess("blavikalla")


def test_what_was_never_seen_stays_as_it_is():
    guess = guesser(learned(FORMS, VoikkoDictionary()))
    assert guess("qwertz") == ["qwertz"]
    assert guesser({})("kanavan") == ["kanavan"]
