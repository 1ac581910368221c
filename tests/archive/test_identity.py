"""Which item it is: native ids, places, files, paths; merges and redirects."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from archive.minutes import AgendaItem, Board, Stage
from archive.public import PublicItem
from archive.retention import remove
from archive.store.catalogue import SqliteCatalogue
from archive.store.identity import Origin
from archive.store.items import PutKind
from archive.store.sources import SourceRecord
from archive.store.writer import Store
from tests.archive.store_samples import DECISION, ITEM, home_in, put

UNPLACED = replace(ITEM, section_number=None, meeting_date=None)
UNNUMBERED = replace(ITEM, section_number=None)
A, B = "a" * 64, "b" * 64


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store.open(home_in(tmp_path))


def put_from(
    store: Store, item: AgendaItem, digest: str, locator: str = "", previous: str | None = None
) -> str:
    with store.transaction() as transaction:
        transaction.put_source(SourceRecord(digest, 1, "f.txt", "r", 1, "r 1", ""))
        origin = Origin(digest, locator, previous)
        return transaction.put_item(item, DECISION, origin).item_id


def count(store: Store) -> int:
    with SqliteCatalogue(store.home) as catalogue:
        return catalogue.item_count()


def test_a_place_is_board_date_and_section(store: Store) -> None:
    others = [
        replace(ITEM, section_number="32"),
        replace(ITEM, meeting_date=date(2024, 5, 15)),
        replace(ITEM, board=Board("Tekninen lautakunta")),
        replace(ITEM, municipality="Kuhmo"),
        replace(ITEM, stage=Stage.MOTION),
    ]
    assert len(set(put(store, ITEM, *others))) == 6
    assert put(store, replace(ITEM, title="Toinen otsikko"))[0] == put(store, ITEM)[0]


def test_a_native_id_leads_to_the_item_when_its_place_changed(store: Store) -> None:
    native = replace(ITEM, native_id="4711")
    moved = replace(native, section_number="35")
    assert len(set(put(store, native, moved))) == 1
    other_town = replace(native, municipality="Kuhmo", section_number="1")
    assert put(store, other_town) != put(store, native)


def test_the_place_in_the_file_leads_to_an_item_without_other_keys(store: Store) -> None:
    first = put_from(store, UNPLACED, A, "1")
    assert put_from(store, replace(UNPLACED, title="Korjattu"), A, "1") == first
    assert put_from(store, UNPLACED, A, "2") != first


def test_new_bytes_at_a_path_are_the_item_that_it_held(store: Store) -> None:
    first = put_from(store, UNPLACED, A)
    assert put_from(store, replace(UNPLACED, title="Korjattu"), B, previous=A) == first


def test_a_path_leads_to_no_item_that_has_a_place_of_its_own(store: Store) -> None:
    first = put_from(store, ITEM, A)
    assert put_from(store, replace(ITEM, section_number="99"), B, previous=A) != first


def test_two_texts_of_one_file_are_never_one_item(store: Store) -> None:
    with store.transaction() as transaction:
        transaction.put_source(SourceRecord(A, 1, "f.txt", "r", 1, "r 1", ""))
        one = transaction.put_item(ITEM, DECISION, Origin(A, "1"))
        twin = replace(ITEM, title="Sama pykälä uudestaan")
        two = transaction.put_item(twin, DECISION, Origin(A, "2"), {one.item_id})
    assert two.kind is PutKind.NEW
    assert one.item_id != two.item_id


def test_items_that_turn_out_to_be_one_leave_a_redirect(store: Store) -> None:
    by_native, by_place = put(store, replace(UNPLACED, native_id="4711"), ITEM)
    assert by_native != by_place
    (merged,) = put(store, replace(ITEM, native_id="4711", title="Nyt molemmat"))
    gone = ({by_native, by_place} - {merged}).pop()
    assert merged == by_native, "the older id stays"
    with SqliteCatalogue(store.home) as catalogue:
        item = catalogue.item(gone)
        assert isinstance(item, PublicItem)
        assert (item.id, item.title) == (merged, "Nyt molemmat")
        assert catalogue.removed([gone, merged]) == {gone}
        assert list(catalogue.item_ids()) == [merged]
        kinds = {(c.item_id, c.kind.value) for c in catalogue.changes(0)}
    assert (gone, "removed") in kinds


def test_a_better_reading_of_the_same_file_joins_the_item_of_its_place(store: Store) -> None:
    badly_read = put_from(store, UNPLACED, A)
    placed = put_from(store, ITEM, B)
    assert badly_read != placed
    put_from(store, ITEM, A)
    assert count(store) == 1


class TestHandlingsWithoutASection:
    """An agenda has no § yet: its item is told by meeting and diary number, or title."""

    def test_the_minutes_take_over_the_item_of_their_agenda(self, store: Store) -> None:
        agenda = replace(UNNUMBERED, stage=Stage.AGENDA)
        first, second = put(store, agenda, ITEM)
        assert first == second
        assert put(store, ITEM) == [first], "by its place from now on"

    def test_an_agenda_that_comes_late_is_the_item_of_the_minutes(self, store: Store) -> None:
        assert len(set(put(store, ITEM, replace(UNNUMBERED, stage=Stage.AGENDA)))) == 1

    def test_a_quotation_without_a_section_is_the_item_itself(self, store: Store) -> None:
        quoted = replace(UNNUMBERED, stage=Stage.EARLIER_HANDLING, diary_number="147/12.03/2024")
        assert len(set(put(store, ITEM, quoted))) == 1

    def test_a_case_that_came_up_twice_tells_nothing(self, store: Store) -> None:
        twice = [ITEM, replace(ITEM, section_number="35")]
        ids = put(store, *twice, replace(UNNUMBERED, stage=Stage.AGENDA))
        assert len(set(ids)) == 3

    def test_two_sections_are_two_items(self, store: Store) -> None:
        assert len(set(put(store, ITEM, replace(ITEM, section_number="32")))) == 2

    def test_without_a_diary_number_the_title_tells(self, store: Store) -> None:
        opening = replace(ITEM, title="Kokouksen avaus", diary_number=None)
        agenda = replace(opening, section_number=None, stage=Stage.AGENDA)
        other = replace(agenda, title="Ilmoitusasiat")
        ids = put(store, agenda, other, opening)
        assert ids[0] == ids[2] != ids[1]

    def test_another_meeting_is_another_handling(self, store: Store) -> None:
        agenda = replace(UNNUMBERED, stage=Stage.AGENDA, meeting_date=date(2024, 6, 11))
        assert len(set(put(store, ITEM, agenda))) == 2

    def test_minutes_of_a_removed_agenda_stay_out(self, store: Store) -> None:
        (item_id,) = put(store, replace(UNNUMBERED, stage=Stage.AGENDA))
        remove(store, item_id, "Henkilötietoja", "tester")
        with store.transaction() as transaction:
            result = transaction.put_item(ITEM, DECISION)
        assert (result.item_id, result.kind) == (item_id, PutKind.KEPT_OUT)

    def test_other_items_of_that_meeting_come_in(self, store: Store) -> None:
        (item_id,) = put(store, replace(UNNUMBERED, stage=Stage.AGENDA))
        remove(store, item_id, "Henkilötietoja", "tester")
        assert put(store, replace(ITEM, diary_number="9/12.03/2024")) != [item_id]


def test_one_document_through_two_systems_is_one_item_with_two_sources(store: Store) -> None:
    first = put_from(store, ITEM, A)
    assert put_from(store, replace(ITEM, source_system="cloudnc", native_id="77"), B) == first
    with SqliteCatalogue(store.home) as catalogue:
        item = catalogue.item(first)
    assert isinstance(item, PublicItem)
    assert {source.digest for source in item.sources} == {A, B}


class TestBoards:
    """Boards by any of their names."""

    @pytest.fixture
    def ids(self, store: Store) -> dict[str, str]:
        def board_of(municipality: str, board: Board, section: str) -> str:
            item = replace(ITEM, municipality=municipality, board=board, section_number=section)
            (item_id,) = put(store, item)
            with SqliteCatalogue(store.home) as catalogue:
                found = catalogue.item(item_id)
            assert isinstance(found, PublicItem)
            assert found.board
            return found.board.id

        return {
            "short": board_of("Asikkala", Board(None, "HYVOLTK"), "1"),
            "small": board_of("Asikkala", Board(None, "hyvoltk"), "2"),
            "both": board_of("Asikkala", Board("Hyvinvointilautakunta", "HyvoLtk"), "3"),
            "long": board_of("asikkala", Board("HYVINVOINTILAUTAKUNTA"), "4"),
            "elsewhere": board_of("Kuhmo", Board("Hyvinvointilautakunta", "HYVOLTK"), "5"),
            "rival": board_of("Asikkala", Board("Vapaa-aikalautakunta", "HYVOLTK"), "6"),
            "nameless": board_of("", Board("Ääkköslautakunta å/§"), "7"),
        }

    def test_one_board_has_one_id(self, ids: dict[str, str]) -> None:
        assert ids["short"] == ids["small"] == ids["both"] == ids["long"] == "asikkala/hyvoltk"

    def test_another_municipality_has_its_own(self, ids: dict[str, str]) -> None:
        assert ids["elsewhere"] == "kuhmo/hyvoltk"

    def test_another_full_name_is_another_board(self, ids: dict[str, str]) -> None:
        assert ids["rival"] == "asikkala/hyvoltk-2"

    def test_an_unknown_municipality_is_said_so(self, ids: dict[str, str]) -> None:
        assert ids["nameless"] == "tuntematon/aakkoslautakunta-a"

    def test_the_full_name_is_learnt(self, ids: dict[str, str], store: Store) -> None:
        with SqliteCatalogue(store.home) as catalogue:
            board = catalogue.boards()[ids["short"]]
        assert (board.label, board.abbreviation) == ("Hyvinvointilautakunta", "HYVOLTK")


def test_learning_a_boards_name_changes_all_of_its_items(store: Store) -> None:
    short = replace(ITEM, board=Board(None, "HYVOLTK"))
    ids = put(store, short, replace(short, section_number="32"))
    with SqliteCatalogue(store.home) as catalogue:
        before = catalogue.last_change()
        put(store, replace(ITEM, section_number="33"))
        assert set(ids) <= {change.item_id for change in catalogue.changes(before)}


def test_two_boards_that_are_one_are_merged_with_their_items(store: Store) -> None:
    """Two items of one place, under a name and under an abbreviation, become one."""
    name, short = Board("Hyvinvointilautakunta"), Board(None, "HYVOLTK")
    ids = put(store, replace(ITEM, board=name), replace(ITEM, board=short))
    (alone,) = put(store, replace(ITEM, board=short, section_number="40"))
    assert len(set(ids)) == 2
    put(store, replace(ITEM, section_number="50"))
    with SqliteCatalogue(store.home) as catalogue:
        (board,) = catalogue.boards()
        assert catalogue.board_aliases() == {"asikkala/hyvoltk": board}
        assert catalogue.item_count() == 3
        found = [catalogue.item(item_id) for item_id in (*ids, alone)]
    assert all(isinstance(i, PublicItem) and i.board and i.board.id == board for i in found)
    assert put(store, replace(ITEM, board=short, section_number="40")) == [alone]
