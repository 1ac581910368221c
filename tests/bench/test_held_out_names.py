"""Names are hidden from the dictionary, and guessers are measured on them."""

from bench.held_out_names import ForgetfulDictionary, known_types, names_table

FORMS = {"helsinki", "helsingin", "helsingissä", "mikkeli", "mikkelin", "koulu", "koulun"}


def test_a_hidden_name_is_unknown_and_other_words_are_not():
    dictionary = ForgetfulDictionary(frozenset({"helsinki"}))
    assert not dictionary.readings("helsingissä")
    assert [one.base for one in dictionary.readings("mikkelin")] == ["mikkeli"]


def test_forms_are_typed_by_their_one_base_form():
    assert {(one.form, one.lemma) for one in known_types({"helsingin", "qwertz"})} == {
        ("helsingin", "helsinki")
    }


def test_the_rules_find_more_hidden_names_than_no_guess():
    rows = names_table({"here": known_types(FORMS)}).splitlines()
    found = {row.split("|")[1].strip(): float(row.split("|")[2]) for row in rows[2:]}
    assert "2 names" in rows[0]
    assert found["none"] < found["fixed rules (served)"] == 100
