"""Tweb's PDF of one item with two decisions in it: the earlier one, then its own."""

from __future__ import annotations

from corpus.documents.page_flow import PageFlow


def item() -> bytes:
    """The file."""
    flow = PageFlow(left=57, label_left=57, size=9)
    flow.new_page()
    flow.paragraph(
        "Korson nuorisotalon aukioloajat vuonna 2018 ja aloite yövuorojen lisäämisestä", left=120
    )
    flow.gap()
    flow.line([(57, "VD/9102/12.05.02/2017")])
    flow.line([(57, "TR/LK/MS")])
    flow.gap()
    flow.paragraph(
        "Nuorisotalo on auki viitenä iltana viikossa. Nuorisovaltuusto esittää aukioloa"
        " lauantaiöisin kello kahteen saakka. Lisäys maksaisi noin 22 000 euroa vuodessa."
    )
    flow.gap()
    flow.line([(57, "Vapaa-ajan lautakunta 14.11.2017 § 6")], bold=True)
    flow.gap()
    flow.line([(57, "Apulaiskaupunginjohtajan esitys:")])
    flow.paragraph(
        "Päätetään esittää kaupunginhallitukselle, että aukiolo lauantaiöisin aloitetaan."
    )
    flow.gap()
    flow.line([(57, "Päätös:")])
    flow.paragraph("Hyväksyttiin esitys äänin 7-4.")
    flow.gap()
    flow.line([(57, "Kaupunginhallitus 11.12.2017 § 24")], bold=True)
    flow.gap()
    flow.line([(57, "Kaupunginjohtajan esitys:")])
    flow.paragraph(
        "Päätetään, että aukiolo lauantaiöisin aloitetaan kokeiluna 1.2.2018 ja sitä jatketaan"
        " kesäkuun loppuun."
    )
    flow.gap()
    flow.line([(57, "Päätös:")])
    flow.paragraph("Hyväksyttiin esitys.")
    flow.gap()
    flow.line([(57, "Liitteet:")])
    flow.paragraph("Nuorisovaltuuston aloite 3.10.2017", mark="-")
    flow.gap()
    flow.line([(57, "Täytäntöönpano:"), (188, "nuorisopalvelut")])
    flow.line([(57, "Muutoksenhakuohje:"), (188, "Oikaisuvaatimusohje")])
    flow.gap()
    flow.line([(57, "Lisätiedot:")])
    flow.line([(57, "nuorisopäällikkö Lahja Kaarnikka, etunimi.sukunimi@vantaa.f")])
    return flow.data()
