"""A person's corrections: on top of every reading, told apart, and withdrawn again."""

from dataclasses import replace
from pathlib import Path

import pytest

from archive.correction import correct
from archive.errors import UsageError
from archive.retention import remove
from archive.store.catalogue import SqliteCatalogue
from archive.store.corrections import FIELDS, correction_log
from archive.store.writer import Store
from tests.archive.store_samples import (
    CANARY,
    ITEM,
    SECRET_ITEM,
    home_in,
    ingest,
    put,
    write_minutes,
)

GOOD = {
    "title": "Kirjaston kesäajat",
    "board": "Vapaa-aikalautakunta",
    "date": "15.5.2024",
    "section_number": "§ 33",
    "diary_number": "148/12.03/2024",
    "decision_types": "noted, approved",
    "outcome": "modified",
    "confidential": "yes",
}


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store.open(home_in(tmp_path))


@pytest.fixture
def catalogue(store: Store) -> SqliteCatalogue:
    return SqliteCatalogue(store.home)


@pytest.fixture
def item_id(store: Store) -> str:
    return put(store, ITEM)[0]


@pytest.mark.parametrize(("field", "value"), GOOD.items())
def test_every_field_can_be_corrected_and_taken_back(store, catalogue, item_id, field, value):
    before = catalogue.item(item_id)
    done = correct(store, item_id, field, value, "Virhe lähteessä", "tester")
    assert done.changed
    assert catalogue.item(item_id) != before
    again = correct(store, item_id, field, done.value, "Sama uudestaan", "tester")
    assert again.changed == (field in ("decision_types", "outcome"))  # the reason is evidence
    correct(store, item_id, field, None, "Lähde oli oikeassa", "tester")
    after = catalogue.item(item_id)
    assert (after.title, after.board, after.meeting_date) == (
        before.title, before.board, before.meeting_date,
    )  # fmt: skip
    assert (after.section_number, after.diary_number) == ("31", "147/12.03/2024")
    assert (after.confidential, after.corrections) == (False, ())


def test_every_field_is_tested():
    assert GOOD.keys() == FIELDS.keys()


def test_a_correction_is_told_apart(store, catalogue, item_id):
    correct(store, item_id, "title", GOOD["title"], "Otsikko katkesi", "tester")
    item = catalogue.item(item_id)
    assert item.title == GOOD["title"]
    [told] = item.corrections
    assert (told.field, told.value, told.read) == ("title", GOOD["title"], ITEM.title)
    assert told.reason == "Otsikko katkesi"
    [entry] = correction_log(store.connection, item_id)
    assert entry.by == "tester"


def test_corrected_types_and_outcome_name_the_correction_as_their_evidence(
    store, catalogue, item_id
):
    correct(store, item_id, "decision_types", "granted, noted", "Luettu väärin", "tester")
    decision = catalogue.item(item_id).decision
    assert [t.value for t in decision.type_values] == ["noted", "granted"]
    assert {(e.rule, e.text) for t in decision.types for e in t.evidence} == {
        ("correction", "Luettu väärin")
    }


def test_it_survives_the_next_reading_and_what_that_read_is_kept(store, catalogue, item_id):
    correct(store, item_id, "title", GOOD["title"], "Otsikko katkesi", "tester")
    put(store, ITEM)
    assert catalogue.item(item_id).revision == 2, "the same reading makes no revision"
    put(store, replace(ITEM, title="Uusi otsikko", diary_number="148/12.03/2024"))
    item = catalogue.item(item_id)
    assert (item.title, item.diary_number) == (GOOD["title"], "148/12.03/2024")
    assert item.corrections[0].read == "Uusi otsikko"
    correct(store, item_id, "title", None, "Lähde korjattu", "tester")
    assert catalogue.item(item_id).title == "Uusi otsikko"


def test_it_survives_the_ingest_of_a_changed_file(store, catalogue, tmp_path):
    folder = tmp_path / "asikkala"
    write_minutes(folder, range(1, 2))
    ingest(store, [folder])
    (item_id,) = catalogue.item_ids()
    correct(store, item_id, "date", "2024-05-15", "Kokous siirtyi", "tester")
    write_minutes(folder, range(1, 2), resolution="Asia jätettiin pöydälle.")
    assert ingest(store, [folder]).items_changed == 1
    assert list(catalogue.item_ids()) == [item_id]
    item = catalogue.item(item_id)
    assert (str(item.meeting_date), item.decision.outcome.value) == ("2024-05-15", "tabled")


def test_the_corrected_place_leads_to_the_item_too(store, item_id):
    correct(store, item_id, "section_number", "33", "Väärä pykälä", "tester")
    assert put(store, replace(ITEM, section_number="33", title="Toisesta lähteestä")) == [item_id]


def test_what_is_made_confidential_is_hidden_for_good(store, catalogue):
    (item_id,) = put(store, replace(SECRET_ITEM, confidential=False))
    correct(store, item_id, "confidential", "yes", "Jäi merkitsemättä", "tester")
    assert CANARY not in repr((catalogue.item(item_id), catalogue.revisions(item_id)))
    put(store, replace(SECRET_ITEM, confidential=False, title="Uudelleen luettu"))
    assert CANARY not in repr(catalogue.item(item_id))


@pytest.mark.parametrize(
    ("field", "value", "reason", "told"),
    [
        ("color", "red", "x", "Fields: title"),
        ("title", " ", "x", "cannot be empty"),
        ("date", "2024-13-01", "x", "9.4.2025"),
        ("date", "31.2.2024", "x", "9.4.2025"),
        ("diary_number", "abc", "x", "no diary number"),
        ("decision_types", "approved, great", "x", "decision types"),
        ("decision_types", "", "x", "decision types"),
        ("outcome", "won", "x", "outcomes are"),
        ("confidential", "maybe", "x", "yes or no"),
        ("title", "Hyvä", "  ", "needs a reason"),
        ("title", None, "x", "No correction of title"),
    ],
)
def test_what_cannot_be_is_refused(store, catalogue, item_id, field, value, reason, told):
    with pytest.raises(UsageError, match=told):
        correct(store, item_id, field, value, reason, "tester")
    assert catalogue.item(item_id).corrections == ()


def test_an_unknown_and_a_removed_item_are_named(store, item_id):
    with pytest.raises(UsageError, match="no item"):
        correct(store, "nosuchitem", "title", "x", "y", "tester")
    correct(store, item_id, "title", "Salaisuus", "Sana 'Salaisuus'", "tester")
    remove(store, item_id, "Henkilötietoja", "tester")
    with pytest.raises(UsageError, match="was removed"):
        correct(store, item_id, "title", "x", "y", "tester")
    assert correction_log(store.connection, item_id) == ()
