from datetime import date
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.decision_words import Decision
from archive.errors import StoreError
from archive.minutes import AgendaItem, Board
from archive.store.codec import content_digest, content_of, decode, encode
from tests.archive.store_samples import DECISION, ITEM

TEXT = st.text(max_size=40)
BOARDS = st.builds(Board, name=TEXT.filter(bool), abbreviation=st.none() | TEXT)
ITEMS = st.builds(
    AgendaItem,
    title=TEXT,
    source_system=TEXT,
    board=st.none() | BOARDS,
    meeting_date=st.none() | st.dates(min_value=date(1000, 1, 1)),
    locator=st.just(""),
    unread=st.just(()),
)


@given(ITEMS, st.from_type(Decision))
def test_content_comes_back_as_it_was(item: AgendaItem, decision: Decision) -> None:
    content = content_of(item, decision)
    data = encode(content)
    assert decode(data) == content
    assert encode(decode(data)) == data


def test_the_digest_is_sha256_of_the_bytes() -> None:
    data = encode(content_of(ITEM, DECISION))
    assert content_digest(data) == sha256(data).hexdigest()


def test_what_belongs_to_the_file_is_no_content() -> None:
    elsewhere = AgendaItem(title="Otsikko", source_system="s", locator="7", unread=("rivi",))
    here = AgendaItem(title="Otsikko", source_system="s")
    assert encode(content_of(elsewhere, DECISION)) == encode(content_of(here, DECISION))


@pytest.mark.parametrize("data", [b"", b"{}", b"\xff", b'{"item": 1}', b"[" * 100_000])
def test_damaged_content_is_a_clear_error(data: bytes) -> None:
    with pytest.raises(StoreError, match="archive verify"):
        decode(data)
