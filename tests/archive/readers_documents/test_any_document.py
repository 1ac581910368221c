"""Whatever lines a document has, its readers give items or a refusal, and items are well formed."""

from hypothesis import given, settings
from hypothesis import strategies as st

from archive.errors import MinutesReadError
from archive.readers.generic import GenericReader
from archive.readers.source import Source
from archive.readers.tweb import TwebReader
from tests.archive.readers_documents.renderings import FORMATS

LINES = st.sampled_from(
    [
        "", "", "Kunnanhallitus § 45 12.03.2018", "§ 45 Kokouksen avaus", "46 §", "Khall 47 §",
        "KHALL 1.2.2018 § 3", "Päätös", "Päätös: Hyväksyttiin.", "Ehdotus", "Kunnanhallitus:",
        "Dno 12/2018", "212/12.03.01/2018", "Salassa pidettävä, JulkL 24 §", "Transkriptio",
        "1 KUNTA KOKOUS JA SEN AVAUS Kunnanhallitus 45 Kokous avattiin. PÄÄTÖS Avattiin.",
        "Aikaisempi käsittely", "Liitteet", "- kartta", "Tarkas-", "tettavaksi", "Esityslista",
        "Kokousaika   12.3.2018", "Uimarannan laituri", "Kuntalain 51 §:n mukaan.", "\t\t",
        "Lippu\t6,00\t6,50", "Kokouksen päättäminen", "§ 9999a", "Kvalt 1", "Muutoksenhaku",
    ]
)  # fmt: skip
START = "Kunnanhallitus 12.3.2018\n\n§ 44 Kokouksen laillisuus\n\nPäätös: Todettiin.\n\n"
LISTS = st.lists(LINES | st.text(max_size=40), max_size=40).map("\n".join)
DOCUMENTS = LISTS | LISTS.map(START.__add__)


def check(data: bytes, name: str) -> None:
    source = Source(name, data)
    for reader in (TwebReader(), GenericReader()):
        if not reader.recognises(source):
            continue
        try:
            items = list(reader.read(source))
        except MinutesReadError:
            continue
        assert items
        assert len({item.locator for item in items}) == len(items)
        for item in items:
            assert item.title.strip()
            for section in item.sections:
                assert section.text.strip()
                assert all(0 <= k.start < k.end <= len(section.text) for k in section.links)


@settings(max_examples=150, deadline=None)
@given(DOCUMENTS)
def test_any_text(text):
    check(text.encode("utf-8", "replace"), "a.txt")


@settings(max_examples=40, deadline=None)
@given(DOCUMENTS)
def test_any_text_in_other_formats(text):
    plain = "".join(c for c in text if c.isprintable() or c in "\n\t").encode("utf-8", "replace")
    for form, rendered in FORMATS.items():
        check(rendered(plain), f"a.{form}")


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=300), st.sampled_from([b"", b"%PDF-1.4\n", b"PK\x03\x04", b"<html>"]))
def test_any_bytes(data, start):
    check(start + data, "a")
