"""The dictionary behind its guard."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from archive.errors import DictionaryMissing
from indexer.analysis.voikko import Reading, VoikkoDictionary


@pytest.fixture(scope="module")
def dictionary() -> VoikkoDictionary:
    return VoikkoDictionary()


def test_all_base_forms(dictionary: VoikkoDictionary) -> None:
    assert {reading.base for reading in dictionary.readings("alusta")} >= {"alku", "alus"}


def test_a_participle_names_its_verb(dictionary: VoikkoDictionary) -> None:
    assert Reading("tehty", (), "tehdä") in dictionary.readings("tehty")


def test_a_compound_names_its_joints(dictionary: VoikkoDictionary) -> None:
    (reading,) = dictionary.readings("kunnanvaltuustossa")
    assert (reading.base[:6], reading.cuts) == ("kunnan", (6,))


@pytest.mark.parametrize("word", ["", "\0", "vääksynkanavan", "a" * 200, "\ud800"])
def test_what_is_no_word_has_no_reading(dictionary: VoikkoDictionary, word: str) -> None:
    assert dictionary.readings(word) == ()


def test_many_threads_use_one_dictionary(dictionary: VoikkoDictionary) -> None:
    words = ["kouluissa", "lautakunnan", "tehty", "kunnanhallitus"] * 200
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(dictionary.readings, words))
    assert found == [dictionary.readings(word) for word in words]


def test_a_missing_dictionary_says_what_to_type() -> None:
    with pytest.raises(DictionaryMissing, match="apt-get install libvoikko1 voikko-fi"):
        VoikkoDictionary("xx")


def test_the_identity_is_that_of_real_files(dictionary: VoikkoDictionary) -> None:
    nothing = "e3b0c44298fc1c14"  # SHA-256 of no bytes
    assert len(dictionary.identity) == 16
    assert dictionary.identity != nothing
