"""Parents, renamed and ended boards: from their names, and from the settings."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from archive.errors import UsageError
from archive.minutes import Board
from archive.settings import load
from archive.store.catalogue import SqliteCatalogue
from archive.store.writer import Store
from archive.town_tables import BoardRelations
from tests.archive.store_samples import ITEM, home_in, ingest, put

TOML = """
[boards.Asikkala]
HYVOLTK = "Hyvinvointilautakunta"
[boards.Asikkala.parents]
"Yksilöjaosto" = "HYVOLTK"
[boards.Asikkala.renamed]
"Sivistyslautakunta" = "Hyvinvointilautakunta"
[boards.Asikkala.ended]
"Sivistyslautakunta" = 2021-07-31
[classification.Asikkala]
"12.03" = "Kirjastopalvelut"
"""


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store.open(home_in(tmp_path))


def boards_named(store: Store, *names: str, municipality: str = "Asikkala") -> None:
    for number, name in enumerate(names):
        item = replace(ITEM, board=Board(name), municipality=municipality)
        put(store, replace(item, section_number=str(number)))


def settled(store: Store, relations: BoardRelations | None = None) -> dict[str, str | None]:
    """Each board's name with that of its parent."""
    with store.transaction() as transaction:
        transaction.settle_relations(relations or BoardRelations())
    with SqliteCatalogue(store.home) as catalogue:
        boards = catalogue.boards()
    return {b.label: boards[b.parent_id].label if b.parent_id else None for b in boards.values()}


@pytest.mark.parametrize(
    ("section", "parent"),
    [
        ("Kaupunkiympäristölautakunnan rakennusjaosto", "Kaupunkiympäristölautakunta"),
        ("Opetus- ja varhaiskasvatuslautakunnan ruotsinkielinen jaosto",
         "Opetus- ja varhaiskasvatuslautakunta"),
        ("Kunnanhallituksen henkilöstöjaosto", "Kunnanhallitus"),
        ("Bildningsnämndens svenska sektion", "Bildningsnämnden"),
    ],
)  # fmt: skip
def test_a_section_names_its_parent(store, section, parent):
    boards_named(store, section, parent, "Kunnanvaltuusto")
    assert settled(store) == {section: parent, parent: None, "Kunnanvaltuusto": None}


def test_a_name_alone_makes_no_section(store):
    boards_named(store, "Kunnanhallituksen nimeämä raati", "Kunnanhallitus", "Yksilöjaosto")
    assert set(settled(store).values()) == {None}


def test_a_parent_of_another_municipality_is_none(store):
    boards_named(store, "Kunnanhallitus", municipality="Kuhmo")
    boards_named(store, "Kunnanhallituksen henkilöstöjaosto")
    assert set(settled(store).values()) == {None}


def test_a_circle_is_not_taken_up(store):
    boards_named(store, "Ajaosto", "Bjaosto")
    circle = BoardRelations({"Asikkala": {"Ajaosto": "Bjaosto", "Bjaosto": "Ajaosto"}})
    assert set(settled(store, circle).values()) == {None}


def test_items_of_a_board_that_changed_are_logged_once(store):
    boards_named(store, "Kunnanhallitus", "Kunnanhallituksen henkilöstöjaosto")
    with SqliteCatalogue(store.home) as catalogue:
        before = catalogue.last_change()
        settled(store)
        settled(store)
        assert [c.number - before for c in catalogue.changes(before)] == [1]


def test_the_settings_count_at_the_next_ingest(store, tmp_path):
    boards_named(store, "Hyvinvointilautakunta", "Yksilöjaosto", "Sivistyslautakunta")
    folder = tmp_path / "settings"
    folder.mkdir()
    (folder / "archive.toml").write_text(TOML, encoding="utf-8")
    ingest(store, [], towns=load(folder).towns)
    with SqliteCatalogue(store.home) as catalogue:
        page = catalogue.board("asikkala/hyvinvointilautakunta")
        assert [b.name for b in page.sections] == ["Yksilöjaosto"]
        [old] = page.predecessors
        assert (old.name, old.ended_on) == ("Sivistyslautakunta", date(2021, 7, 31))
        item = catalogue.item(next(catalogue.item_ids()))
        assert (item.classification, item.classification_name) == ("12.03", "Kirjastopalvelut")
        ingest(store, [])
        assert catalogue.board("asikkala/hyvinvointilautakunta").sections == ()
        assert catalogue.item(item.id).classification_name is None


@pytest.mark.parametrize(
    "text",
    [
        "boards = 3",
        "[boards]\nAsikkala = 'x'",
        "[boards.Asikkala]\nHYVOLTK = 7",
        "[boards.Asikkala.parents]\nA = ''",
        "[boards.Asikkala.elsewhere]\nA = 'B'",
        "[boards.Asikkala.ended]\nA = '2021-07-31'",
        "[boards.Asikkala.ended]\nA = 2021-07-31T00:00:00",
        "[classification]\nAsikkala = 'x'",
        "[classification.Asikkala]\nkirjasto = 'x'",
        "[classification.Asikkala]\n'12' = 7",
    ],
)
def test_wrong_tables_are_named_with_an_example(tmp_path, text):
    (tmp_path / "archive.toml").write_text(text, encoding="utf-8")
    with pytest.raises(UsageError, match=r"(?s)archive\.toml.*Asikkala") as error:
        load(tmp_path)
    assert "\n[" in str(error.value)
