"""Which municipality a source comes from."""

import pytest

from archive.municipalities import canonical, names, of_source
from archive.readers.source import Source


def told(text="", name="x.txt", municipality=None):
    return of_source(Source(name, b"", municipality), text)


def test_all_municipalities_are_there():
    assert len(set(names().by_genitive.values())) > 309
    assert {"Asikkala", "Ii", "Koski Tl", "Maarianhamina", "Raasepori"} <= set(
        names().by_name.values()
    )


@pytest.mark.parametrize(
    ("name", "known"),
    [
        ("Esbo", "Espoo"),
        ("raseborg", "Raasepori"),
        ("S:t Michel", "Mikkeli"),
        ("ÅBO", "Turku"),
        ("Salo", "Salo"),
    ],
)
def test_swedish_names_lead_to_the_finnish_one(name, known):
    assert canonical(name) == known


def test_what_the_administrator_says_counts_first():
    assert told("Lahden kaupunki", "espoo/kh.txt", "Esbo") == "Espoo"
    assert told("Lahden kaupunki", municipality="Uusikunta") == "Uusikunta"


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("Asikkalan kunta\nHyvinvointilautakunta", "Asikkala"),
        ("puh. 01, etunimi.sukunimi(a)asikkala.fi", "Asikkala"),
        ("sähköposti oma.nimi@edu.jarvenpaa.fi", "Järvenpää"),
        ("Raseborgs stad\nBildningsnämnden", "Raasepori"),
        ("Uudenkaupungin kaupunki hyväksyi sopimuksen.", "Uusikaupunki"),
        ("lisätietoja: www.ouka.fi", "Oulu"),
        ("Kosken Tl kunta\nKunnanhallitus", "Koski Tl"),
    ],
)
def test_the_document_tells(text, known):
    assert told(text) == known


@pytest.mark.parametrize(
    "text",
    [
        "Ii oli tavu.",
        "Jäsen Pekka Salo ja Veera Kolari esittivät asian palauttamista.",
        "Tässä sattui kolari, jonka jälkeen lahti oli suljettu.",
        "oma.nimi@hyvinvointi.example.fi",
        "Lahden kaupunki ja Heinolan kaupunki sopivat asiasta.",
        "",
    ],
)
def test_mere_words_tell_nothing(text):
    assert told(text) is None


@pytest.mark.parametrize(
    ("name", "known"),
    [
        ("minutes/raasepori/kh.txt", "Raasepori"),
        ("jarvenpaa_kh_2024.txt", "Järvenpää"),
        ("asikkala-hyvoltk-2025-04-09-31.txt", "Asikkala"),
        ("Mänttä-Vilppula/kh.txt", "Mänttä-Vilppula"),
        ("salo/kh.txt", "Salo"),
        ("salo-pekka.txt", None),
        ("kolari-2020.txt", None),
        ("lautakunta.txt", None),
    ],
)
def test_folder_and_file_may_tell(name, known):
    assert told(name=name) == known


def test_a_mention_counts_less_than_the_folder_and_an_address_more():
    assert told("Sopimus: Lahden kaupunki", "hollola/kh.txt") == "Hollola"
    assert told("oma.nimi@lahti.fi", "hollola/kh.txt") == "Lahti"
    assert told("a@lahti.fi b@lahti.fi c@hollola.fi", "hollola/kh.txt") == "Hollola"
