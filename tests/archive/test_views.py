"""Cases, boards, meetings and revisions, as index and web see them."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from archive.minutes import Board, Section, SectionKind, Stage
from archive.retention import remove
from archive.store.catalogue import SqliteCatalogue
from archive.store.items import PutKind
from archive.store.writer import Store
from tests.archive.store_samples import (
    CANARY,
    DECISION,
    ITEM,
    PENDING,
    SECRET_DECISION,
    SECRET_ITEM,
    home_in,
    put,
)

COUNCIL = replace(
    ITEM, board=Board("Kunnanvaltuusto"), meeting_date=date(2024, 9, 2), section_number="58"
)
BOARD = replace(
    ITEM, board=Board("Kunnanhallitus"), meeting_date=date(2024, 6, 3), section_number="120"
)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store.open(home_in(tmp_path))


@pytest.fixture
def catalogue(store: Store) -> SqliteCatalogue:
    return SqliteCatalogue(store.home)


class TestCase:
    def test_all_handlings_stand_in_their_order_across_boards(self, store, catalogue):
        quoted = replace(BOARD, stage=Stage.EARLIER_HANDLING)
        ids = put(
            store, COUNCIL, quoted, ITEM, replace(ITEM, section_number="99", diary_number="1/2024")
        )
        case = catalogue.case(catalogue.item(ids[0]).case_id)
        assert [(h.id, h.stage) for h in case.handlings] == [
            (ids[2], Stage.MINUTES), (ids[1], Stage.EARLIER_HANDLING), (ids[0], Stage.MINUTES),
        ]  # fmt: skip
        assert (case.diary_number, case.classification) == ("147/12.03/2024", "12.03")
        assert case.municipality == "Asikkala"

    def test_a_case_is_found_by_any_spelling_of_its_number(self, store, catalogue):
        put(store, ITEM)
        case = catalogue.case_of("ASIKKALA", "Dnro 147 / 12.03 / 2024")
        assert case == catalogue.case_of("Asikkala", "147/12.03/2024")
        assert case is not None
        assert catalogue.case_of("Kuhmo", "147/12.03/2024") is None

    def test_the_original_takes_the_place_of_its_quotation(self, store, catalogue):
        quoted, original = put(store, replace(BOARD, stage=Stage.EARLIER_HANDLING), BOARD)
        assert quoted == original
        [handling] = catalogue.case_of("Asikkala", ITEM.diary_number).handlings
        assert handling.stage is Stage.MINUTES

    def test_a_quoted_section_of_another_case_is_another_item(self, store, catalogue):
        quoted = replace(BOARD, stage=Stage.EARLIER_HANDLING)
        assert len(set(put(store, quoted, replace(quoted, diary_number="9/12.03/2024")))) == 2

    @pytest.mark.parametrize("case_id", ["", "0", "x", "-1", "99999999999999999999", "١"])
    def test_unknown_and_hostile_ids_are_not_there(self, store, catalogue, case_id):
        put(store, ITEM)
        assert catalogue.case(case_id) is None

    def test_a_case_whose_items_were_removed_is_gone(self, store, catalogue):
        (item_id,) = put(store, ITEM)
        remove(store, item_id, "Henkilötietoja", "tester")
        assert catalogue.case_of("Asikkala", ITEM.diary_number) is None

    def test_of_a_confidential_handling_there_is_the_mention_alone(self, store, catalogue):
        put(store, SECRET_ITEM, decision=SECRET_DECISION)
        assert CANARY not in repr(catalogue.case_of("Asikkala", SECRET_ITEM.diary_number))


class TestBoard:
    def test_meetings_stand_by_year_the_latest_first(self, store, catalogue):
        put(store, *(replace(ITEM, meeting_date=date(y, 5, 1)) for y in (2023, 2024, 2022)))
        put(store, replace(ITEM, section_number="32", meeting_date=date(2024, 5, 1)))
        page = catalogue.board("asikkala/hyvoltk")
        assert page.board.label == "Hyvinvointilautakunta"
        years = {y: [m.items for m in found] for y, found in page.meetings_by_year().items()}
        assert list(years.items()) == [(2024, [2]), (2023, [1]), (2022, [1])]

    def test_the_id_of_a_merged_board_leads_to_the_one_it_became(self, store, catalogue):
        put(store, replace(ITEM, board=Board("Hyvinvointilautakunta")))
        put(store, replace(ITEM, board=Board(None, "HYVOLTK"), section_number="5"))
        put(store, ITEM)
        (alias,) = catalogue.board_aliases()
        assert catalogue.board(alias).board.id in catalogue.boards()

    def test_unknown_boards_are_not_there(self, store, catalogue):
        assert catalogue.board("nosuch/board") is None
        assert catalogue.board("\ud800") is None
        assert catalogue.meeting("nosuch/board", date(2024, 1, 1)) is None


class TestMeeting:
    def test_items_stand_in_the_order_of_their_sections(self, store, catalogue):
        put(store, *(replace(ITEM, section_number=n) for n in ("101", "9", "10", "10a")))
        put(store, replace(ITEM, section_number=None, diary_number=None, title="Lopuksi"))
        meeting = catalogue.meeting("asikkala/hyvoltk", date(2024, 5, 14))
        assert [i.section_number for i in meeting.items] == ["9", "10", "10a", "101", None]

    def test_neighbours_are_told(self, store, catalogue):
        put(store, *(replace(ITEM, meeting_date=date(2024, m, 1)) for m in (3, 4, 5)))
        meeting = catalogue.meeting("asikkala/hyvoltk", date(2024, 4, 1))
        assert (meeting.previous_day, meeting.next_day) == (date(2024, 3, 1), date(2024, 5, 1))
        assert catalogue.meeting("asikkala/hyvoltk", date(2024, 4, 2)) is None


class TestRevisions:
    def test_all_revisions_are_there_and_the_shown_one_is_told(self, store, catalogue):
        agenda = replace(ITEM, stage=Stage.AGENDA)
        (item_id,) = put(store, agenda, decision=PENDING)
        put(store, ITEM)
        put(store, replace(agenda, title="Myöhässä"), decision=PENDING)
        found = catalogue.revisions(item_id)
        assert [(r.number, r.item.stage.value, r.shown) for r in found] == [
            (1, "agenda", False), (2, "minutes", True), (3, "agenda", False),
        ]  # fmt: skip
        assert [r.item.revision for r in found] == [1, 2, 3]

    def test_what_became_confidential_is_hidden_in_every_revision(self, store, catalogue):
        public = replace(SECRET_ITEM, confidential=False)
        (item_id,) = put(store, public)
        put(store, SECRET_ITEM, decision=SECRET_DECISION)
        assert len(catalogue.revisions(item_id)) == 2
        assert CANARY not in repr(catalogue.revisions(item_id))

    def test_a_removed_item_has_none(self, store, catalogue):
        (item_id,) = put(store, ITEM)
        remove(store, item_id, "Henkilötietoja", "tester")
        assert catalogue.revisions(item_id) == ()
        assert catalogue.revisions("nosuchitem") == ()


def test_a_list_of_titles_replaces_no_text(store, catalogue):
    (item_id,) = put(store, ITEM)
    with store.transaction() as transaction:
        listed = replace(ITEM, sections=(), diary_number=None, title="Otsikko listalla")
        assert transaction.put_item(listed, DECISION).kind is PutKind.EARLIER
    assert catalogue.item(item_id).sections == ITEM.sections
    longer = replace(ITEM, sections=(Section(SectionKind.RESOLUTION, "Hyväksyttiin."),))
    put(store, longer)
    assert catalogue.item(item_id).sections == longer.sections
