"""Identifiers become one key each, in every spelling."""

import pytest

from indexer.analysis.identifiers import find_identifiers


def keys(text: str) -> list[str]:
    return [identifier.key for identifier in find_identifiers(text)]


@pytest.mark.parametrize(
    "text",
    [
        "12.2.2025",
        "12.02.2025",
        "12. 2. 2025",
        "12. helmikuuta 2025",
        "12.helmikuuta 2025",
        "den 12 februari 2025",
        "2025-02-12",
        "12-02-2025",
        "ajalla 1.1.-12.2.2025",
    ],
)
def test_dates_in_every_spelling(text: str) -> None:
    assert keys(text) == ["2025-02-12"]


@pytest.mark.parametrize("text", ["31.2.2025", "12.13.2025", "1.2.3.2025.4", "12.2.25", "0.1.2025"])
def test_what_the_calendar_does_not_have_is_no_date(text: str) -> None:
    assert not any(key.startswith("2025-") for key in keys(text))


@pytest.mark.parametrize("text", ["§ 31", "§31", "31 §", "31§", "31 §:ssä", "pykälä 31", "§ 031"])
def test_sections_in_every_spelling(text: str) -> None:
    assert keys(text) == ["§31"]


@pytest.mark.parametrize(
    "text",
    [
        "kuntalain 140 §",
        "KuntaL 140 §",
        "MRL 137 §:n",
        "kuntalain 140 §:n mukaan",
        "hallintosäännön 12 §",
        "maankäyttö- ja rakennuslain 136 ja 137 §",
        "enligt kommunallagen 140 §",
        "137 §:n 1 momentin",
    ],
)
def test_a_place_in_a_law_is_not_the_number_of_an_item(text: str) -> None:
    assert keys(text) == []


def test_a_law_with_its_number() -> None:
    assert keys("kuntalain (410/2015) 140 §") == ["410/2015"]


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("147/12.09/2025", "147/12.09/2025"),
        ("147 / 12.09 / 2025", "147/12.09/2025"),
        ("ROIDno-2020-2129", "roidno-2020-2129"),
        ("HEL 2024-015249", "hel 2024-015249"),
    ],
)
def test_diary_numbers(text: str, key: str) -> None:
    assert keys(f"Asia {text} on vireillä") == [key]


def test_places_cover_the_spelling() -> None:
    text = "Kokous 09.04.2025 § 31, asia 147/12.09/2025"
    spelled = [text[one.start : one.end] for one in find_identifiers(text)]
    assert spelled == ["09.04.2025", "§ 31", "147/12.09/2025"]
