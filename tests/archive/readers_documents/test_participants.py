"""Those who were at a meeting stay with its first item; the cover's list of items does not."""

from archive.minutes import SectionKind
from archive.readers.documents.participants import participants_of
from archive.readers.generic import GenericReader
from archive.readers.page_lines import PageLine
from archive.readers.source import Source

MINUTES = """Purolan kunta          PÖYTÄKIRJA        3/2016
Kunnanhallitus         14.3.2016

KÄSITELLYT ASIAT

§ 21    {first}      2
§ 22    Sillan korjaus                2
§ 23    Ilmoitusasiat                 3

OSALLISTUJAT
Oili Ranta, puheenjohtaja
Urho Niemi, jäsen

MUUT OSALLISTUJAT: Kaino Lehto, kunnanjohtaja

LAILLISUUS JA PÄÄTÖSVALTAISUUS
Todettiin.

§ 21
{first}
{note}
PÄÄTÖS:
Todettiin.

§ 22
Sillan korjaus

EHDOTUS:
Silta korjataan.

PÄÄTÖS:
Hyväksyttiin.

§ 23
Ilmoitusasiat

PÄÄTÖS:
Merkittiin tiedoksi.
"""


def read(first, note=""):
    data = MINUTES.format(first=first, note=note).encode()
    return list(GenericReader().read(Source("p.txt", data)))


def other(item):
    return [(s.heading, s.text) for s in item.sections if s.kind is SectionKind.OTHER]


def test_the_first_item_has_them_under_the_cover_s_label():
    first, *rest = read("Kokouksen avaus")
    assert other(first) == [
        (
            "OSALLISTUJAT",
            "Oili Ranta, puheenjohtaja\nUrho Niemi, jäsen\n"
            "MUUT OSALLISTUJAT: Kaino Lehto, kunnanjohtaja",
        )
    ]
    assert [item.section_number for item in (first, *rest)] == ["21", "22", "23"]
    assert all(not other(item) for item in rest)


def test_a_confidential_first_item_gets_no_more_text():
    first = read("Virkasuhdeasia", "Salassa pidettävä, JulkL 24 § 1 mom. 25 kohta\n")[0]
    assert first.confidential
    assert other(first) == []


def test_the_list_of_items_is_not_kept():
    texts = [s.text for item in read("Kokouksen avaus") for s in item.sections]
    assert not any("Sillan korjaus" in text for text in texts)


def test_a_label_with_its_persons_and_a_cover_without_any():
    lines = [PageLine("Närvarande: Ulla Vass, ordförande"), PageLine("§ 3 Val")]
    section = participants_of(lines)
    assert section is not None
    assert (section.heading, section.text) == ("Närvarande", "Ulla Vass, ordförande")
    assert participants_of([PageLine("Kommunstyrelsen"), PageLine("Protokoll")]) is None
