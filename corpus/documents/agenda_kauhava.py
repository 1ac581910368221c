"""An agenda in PDF with a column of labels, some of them broken over rows. Nothing is decided."""

from __future__ import annotations

from corpus.documents.page_flow import PageFlow


def agenda() -> bytes:
    """The file."""
    flow = PageFlow(
        header=((60, "Kauhavan kaupunki"), (300, "ESITYSLISTA"), (480, "{page} ({pages})")),
        left=180,
        label_left=60,
    )
    flow.new_page()
    flow.line([(60, "Kaupunginhallitus"), (300, "kokous 3.6.2024 klo 15.00")], bold=True)
    flow.gap(2)
    _item(
        flow,
        "188 §",
        "Maa-aineslupa, Ekolan kiviaines Ky:n hakemus",
        "KAUHAVA/311/11.01.00/2024",
        "Hakija ottaisi soraa kymmenen vuoden aikana 90 000 kuutiometriä. Alue on kaavoittamaton,"
        " eikä pohja\u00advesi\u00adaluetta ole lähellä.",
        "Kaupunginhallitus antaa hakemuksesta puoltavan lausunnon.",
    )
    _item(
        flow,
        "189 §",
        "Ylihärmän vanhan koulun myynti",
        "KAUHAVA/298/02.05.00/2024",
        "Koulusta on tehty kaksi tarjousta. Korkeampi on 41 500 euroa.",
        "Kaupunginhallitus hyväksyy korkeamman tarjouksen ja valtuuttaa kaupunginjohtajan"
        " allekirjoittamaan kauppakirjan.",
    )
    return flow.data()


def _item(
    flow: PageFlow, number: str, title: str, diary: str, background: str, proposal: str
) -> None:
    flow.line([(60, number), (180, title)], bold=True)
    flow.line([(180, diary)])
    flow.gap()
    flow.paragraph(background)
    flow.gap()
    flow.label("Kaupungin-|johtajan|päätösehdotus", proposal)
    flow.gap()
    flow.label("Päätös", "")
    flow.gap(2)
