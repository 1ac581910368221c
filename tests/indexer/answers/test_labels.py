"""Labels in three languages, and the words that are read back."""

import pytest

from archive.decision_words import DecisionType, Flag, Outcome
from archive.minutes import SectionKind, Stage
from indexer.answers.labels import KINDS, LANGUAGES, label, labels, value_of
from indexer.document import ATTACHMENT, METADATA, TITLE

VOCABULARIES = {
    "decision_type": [kind.value for kind in DecisionType],
    "outcome": [outcome.value for outcome in Outcome],
    "stage": [stage.value for stage in Stage],
    "flag": [flag.value for flag in Flag],
    "section": [TITLE, METADATA, *(kind.value for kind in SectionKind), ATTACHMENT],
}


@pytest.mark.parametrize("kind", KINDS)
def test_every_value_has_its_own_label_in_every_language(kind: str) -> None:
    for language in LANGUAGES:
        shown = labels(kind, language)
        assert set(shown) == set(VOCABULARIES[kind])
        assert len(set(shown.values())) == len(shown)


@pytest.mark.parametrize("kind", KINDS)
def test_codes_and_labels_are_read_back(kind: str) -> None:
    for value in VOCABULARIES[kind]:
        assert value_of(kind, value) == value
        for language in LANGUAGES:
            assert value_of(kind, label(kind, value, language).upper()) == value


def test_further_words_are_read() -> None:
    assert value_of("decision_type", "pöydälle") == "tabled"
    assert value_of("decision_type", "merkitty_tiedoksi") == "noted"
    assert value_of("outcome", "hylätty") == "rejected"
    assert value_of("decision_type", "jotain muuta") is None


def test_what_has_no_label_is_shown_as_it_is() -> None:
    assert label("decision_type", "uusi_laji") == "uusi_laji"
    assert label("decision_type", "noted", "de") == "merkitty tiedoksi"
