"""Tweb's PDF of one item, with a column of labels and without board, day and §."""

from __future__ import annotations

from corpus.documents.page_flow import PageFlow


def item() -> bytes:
    """The file."""
    flow = PageFlow(
        header=((57, "Oulun kaupunki"), (316, "Päivämäärä")), left=187, label_left=57, size=11
    )
    flow.new_page()
    flow.paragraph("Hietasaaren majakan vuokraaminen näyttelytilaksi")
    flow.gap()
    flow.label("Dno", "OUKA/4411/10.03.02.01/2019", bold=False)
    flow.gap()
    flow.label("Päätöshistoria", "Kaupunginhallitus 4.11.2019 § 361", bold=False)
    flow.gap()
    flow.label(
        "Tiivistelmä",
        "Taideyhdistys Merikaari ry hakee majakkaa vuokralle viideksi vuodeksi.",
        bold=False,
    )
    flow.gap()
    flow.label("Esittelyteksti", "", bold=False)
    flow.gap()
    flow.paragraph(
        "Majakka on ollut tyhjillään vuodesta 2015. Yhdistys kunnostaisi portaat ja katon omalla"
        " kustannuksellaan, ja kaupunki vastaisi sähköliittymästä. Vuokra olisi 120 euroa"
        " kuu\u00adkau\u00addes\u00adsa."
    )
    flow.gap()
    flow.paragraph(
        "Pelastuslaitos on tarkastanut raken\u00adnuksen 2.10.2019 ja edellyttää toista"
        " poistumistietä."
    )
    flow.new_page()
    flow.label("Liitteet", "Vuokrasopimuksen luonnos", bold=False)
    flow.gap()
    flow.label("Esittelijä", "Vs. kaupunginjohtaja Alpo Viikinkoski", bold=False)
    flow.gap()
    flow.label(
        "Kaupungin-|hallituksen|päätösehdotus",
        "Kaupunginhallitus päättää vuokrata majakan Taideyhdistys Merikaari ry:lle ajaksi"
        " 1.1.2020 - 31.12.2024 liitteenä olevin ehdoin.",
        bold=False,
    )
    flow.gap()
    flow.label("Päätös", "Päätösehdotus hyväksyttiin.", bold=False)
    flow.gap()
    flow.label("Täytäntöönpano-|tiedot", "Ote: Taideyhdistys Merikaari ry", bold=False)
    return flow.data()
