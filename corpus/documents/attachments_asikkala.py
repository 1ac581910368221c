"""Attachments of one item: an assessment of three pages, and a memo that is only pictures."""

from __future__ import annotations

from corpus.documents.damaged_pdfs import picture
from corpus.documents.page_flow import PageFlow


def assessment() -> bytes:
    """Three pages; "saattoliikenne" stands on the third alone."""
    flow = PageFlow(left=57, label_left=57, size=11)
    flow.new_page()
    flow.line([(57, "Lapsivaikutusten arviointi")], bold=True)
    flow.gap()
    flow.paragraph(
        "Arviointi koskee Vesivehmaan koulun vuosiluokkien 5-6 siirtoa. Siinä kuultiin oppilaita,"
        " huoltajia ja henkilökuntaa syksyllä 2024."
    )
    flow.new_page()
    flow.line([(57, "Oppilaiden näkemykset")], bold=True)
    flow.gap()
    flow.paragraph(
        "Oppilaat pitivät tärkeänä, että kaverit pysyvät samassa ryhmässä ja että koulussa on"
        " tilaa välituntileikeille."
    )
    flow.new_page()
    flow.line([(57, "Koulumatkat")], bold=True)
    flow.gap()
    flow.paragraph(
        "Koulumatka pitenee 24 oppilaalla. Saattoliikenne ohjataan kirkonkylän puolelta ja"
        " pysäkkikatokset uusitaan ennen lukuvuoden alkua."
    )
    return flow.data()


def memo() -> bytes:
    """A page that is a picture, as a scanner makes them."""
    return picture()
