"""Of a confidential item nothing leaves the archive but the mention and its ground."""

from dataclasses import replace
from pathlib import Path

import msgspec
import pytest

from archive.decision_words import DecisionType, Flag, Outcome
from archive.home import Home
from archive.minutes import Stage
from archive.public import PublicItem
from archive.retention import remove
from archive.store.catalogue import SqliteCatalogue
from archive.store.identity import Origin
from archive.store.sources import SourceRecord
from archive.store.writer import Store
from tests.archive.store_samples import (
    CANARY,
    DECISION,
    ITEM,
    SECRET_DECISION,
    SECRET_ITEM,
    home_in,
    put,
)

OPEN_BYTES, SECRET_BYTES, MIXED_BYTES = b"open file", b"secret file", b"both in one file"


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return home_in(tmp_path)


def put_file(store: Store, data: bytes, *items: object) -> tuple[str, list[str]]:
    digest = store.objects.put(data)
    with store.transaction() as transaction:
        name = f"{CANARY}.txt"
        transaction.put_source(SourceRecord(digest, len(data), name, "r", 1, "r 1", ""))
        ids = []
        for number, item in enumerate(items):
            decision = SECRET_DECISION if item is SECRET_ITEM else DECISION
            origin = Origin(digest, str(number))
            ids.append(transaction.put_item(item, decision, origin).item_id)  # type: ignore[arg-type]
        transaction.keep_original(digest, name, data)
    return digest, ids


def test_only_the_mention_and_its_ground_are_public(home: Home) -> None:
    with Store.open(home) as store:
        _, (item_id,) = put_file(store, SECRET_BYTES, SECRET_ITEM)
    with SqliteCatalogue(home) as catalogue:
        item = catalogue.item(item_id)
        assert catalogue.items([item_id]) == {item_id: item}
    assert isinstance(item, PublicItem)
    assert CANARY.encode() not in msgspec.json.encode(item)
    assert (item.confidential, item.confidentiality_ground) == (
        True,
        SECRET_ITEM.confidentiality_ground,
    )
    assert (item.title, item.diary_number) == ("Salassa pidettävä asia", "148/12.03/2024")
    assert (item.sections, item.attachments, item.source_digest) == ((), (), None)
    assert (item.decision_types, item.decision.outcome) == (
        (DecisionType.UNKNOWN,),
        Outcome.UNKNOWN,
    )
    assert [reading.value for reading in item.decision.flags] == [Flag.CONFIDENTIAL]


def test_an_original_with_a_secret_in_it_is_not_handed_out(home: Home) -> None:
    with Store.open(home) as store:
        plain, _ = put_file(store, OPEN_BYTES, replace(ITEM, section_number="1"))
        secret, _ = put_file(store, SECRET_BYTES, SECRET_ITEM)
        mixed, _ = put_file(store, MIXED_BYTES, ITEM, replace(SECRET_ITEM, section_number="9"))
    with SqliteCatalogue(home) as catalogue:
        found = catalogue.original(plain)
        assert found is not None
        assert (found.path.read_bytes(), found.media_type) == (OPEN_BYTES, "text/plain")
        assert catalogue.original(secret) is None
        assert catalogue.original(mixed) is None
        assert catalogue.original("f" * 64) is None
        assert catalogue.original("../../etc/passwd\ud800") is None


def test_an_item_that_becomes_secret_takes_its_agenda_file_with_it(home: Home) -> None:
    agenda = replace(SECRET_ITEM, confidential=False, stage=Stage.AGENDA)
    with Store.open(home) as store:
        digest, _ = put_file(store, OPEN_BYTES, agenda)
        with SqliteCatalogue(home) as catalogue:
            assert catalogue.original(digest) is not None
            put_file(store, SECRET_BYTES, SECRET_ITEM)
            assert catalogue.original(digest) is None


def test_an_original_of_a_removed_item_is_not_handed_out(home: Home) -> None:
    with Store.open(home) as store:
        digest, ids = put_file(store, MIXED_BYTES, ITEM, replace(ITEM, section_number="77"))
        remove(store, ids[0], "Henkilötietoja", "tester")
    with SqliteCatalogue(home) as catalogue:
        assert catalogue.original(digest) is None
        assert catalogue.item_count() == 1


def test_a_public_item_shows_all(home: Home) -> None:
    with Store.open(home) as store:
        (item_id,) = put(store, ITEM)
    with SqliteCatalogue(home) as catalogue:
        item = catalogue.item(item_id)
    assert isinstance(item, PublicItem)
    assert (item.sections, item.decision) == (ITEM.sections, DECISION)
    assert (item.municipality, item.classification) == ("Asikkala", "12.03")
